import { loaderByKey } from '#shared/graphql/loaders.ts';
import type { User } from './account.collection.ts';
import type { AccountRepository } from './account.repository.ts';

export const accountLoaders = ({ accounts }: { accounts: Pick<AccountRepository, 'byIds'> }) => ({
  userById: loaderByKey<User>({ load: (ids) => accounts.byIds(ids), keyOf: ({ id }) => id }),
});
export type AccountLoaders = ReturnType<typeof accountLoaders>;
