import type { PurchaseCoursePayloadResolvers } from '../../types.generated.ts';

export const PurchaseCoursePayload: PurchaseCoursePayloadResolvers = {
  entitlement: ({ transaction }, _args, { loaders }) =>
    transaction?.status === 'COMPLETED' ? loaders.viewerEntitlement.load(transaction.courseId) : null,
};
