import { mayReadPurchases } from '../../transaction/transaction.policy.ts';
import type { EntitlementResolvers } from '../../types.generated.ts';

export const Entitlement: EntitlementResolvers = {
  __resolveReference: async ({ id }, { viewer, loaders }) => {
    const row = await loaders.entitlement.load(id);
    return row && mayReadPurchases(viewer, row.userId) ? row : null;
  },
  id: ({ _id }) => _id,
  item: ({ courseId }) => ({ __typename: 'Course', id: courseId }),
};
