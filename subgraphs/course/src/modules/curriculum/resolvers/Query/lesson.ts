import type { QueryResolvers } from '../../../types.generated.ts';
import { lessonEntity } from '../../curriculum.entity.ts';

export const lesson: NonNullable<QueryResolvers['lesson']> = (_parent, { id }, context) => lessonEntity.read(id, context);
