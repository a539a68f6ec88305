import type { CourseCategoryResolvers } from '../../types.generated.ts';

export const CourseCategory: CourseCategoryResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.categoryById.load(id),
  courseCount: async ({ id }, _args, { loaders }) => (await loaders.courseCountByCategory.load(id))?.count ?? 0,
  courses: ({ id }, args, { viewer, locale, services }) => services.catalogue.list({ viewer, locale, ...args, within: { categoryId: id } }),
};
