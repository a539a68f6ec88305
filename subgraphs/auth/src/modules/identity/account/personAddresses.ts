import type { Person } from '#shared/mongo/collection.ts';
import { accountCollection } from './account.collection.ts';

/** The present and the pending address of a person, for collections that know people by address. */
export const addressesOf = async ({ userId, connection }: Person): Promise<string[]> => {
  const row = await accountCollection.open(connection).findById(userId, { email: 1, pendingEmail: 1 }).lean();
  return row ? [row.email, ...(row.pendingEmail === null ? [] : [row.pendingEmail])] : [];
};
