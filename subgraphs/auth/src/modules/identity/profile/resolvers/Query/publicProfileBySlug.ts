import type { QueryResolvers } from '../../../../types.generated.ts';

export const publicProfileBySlug: NonNullable<QueryResolvers['publicProfileBySlug']> = (_parent, { slug }, { loaders }) =>
  loaders.profileBySlug.load(slug);
