import { defineEntity } from '#shared/graphql/entities.ts';
import type { TransactionLoaders } from './transaction.loaders.ts';
import { mayReadPurchases } from './transaction.policy.ts';

export const transactionEntity = defineEntity({
  loader: ({ transactions }: TransactionLoaders) => transactions,
  mayRead: (viewer, { buyerId }) => mayReadPurchases(viewer, buyerId),
});
