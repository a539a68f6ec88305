import type { QueryResolvers } from '../../../types.generated.ts';
import { enrollmentEntity } from '../../enrollment.entity.ts';

export const enrollment: NonNullable<QueryResolvers['enrollment']> = (_parent, { id }, context) => enrollmentEntity.read(id, context);
