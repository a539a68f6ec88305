import type { QueryResolvers } from '../../../../types.generated.ts';

export const publicProfile: NonNullable<QueryResolvers['publicProfile']> = (_parent, { id }, { loaders }) => loaders.profileById.load(id);
