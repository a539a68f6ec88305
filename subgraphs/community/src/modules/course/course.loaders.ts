import { loaderByKey } from '#shared/graphql/loaders.ts';
import { toCourseLabel } from './course.model.ts';
import type { CourseModel } from './course.model.ts';

export const createCourseLoaders = ({ courses }: { courses: CourseModel }) => ({
  courses: loaderByKey({
    load: async (ids) => (await courses.find({ _id: { $in: [...ids] } }).lean()).map(toCourseLabel),
    keyOf: (course) => course.id,
  }),
});
export type CourseLoaders = ReturnType<typeof createCourseLoaders>;
