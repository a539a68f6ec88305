import type { QueryResolvers } from '../../../../types.generated.ts';

export const users: NonNullable<QueryResolvers['users']> = (_parent, listing, { services }) => services.directory.list(listing);
