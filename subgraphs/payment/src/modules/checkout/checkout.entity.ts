import { defineEntity } from '#shared/graphql/entities.ts';
import { mayReadPurchases } from '../transaction/transaction.policy.ts';
import type { CheckoutLoaders } from './checkout.loaders.ts';

export const checkoutEntity = defineEntity({
  loader: ({ checkouts }: CheckoutLoaders) => checkouts,
  mayRead: (viewer, { buyerId }) => mayReadPurchases(viewer, buyerId),
});
