import { loaderByKey } from '#shared/graphql/loaders.ts';
import { toDomain } from '#shared/mongo/collection.ts';
import { ownerNotSuspended } from '../course/course.collection.ts';
import type { Courses } from '../course/course.collection.ts';
import type { Categories } from './category.collection.ts';

export const createCategoryLoaders = ({ categories, courses }: { categories: Categories; courses: Courses }) => ({
  categoryById: loaderByKey({
    load: async (ids) => (await categories.find({ _id: { $in: [...ids] } }).lean()).map(toDomain),
    keyOf: ({ id }) => id,
  }),
  categoryBySlug: loaderByKey({
    load: async (slugs) => (await categories.find({ slug: { $in: [...slugs] } }).lean()).map(toDomain),
    keyOf: ({ slug }) => slug,
  }),
  courseCountByCategory: loaderByKey({
    load: (ids) =>
      courses.aggregate<{ _id: string; count: number }>([
        { $match: { categoryId: { $in: [...ids] }, status: 'PUBLISHED', ...ownerNotSuspended } },
        { $group: { _id: '$categoryId', count: { $sum: 1 } } },
      ]),
    keyOf: ({ _id }) => _id,
  }),
});
export type CategoryLoaders = ReturnType<typeof createCategoryLoaders>;
