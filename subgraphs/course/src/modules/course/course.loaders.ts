import { loaderByKey } from '#shared/graphql/loaders.ts';
import { toDomain } from '#shared/mongo/collection.ts';
import { requireRow } from '../../loadedRows.ts';
import { withoutKeys } from './course.collection.ts';
import type { Course, Courses } from './course.collection.ts';

export const createCourseLoaders = ({ courses }: { courses: Courses }) => ({
  courseById: loaderByKey({
    load: async (ids) => (await courses.find({ _id: { $in: [...ids] } }, withoutKeys).lean()).map(toDomain),
    keyOf: ({ id }: Course) => id,
  }),
  courseBySlug: loaderByKey({
    load: async (slugs) => (await courses.find({ slug: { $in: [...slugs] } }, withoutKeys).lean()).map(toDomain),
    keyOf: ({ slug }: Course) => slug,
  }),
});
export type CourseLoaders = ReturnType<typeof createCourseLoaders>;

/** The course of a module, a lesson or an enrollment. */
export const courseOf = async ({ courseId }: { courseId: string }, { loaders }: { loaders: CourseLoaders }): Promise<Course> =>
  requireRow(await loaders.courseById.load(courseId), `course ${courseId}`);
