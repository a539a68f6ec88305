import type { QueryResolvers } from '../../../types.generated.ts';

export const assistantMessage: NonNullable<QueryResolvers['assistantMessage']> = (_, { id }, { loaders }) => loaders.messages.load(id);
