import { loaderByKey } from '#shared/graphql/loaders.ts';
import type { AccountModel, User } from './account.model.ts';

export const accountLoaders = ({ accounts }: { accounts: AccountModel }) => ({
  userById: loaderByKey<User>({ load: (ids) => accounts.byIds(ids), keyOf: (user) => user.id }),
});
