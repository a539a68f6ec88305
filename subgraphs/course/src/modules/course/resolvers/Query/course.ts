import type { QueryResolvers } from '../../../types.generated.ts';
import { courseEntity } from '../../course.entity.ts';

export const course: NonNullable<QueryResolvers['course']> = (_parent, { id }, context) => courseEntity.read(id, context);
