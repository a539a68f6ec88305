import type { QueryResolvers } from '../../../../types.generated.ts';
import { profileBySlugEntity } from '../../profile.entity.ts';

export const publicProfileBySlug: NonNullable<QueryResolvers['publicProfileBySlug']> = (_parent, { slug }, context) =>
  profileBySlugEntity.read(slug, context);
