import type { ClientSession, Connection } from 'mongoose';
import { collectionOf } from '#shared/mongo/connection.ts';
import type { CollectionIndexes } from '#shared/mongo/connection.ts';
import type { UserRow } from './account.model.ts';

type StandingRow = { _id: string; changes: number };

// One row, which stays.
export const adminStandingIndexes: readonly CollectionIndexes[] = [{ collection: 'adminStanding', indexes: [] }];

/** There is always somebody who can administer. */
export const createAdminStanding = ({ connection }: { connection: Connection }) => ({
  /**
   * Whether another active admin is left without this one. In the transaction that takes the right away: it writes the one row that every such
   * transaction writes, so that of two admins who go at once the second looks again.
   */
  async isCoveredWithout(userId: string, session: ClientSession): Promise<boolean> {
    const standing = collectionOf<StandingRow>({ connection, name: 'adminStanding' });
    await standing.updateOne({ _id: 'admins' }, { $inc: { changes: 1 } }, { upsert: true, session });
    const users = collectionOf<UserRow>({ connection, name: 'users' });
    const other = { _id: { $ne: userId }, roles: 'ADMIN' as const, status: 'ACTIVE' as const };
    return (await users.findOne(other, { projection: { _id: 1 }, session })) !== null;
  },
});
export type AdminStanding = ReturnType<typeof createAdminStanding>;
