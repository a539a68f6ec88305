import { messageEntity } from '../../assistant.entity.ts';
import type { QueryResolvers } from '../../../types.generated.ts';

export const assistantMessage: NonNullable<QueryResolvers['assistantMessage']> = (_, { id }, context) => messageEntity.read(id, context);
