import type { QueryResolvers } from '../../../types.generated.ts';

export const courseBySlug: NonNullable<QueryResolvers['courseBySlug']> = async (_parent, { slug }, { loaders }) =>
  loaders.visible(await loaders.courseBySlug.load(slug));
