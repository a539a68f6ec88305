import type { ClientSession } from 'mongoose';
import { defineCollection } from '#shared/mongo/collection.ts';
import type { Collection, RowOf } from '#shared/mongo/collection.ts';
import type { Users } from '../../identity/account/account.collection.ts';

/** One row, which every removal of an active admin writes. */
export const adminStandingCollection = defineCollection({
  name: 'adminStanding',
  schema: { changes: Number },
  indexes: [],
  personalData: { none: 'one row on which concurrent changes of admins conflict' },
});

/** Guarantees that an active admin remains. */
export const createAdminStanding = ({
  adminStanding,
  users,
}: {
  adminStanding: Collection<RowOf<typeof adminStandingCollection>>;
  users: Users;
}) => ({
  /**
   * Whether another active admin remains without this one. Called in the transaction that removes the right: it writes the one row that every such
   * transaction writes, so that of two admins who leave at once the second is checked again.
   */
  async isCoveredWithout(userId: string, session: ClientSession): Promise<boolean> {
    await adminStanding.updateOne({ _id: 'admins' }, { $inc: { changes: 1 } }, { upsert: true, session });
    return (await users.exists({ _id: { $ne: userId }, roles: 'ADMIN', status: 'ACTIVE' }).session(session)) !== null;
  },
});
export type AdminStanding = ReturnType<typeof createAdminStanding>;
