import { referenceById } from '#shared/graphql/entities.ts';
import type { UserResolvers } from '../../types.generated.ts';

export const User: Pick<UserResolvers, 'id' | 'transactions' | '__resolveReference'> = {
  __resolveReference: referenceById,
  transactions: ({ id: userId }, listing, { viewer, services }) => services.transactions.listOf({ viewer, userId, ...listing }),
};
