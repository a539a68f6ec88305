import { pageOf } from '../../../cursors.ts';
import type { UserResolvers } from '../../types.generated.ts';

export const User: UserResolvers = {
  // Accounts are auth's: whatever id it names, this subgraph only adds to it.
  __resolveReference: ({ id }) => ({ id }),
  assistantThreads: ({ id }, { first, after }, { viewer, locale, services }) =>
    services.assistant.threadsOf({ viewer, ownerId: id, page: pageOf({ first, after, kinds: ['instant', 'string'], locale }) }),
};
