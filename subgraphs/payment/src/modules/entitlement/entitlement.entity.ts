import { defineEntity } from '#shared/graphql/entities.ts';
import { mayReadPurchases } from '../transaction/transaction.policy.ts';
import type { EntitlementLoaders } from './entitlement.loaders.ts';

export const entitlementEntity = defineEntity({
  loader: ({ entitlements }: EntitlementLoaders) => entitlements,
  mayRead: (viewer, { userId }) => mayReadPurchases(viewer, userId),
});
