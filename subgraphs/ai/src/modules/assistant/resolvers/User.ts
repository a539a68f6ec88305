import { parsePage } from '#shared/graphql/pagination.ts';
import type { UserResolvers } from '../../types.generated.ts';

export const User: UserResolvers = {
  // Accounts are auth's: whatever id it names, this subgraph only adds to it.
  __resolveReference: ({ id }) => ({ id }),
  assistantThreads: ({ id }, { first, after }, { viewer, locale, services }) =>
    services.assistant.threadsOf({ viewer, ownerId: id, page: parsePage({ first, after, keyCount: 2, locale }) }),
};
