import type { ClientSession, UpdateQuery } from 'mongoose';
import type { AccountStatus, VerificationStatus } from '#events/auth.ts';
import { defineList } from '#shared/lists/list.ts';
import type { PageRequest } from '#shared/lists/list.ts';
import { toUser } from '../../identity/account/account.collection.ts';
import type { User, UserRow, Users } from '../../identity/account/account.collection.ts';

/** Query.users. */
export const newestUsers = defineList<User>({
  name: 'users.newest',
  keys: [
    { field: 'createdAt', kind: 'instant', direction: 'DESC' },
    { field: '_id', kind: 'string', direction: 'DESC' },
  ],
});

export type RoleFields = Pick<UserRow, 'roles' | 'instructorVerification' | 'formerExpertise'>;
type Write = { userId: string; at: Date; session: ClientSession };

/** Accounts as admins list and change them. A write states the expected state in its filter and returns null when the row is in another state. */
export const administeredAccountRepository = ({ users }: { users: Users }) => {
  const change = async (filter: Record<string, unknown>, update: UpdateQuery<UserRow>, session: ClientSession): Promise<User | null> => {
    const row = await users.findOneAndUpdate(filter, update, { returnDocument: 'after', session }).lean();
    return row && toUser(row);
  };

  return {
    /** One row more than the page, which shows whether there is a next one. */
    async find({ filter, page }: { filter: Record<string, unknown>; page: PageRequest }): Promise<User[]> {
      const rows = await users
        .find({ $and: [filter, newestUsers.after(page)] })
        .sort(newestUsers.sort)
        .limit(page.first + 1)
        .lean();
      return rows.map(toUser);
    },
    count: (filter: Record<string, unknown>): Promise<number> => users.countDocuments(filter),
    admins: async (): Promise<User[]> => (await users.find({ roles: 'ADMIN' }).sort({ createdAt: 1, _id: 1 }).lean()).map(toUser),
    hasActiveAdmin: async (session: ClientSession): Promise<boolean> =>
      (await users.exists({ roles: 'ADMIN', status: 'ACTIVE' }).session(session)) !== null,
    /** Other subgraphs receive the status, so the revision rises. Links end with the old status. */
    setStatus: ({ userId, from, to, at, session }: Write & { from: AccountStatus; to: AccountStatus }) =>
      change(
        { _id: userId, status: from },
        { $set: { status: to, updatedAt: at }, $inc: { credentialsGeneration: 1, revision: 1 } },
        session,
      ),
    setRoles: ({ userId, from, changes, at, session }: Write & { from: User['roles']; changes: RoleFields }) =>
      change({ _id: userId, roles: { $eq: from } }, { $set: { ...changes, updatedAt: at }, $inc: { revision: 1 } }, session),
    setVerification: ({ userId, from, to, at, session }: Write & { from: VerificationStatus; to: VerificationStatus }) =>
      change(
        { _id: userId, instructorVerification: from },
        { $set: { instructorVerification: to, updatedAt: at }, $inc: { revision: 1 } },
        session,
      ),
  };
};
export type AdministeredAccountRepository = ReturnType<typeof administeredAccountRepository>;
