import type { QueryResolvers } from '../../../types.generated.ts';

export const transactions: NonNullable<QueryResolvers['transactions']> = (_parent, listing, { viewer, services }) =>
  services.transactions.listAll({ viewer, ...listing });
