import { unauthenticated } from '#shared/faults.ts';
import type { QueryResolvers } from '../../../types.generated.ts';

export const transaction: NonNullable<QueryResolvers['transaction']> = async (_parent, { id }, { viewer, requestId, services }) => {
  if (viewer.kind === 'anonymous') throw unauthenticated();
  return services.transactions.find({ viewer, requestId, id });
};
