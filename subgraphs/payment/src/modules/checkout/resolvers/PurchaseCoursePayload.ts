import type { PurchaseCoursePayloadResolvers } from '../../types.generated.ts';

export const PurchaseCoursePayload: PurchaseCoursePayloadResolvers = {
  entitlement: ({ transaction }, _args, { loaders }) =>
    transaction?.status === 'COMPLETED' && transaction.buyerId !== null
      ? loaders.courseEntitlements.load({ userId: transaction.buyerId, courseId: transaction.courseId })
      : null,
};
