import type { QueryResolvers } from '../../../types.generated.ts';

export const transactions: NonNullable<QueryResolvers['transactions']> = (_parent, listing, { viewer, locale, services }) =>
  services.transactions.listAll({ viewer, locale, ...listing });
