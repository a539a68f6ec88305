import { Schema } from 'mongoose';
import type { ClientSession, Connection } from 'mongoose';
import type { Role } from '#shared/viewer.ts';
import { nameWords } from './nameWords.ts';

export type AccountStatus = 'ACTIVE' | 'SUSPENDED' | 'DELETED';
export type VerificationStatus = 'UNVERIFIED' | 'VERIFIED' | 'REJECTED';

export type UserRow = {
  _id: string;
  /** Normalised. Its uniqueness is a claim row's, which also holds on a sharded cluster. */
  email: string;
  emailVerifiedAt: Date | null;
  /** Asked for, not confirmed and not claimed yet: two accounts may have asked for the same. */
  pendingEmail: string | null;
  passwordHash: string;
  firstName: string;
  lastName: string;
  roles: Role[];
  status: AccountStatus;
  /** Null for people who do not teach. */
  instructorVerification: VerificationStatus | null;
  /** What was taught, kept since an admin took the role of instructor away. Null otherwise. */
  formerExpertise: string[] | null;
  locale: string;
  /** IANA. */
  timeZone: string | null;
  interests: string[];
  /** Access tokens dated before it are refused everywhere. */
  tokensNotBefore: Date | null;
  lastLoginAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  /** +1 with each new password, address or status. Mailed and shown links carry the one they were made under: see isLinkCurrent. */
  credentialsGeneration: number;
  /** +1 with each change that others are told of: the sequence of this aggregate's events. */
  revision: number;
};
export type User = Omit<UserRow, '_id' | 'passwordHash'> & { id: string };
export type StoredUser = UserRow & {
  /** For the search, kept beside the names: as nameWords makes them. */
  firstNameWords: string[];
  lastNameWords: string[];
  /** So that a sign-in always writes the row, within one millisecond too: a suspension at the same moment has to collide with it. */
  signInCount: number;
};

export const toUser = ({
  _id: id,
  email,
  emailVerifiedAt,
  pendingEmail,
  firstName,
  lastName,
  roles,
  status,
  instructorVerification,
  formerExpertise,
  locale,
  timeZone,
  interests,
  tokensNotBefore,
  lastLoginAt,
  createdAt,
  updatedAt,
  credentialsGeneration,
  revision,
}: UserRow): User => ({
  id,
  email,
  emailVerifiedAt,
  pendingEmail,
  firstName,
  lastName,
  roles: [...roles],
  status,
  instructorVerification,
  formerExpertise: formerExpertise && [...formerExpertise],
  locale,
  timeZone,
  interests: [...interests],
  tokensNotBefore,
  lastLoginAt,
  createdAt,
  updatedAt,
  credentialsGeneration,
  revision,
});

const userSchema = new Schema<StoredUser>(
  {
    _id: { type: String, required: true },
    email: { type: String, required: true },
    emailVerifiedAt: { type: Date, default: null },
    pendingEmail: { type: String, default: null },
    passwordHash: { type: String, required: true },
    firstName: { type: String, required: true },
    lastName: { type: String, required: true },
    roles: { type: [String], required: true },
    status: { type: String, required: true },
    instructorVerification: { type: String, default: null },
    formerExpertise: { type: [String], default: null },
    firstNameWords: { type: [String], required: true },
    lastNameWords: { type: [String], required: true },
    signInCount: { type: Number, default: 0 },
    locale: { type: String, required: true },
    timeZone: { type: String, default: null },
    interests: { type: [String], required: true },
    tokensNotBefore: { type: Date, default: null },
    lastLoginAt: { type: Date, default: null },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
    credentialsGeneration: { type: Number, required: true },
    revision: { type: Number, required: true },
  },
  { strict: 'throw', versionKey: false },
);
// Signing in, by address; and a second lock behind the claim.
userSchema.index({ email: 1 }, { unique: true });
// Query.users, newest first, keyset; and by each of its filters. Words and addresses are found by their beginning.
userSchema.index({ createdAt: -1, _id: -1 });
userSchema.index({ roles: 1, createdAt: -1, _id: -1 });
userSchema.index({ status: 1, createdAt: -1, _id: -1 });
userSchema.index({ instructorVerification: 1, createdAt: -1, _id: -1 });
userSchema.index({ firstNameWords: 1 });
userSchema.index({ lastNameWords: 1 });

const searchWords = ({ firstName, lastName }: { firstName?: string; lastName?: string }) => ({
  ...(firstName !== undefined && { firstNameWords: nameWords(firstName) }),
  ...(lastName !== undefined && { lastNameWords: nameWords(lastName) }),
});

export type AccountChanges = Partial<
  Pick<UserRow, 'firstName' | 'lastName' | 'roles' | 'instructorVerification' | 'locale' | 'timeZone' | 'interests'>
>;
export type SignInCandidate = { user: User; passwordHash: string };

