import type { PublicProfileResolvers } from '../../../types.generated.ts';
import { profileBySlugEntity, profileEntity } from '../profile.entity.ts';

export const PublicProfile: PublicProfileResolvers = {
  __resolveReference: (reference, context) =>
    'id' in reference ? profileEntity.resolveReference(reference, context) : profileBySlugEntity.read(reference.slug, context),
};
