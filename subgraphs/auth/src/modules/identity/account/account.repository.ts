import type { ClientSession, UpdateQuery } from 'mongoose';
import { toUser } from './account.collection.ts';
import type { User, UserRow, Users } from './account.collection.ts';
import { nameWords } from './nameWords.ts';

export type NewUser = Omit<UserRow, 'firstNameWords' | 'lastNameWords' | 'signInCount'>;
export type AccountChanges = Partial<
  Pick<UserRow, 'firstName' | 'lastName' | 'roles' | 'instructorVerification' | 'locale' | 'timeZone' | 'interests'>
>;
export type SignInCandidate = { user: User; passwordHash: string };

type Write = { at: Date; session: ClientSession };
type WriteOf<Fields> = Write & Fields & { userId: string };

const searchWords = ({ firstName, lastName }: { firstName?: string; lastName?: string }) => ({
  ...(firstName !== undefined && { firstNameWords: nameWords(firstName) }),
  ...(lastName !== undefined && { lastNameWords: nameWords(lastName) }),
});

/** Reads and writes of accounts. A write states the expected state in its filter and returns null when the row is in another state. */
export const accountRepository = ({ users }: { users: Users }) => {
  const change = async (filter: Partial<UserRow>, update: UpdateQuery<UserRow>, session: ClientSession): Promise<User | null> => {
    const row = await users.findOneAndUpdate(filter, update, { returnDocument: 'after', session }).lean();
    return row && toUser(row);
  };
  const toCandidate = (row: UserRow | null): SignInCandidate | null => row && { user: toUser(row), passwordHash: row.passwordHash };

  return {
    async insert(row: NewUser, session: ClientSession): Promise<User> {
      const stored: UserRow = { ...row, firstNameWords: nameWords(row.firstName), lastNameWords: nameWords(row.lastName), signInCount: 0 };
      await users.insertMany([stored], { session });
      return toUser(stored);
    },
    byIds: async (ids: readonly string[]): Promise<User[]> =>
      (await users.find({ _id: { $in: [...ids] }, status: { $ne: 'DELETED' } }).lean()).map(toUser),
    async byId(id: string, session: ClientSession | null = null): Promise<User | null> {
      const row = await users.findById(id).session(session).lean();
      return row && toUser(row);
    },
    async byEmail(email: string, session: ClientSession): Promise<User | null> {
      const row = await users.findOne({ email }).session(session).lean();
      return row && toUser(row);
    },
    async *all(): AsyncIterable<User> {
      for await (const row of users.find().sort({ _id: 1 }).lean().cursor()) yield toUser(row);
    },

    /** With credentialsOf, the only access to the hash of a password. */
    candidateByEmail: async (email: string): Promise<SignInCandidate | null> =>
      toCandidate(await users.findOne({ email, status: { $ne: 'DELETED' } }).lean()),
    credentialsOf: async (userId: string): Promise<SignInCandidate | null> =>
      toCandidate(await users.findOne({ _id: userId, status: { $ne: 'DELETED' } }).lean()),

    /** Null when the account was suspended, or its password changed, after the check. `renewedHash`: a stronger hash of the same password. */
    recordSignIn: ({ userId, passwordHash, renewedHash, at, session }: WriteOf<{ passwordHash: string; renewedHash: string | null }>) =>
      change(
        { _id: userId, status: 'ACTIVE', passwordHash },
        { $set: { lastLoginAt: at, passwordHash: renewedHash ?? passwordHash }, $inc: { signInCount: 1 } },
        session,
      ),
    /** Null when the account is closed, has another address by now, or is verified already. */
    markEmailVerified: ({ userId, email, at, session }: WriteOf<{ email: string }>) =>
      change(
        { _id: userId, status: 'ACTIVE', email, emailVerifiedAt: null },
        { $set: { emailVerifiedAt: at, updatedAt: at }, $inc: { revision: 1 } },
        session,
      ),
    /** False when another revocation was first: `previous` is the expected value. */
    async raiseNotBefore({
      userId,
      previous,
      notBefore,
      session,
    }: {
      userId: string;
      previous: Date | null;
      notBefore: Date;
      session: ClientSession;
    }): Promise<boolean> {
      const { matchedCount } = await users.updateOne(
        { _id: userId, tokensNotBefore: previous },
        { $set: { tokensNotBefore: notBefore } },
        { session },
      );
      return matchedCount === 1;
    },
    /** Also cancels a pending change of address, which a thief may have requested. Null when the account is closed or not in the expected state. */
    setPassword: ({
      userId,
      expected,
      passwordHash,
      at,
      session,
    }: WriteOf<{ expected: { passwordHash: string } | { email: string }; passwordHash: string }>) =>
      change(
        { _id: userId, status: 'ACTIVE', ...expected },
        { $set: { passwordHash, pendingEmail: null, updatedAt: at }, $inc: { credentialsGeneration: 1 } },
        session,
      ),
    /** Null when the account is closed, or has another password or address by now. */
    requestEmailChange: ({
      userId,
      email,
      passwordHash,
      pendingEmail,
      at,
      session,
    }: WriteOf<{ email: string; passwordHash: string; pendingEmail: string }>) =>
      change({ _id: userId, status: 'ACTIVE', email, passwordHash }, { $set: { pendingEmail, updatedAt: at } }, session),
    /** Null when the account is closed, or has another present or pending address by now. */
    moveEmail: ({ userId, from, to, at, session }: WriteOf<{ from: string; to: string }>) =>
      change(
        { _id: userId, status: 'ACTIVE', email: from, pendingEmail: to },
        { $set: { email: to, emailVerifiedAt: at, pendingEmail: null, updatedAt: at }, $inc: { revision: 1, credentialsGeneration: 1 } },
        session,
      ),
    /** `isPublished`: other subgraphs receive the change, so the revision rises. Null when the account is closed. */
    change: ({ userId, changes, isPublished, at, session }: WriteOf<{ changes: AccountChanges; isPublished: boolean }>) =>
      change(
        { _id: userId, status: 'ACTIVE' },
        { $set: { ...changes, ...searchWords(changes), updatedAt: at }, $inc: { revision: isPublished ? 1 : 0 } },
        session,
      ),
  };
};
export type AccountRepository = ReturnType<typeof accountRepository>;
