import type { QueryResolvers } from '../../../types.generated.ts';

export const courseCategoryBySlug: NonNullable<QueryResolvers['courseCategoryBySlug']> = (_parent, { slug }, { loaders }) =>
  loaders.categoryBySlug.load(slug);
