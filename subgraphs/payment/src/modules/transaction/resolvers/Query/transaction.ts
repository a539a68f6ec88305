import type { QueryResolvers } from '../../../types.generated.ts';

export const transaction: NonNullable<QueryResolvers['transaction']> = (_parent, { id }, { viewer, requestId, services }) =>
  services.transactions.find({ viewer, requestId, id });
