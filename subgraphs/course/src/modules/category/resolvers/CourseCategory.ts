import type { CourseCategoryResolvers } from '../../types.generated.ts';
import { categoryEntity } from '../category.entity.ts';

export const CourseCategory: CourseCategoryResolvers = {
  __resolveReference: categoryEntity.resolveReference,
  courseCount: async ({ id }, _args, { loaders }) => (await loaders.courseCountByCategory.load(id))?.count ?? 0,
  courses: ({ id }, args, { viewer, services }) =>
    services.catalog.list({ list: 'category.courses', viewer, ...args, within: { categoryId: id } }),
};
