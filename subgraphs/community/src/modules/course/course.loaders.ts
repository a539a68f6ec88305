import { loaderByKey } from '#shared/graphql/loaders.ts';
import { toDomain } from '#shared/mongo/collection.ts';
import type { CourseLabel, Courses } from './course.collection.ts';

export const createCourseLoaders = ({ courses }: { courses: Courses }) => ({
  courses: loaderByKey({
    load: async (ids) => (await courses.find({ _id: { $in: [...ids] } }).lean()).map(toDomain),
    keyOf: (course: CourseLabel) => course.id,
  }),
});
export type CourseLoaders = ReturnType<typeof createCourseLoaders>;
