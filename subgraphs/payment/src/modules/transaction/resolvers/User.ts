import type { UserResolvers } from '../../types.generated.ts';

export const User: Pick<UserResolvers, 'id' | 'transactions' | '__resolveReference'> = {
  __resolveReference: ({ id }) => ({ id }),
  transactions: ({ id }, listing, { viewer, locale, services }) => services.transactions.listOf({ viewer, locale, userId: id, ...listing }),
};