export const createAccountModel = ({ connection }: { connection: Connection }) => {
  const users = connection.model<StoredUser>('User', userSchema, 'users');

  return {
    async prepare(): Promise<void> {
      await users.createCollection();
      await users.createIndexes();
    },
    async insert(row: UserRow, session: ClientSession): Promise<User> {
      await users.create([{ ...row, firstNameWords: nameWords(row.firstName), lastNameWords: nameWords(row.lastName), signInCount: 0 }], {
        session,
      });
      return toUser(row);
    },
    async byIds(ids: readonly string[]): Promise<User[]> {
      return (await users.find({ _id: { $in: [...ids] }, status: { $ne: 'DELETED' } }).lean<UserRow[]>()).map(toUser);
    },
    async byId(id: string, session: ClientSession | null = null): Promise<User | null> {
      const row = await users.findById(id).session(session).lean<UserRow>();
      return row && toUser(row);
    },
    async byEmail(email: string, session: ClientSession): Promise<User | null> {
      const row = await users.findOne({ email }).session(session).lean<UserRow>();
      return row && toUser(row);
    },
    /** With credentialsOf, the only way to a password's hash. */
    async forSignIn(email: string): Promise<SignInCandidate | null> {
      const row = await users.findOne({ email, status: { $ne: 'DELETED' } }).lean<UserRow>();
      return row && { user: toUser(row), passwordHash: row.passwordHash };
    },
    /** Null when the account was suspended, or its password changed, since it was checked. */
    async recordSignIn({
      userId,
      passwordHash,
      renewedHash,
      at,
      session,
    }: {
      userId: string;
      passwordHash: string;
      /** A stronger one of the same password, in its place. */
      renewedHash: string | null;
      at: Date;
      session: ClientSession;
    }): Promise<User | null> {
      const row = await users
        .findOneAndUpdate(
          { _id: userId, status: 'ACTIVE', passwordHash },
          { $set: { lastLoginAt: at, passwordHash: renewedHash ?? passwordHash }, $inc: { signInCount: 1 } },
          { returnDocument: 'after', session },
        )
        .lean<UserRow>();
      return row && toUser(row);
    },
    /** Null when the account is closed, the address is not this one any more, or is verified already. */
    async markEmailVerified({
      userId,
      email,
      at,
      session,
    }: {
      userId: string;
      email: string;
      at: Date;
      session: ClientSession;
    }): Promise<User | null> {
      const row = await users
        .findOneAndUpdate(
          { _id: userId, status: 'ACTIVE', email, emailVerifiedAt: null },
          { $set: { emailVerifiedAt: at, updatedAt: at }, $inc: { revision: 1 } },
          { returnDocument: 'after', session },
        )
        .lean<UserRow>();
      return row && toUser(row);
    },
    /** False when another revocation came first: `previous` is the expected state. */
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
    /** As forSignIn, for whoever is signed in already. */
    async credentialsOf(userId: string): Promise<SignInCandidate | null> {
      const row = await users.findOne({ _id: userId, status: { $ne: 'DELETED' } }).lean<UserRow>();
      return row && { user: toUser(row), passwordHash: row.passwordHash };
    },
    /**
     * A change of address under way is given up with it: a thief may have asked for it. Null when the account is closed, or its password
     * or address is not the expected one any more.
     */
    async setPassword({
      userId,
      expected,
      passwordHash,
      at,
      session,
    }: {
      userId: string;
      expected: { passwordHash: string } | { email: string };
      passwordHash: string;
      at: Date;
      session: ClientSession;
    }): Promise<User | null> {
      const row = await users
        .findOneAndUpdate(
          { _id: userId, status: 'ACTIVE', ...expected },
          { $set: { passwordHash, pendingEmail: null, updatedAt: at }, $inc: { credentialsGeneration: 1 } },
          { returnDocument: 'after', session },
        )
        .lean<UserRow>();
      return row && toUser(row);
    },
    /** Null when the account is closed, or its password or address is not the expected one any more. */
    async askEmailChange({
      userId,
      email,
      passwordHash,
      pendingEmail,
      at,
      session,
    }: {
      userId: string;
      email: string;
      passwordHash: string;
      pendingEmail: string;
      at: Date;
      session: ClientSession;
    }): Promise<User | null> {
      const row = await users
        .findOneAndUpdate(
          { _id: userId, status: 'ACTIVE', email, passwordHash },
          { $set: { pendingEmail, updatedAt: at } },
          { returnDocument: 'after', session },
        )
        .lean<UserRow>();
      return row && toUser(row);
    },
    /** Null when the account is closed, or its address or wanted address is not the expected one any more. */
    async moveEmail({
      userId,
      from,
      to,
      at,
      session,
    }: {
      userId: string;
      from: string;
      to: string;
      at: Date;
      session: ClientSession;
    }): Promise<User | null> {
      const row = await users
        .findOneAndUpdate(
          { _id: userId, status: 'ACTIVE', email: from, pendingEmail: to },
          { $set: { email: to, emailVerifiedAt: at, pendingEmail: null, updatedAt: at }, $inc: { revision: 1, credentialsGeneration: 1 } },
          { returnDocument: 'after', session },
        )
        .lean<UserRow>();
      return row && toUser(row);
    },
    /** `isTold`: others know of what changes, so the revision rises. Null when the account is closed. */
    async change({
      userId,
      changes,
      isTold,
      at,
      session,
    }: {
      userId: string;
      changes: AccountChanges;
      isTold: boolean;
      at: Date;
      session: ClientSession;
    }): Promise<User | null> {
      const row = await users
        .findOneAndUpdate(
          { _id: userId, status: 'ACTIVE' },
          { $set: { ...changes, ...searchWords(changes), updatedAt: at }, $inc: { revision: isTold ? 1 : 0 } },
          { returnDocument: 'after', session },
        )
        .lean<UserRow>();
      return row && toUser(row);
    },
    async *all(): AsyncIterable<User> {
      for await (const row of users.find().sort({ _id: 1 }).lean<UserRow[]>().cursor()) yield toUser(row);
    },
  };
};
export type AccountModel = ReturnType<typeof createAccountModel>;
