import type DataLoader from 'dataloader';
import { loaderByKey } from '#shared/graphql/loaders.ts';
import type { TransactionRow } from './transaction.model.ts';
import type { Transactions } from './transaction.service.ts';

export type TransactionLoaders = { transaction: DataLoader<string, TransactionRow | null> };

export const createTransactionLoaders = (transactions: Transactions): TransactionLoaders => ({
  transaction: loaderByKey({ load: (ids) => transactions.byIds(ids), keyOf: (row) => row._id }),
});
