import type { QueryResolvers } from '../../../types.generated.ts';

export const checkoutSession: NonNullable<QueryResolvers['checkoutSession']> = (_parent, { id }, { viewer, requestId, services }) =>
  services.checkouts.find({ viewer, requestId, id });
