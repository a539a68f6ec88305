import type { QueryResolvers } from '../../../types.generated.ts';

export const assistantThread: NonNullable<QueryResolvers['assistantThread']> = (_, { id }, { loaders }) => loaders.threads.load(id);
