import { unauthenticated } from '#shared/faults.ts';
import type { QueryResolvers } from '../../../types.generated.ts';

export const checkoutSession: NonNullable<QueryResolvers['checkoutSession']> = async (_parent, { id }, { viewer, requestId, services }) => {
  if (viewer.kind === 'anonymous') throw unauthenticated();
  return services.checkouts.find({ viewer, requestId, id });
};
