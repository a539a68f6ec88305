import type { PublicProfileResolvers } from '../../../types.generated.ts';

export const PublicProfile: PublicProfileResolvers = {
  __resolveReference: (reference, { loaders }) =>
    'id' in reference ? loaders.profileById.load(reference.id) : loaders.profileBySlug.load(reference.slug),
};
