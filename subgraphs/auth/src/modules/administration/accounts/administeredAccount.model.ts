import type { ClientSession, Connection, mongo } from 'mongoose';
import { keysetFilter, sortOf } from '#shared/graphql/pagination.ts';
import type { OrderKey, PageRequest } from '#shared/graphql/pagination.ts';
import { collectionOf } from '#shared/mongo/connection.ts';
import { toUser } from '../../identity/account/account.model.ts';
import type { AccountStatus, User, UserRow, VerificationStatus } from '../../identity/account/account.model.ts';

export const newestFirst: readonly OrderKey[] = [
  { field: 'createdAt', direction: 'DESC', isInstant: true },
  { field: '_id', direction: 'DESC' },
];
const activeAdmin = { roles: 'ADMIN' as const, status: 'ACTIVE' as const };

/** Accounts as admins list and change them. What is expected of a row stands in the filter: null when it is not so any more. */
export const createAdministeredAccounts = ({ connection }: { connection: Connection }) => {
  const users = () => collectionOf<UserRow>({ connection, name: 'users' });
  const change = async (
    filter: mongo.Filter<UserRow>,
    update: mongo.UpdateFilter<UserRow>,
    session: ClientSession,
  ): Promise<User | null> => {
    const row = await users().findOneAndUpdate(filter, update, { returnDocument: 'after', session });
    return row && toUser(row);
  };

  return {
    async find({ filter, page }: { filter: Record<string, unknown>; page: PageRequest }): Promise<User[]> {
      const rows = await users()
        .find({ $and: [filter, keysetFilter({ keys: newestFirst, after: page.after })] })
        .sort(sortOf(newestFirst))
        .limit(page.first + 1)
        .toArray();
      return rows.map(toUser);
    },
    count: (filter: Record<string, unknown>): Promise<number> => users().countDocuments(filter),
    async admins(): Promise<User[]> {
      const rows = await users().find({ roles: 'ADMIN' }).sort({ createdAt: 1, _id: 1 }).toArray();
      return rows.map(toUser);
    },
    async hasActiveAdmin(session: ClientSession): Promise<boolean> {
      return (await users().findOne(activeAdmin, { projection: { _id: 1 }, session })) !== null;
    },
    /** Others know of the status, so the revision rises. Links end with it. */
    setStatus: ({
      userId,
      from,
      to,
      at,
      session,
    }: {
      userId: string;
      from: AccountStatus;
      to: AccountStatus;
      at: Date;
      session: ClientSession;
    }): Promise<User | null> =>
      change(
        { _id: userId, status: from },
        { $set: { status: to, updatedAt: at }, $inc: { credentialsGeneration: 1, revision: 1 } },
        session,
      ),
    /** Others know of roles, so the revision rises. */
    setRoles: ({
      userId,
      from,
      changes,
      at,
      session,
    }: {
      userId: string;
      from: User['roles'];
      changes: Pick<UserRow, 'roles' | 'instructorVerification' | 'formerExpertise'>;
      at: Date;
      session: ClientSession;
    }): Promise<User | null> =>
      change({ _id: userId, roles: { $eq: from } }, { $set: { ...changes, updatedAt: at }, $inc: { revision: 1 } }, session),
    /** As setRoles. */
    setVerification: ({
      userId,
      from,
      to,
      at,
      session,
    }: {
      userId: string;
      from: VerificationStatus;
      to: VerificationStatus;
      at: Date;
      session: ClientSession;
    }): Promise<User | null> =>
      change(
        { _id: userId, instructorVerification: from },
        { $set: { instructorVerification: to, updatedAt: at }, $inc: { revision: 1 } },
        session,
      ),
  };
};
export type AdministeredAccounts = ReturnType<typeof createAdministeredAccounts>;
