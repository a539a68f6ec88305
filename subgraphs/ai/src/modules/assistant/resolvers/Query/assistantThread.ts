import { threadEntity } from '../../assistant.entity.ts';
import type { QueryResolvers } from '../../../types.generated.ts';

export const assistantThread: NonNullable<QueryResolvers['assistantThread']> = (_, { id }, context) => threadEntity.read(id, context);
