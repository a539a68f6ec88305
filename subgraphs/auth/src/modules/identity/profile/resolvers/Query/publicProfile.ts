import type { QueryResolvers } from '../../../../types.generated.ts';
import { profileEntity } from '../../profile.entity.ts';

export const publicProfile: NonNullable<QueryResolvers['publicProfile']> = (_parent, { id }, context) => profileEntity.read(id, context);
