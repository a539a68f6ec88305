import { loaderByKey } from '#shared/graphql/loaders.ts';
import { toDomain } from '#shared/mongo/collection.ts';
import type { Transaction, Transactions } from './transaction.collection.ts';

export const createTransactionLoaders = ({ transactions }: { transactions: Transactions }) => ({
  transactions: loaderByKey<Transaction>({
    load: async (ids) => (await transactions.find({ _id: { $in: [...ids] } }).lean()).map(toDomain),
    keyOf: (transaction) => transaction.id,
  }),
});
export type TransactionLoaders = ReturnType<typeof createTransactionLoaders>;
