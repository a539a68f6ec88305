import { Schema } from 'mongoose';
import type { ClientSession, Connection } from 'mongoose';
import type { Role } from '#shared/viewer.ts';

export type AccountStatus = 'ACTIVE' | 'SUSPENDED';

export type UserRow = {
  _id: string;
  /** Normalised. Its uniqueness is a claim row's, which also holds on a sharded cluster. */
  email: string;
  emailVerifiedAt: Date | null;
  passwordHash: string;
  firstName: string;
  lastName: string;
  roles: Role[];
  status: AccountStatus;
  locale: string;
  /** Access tokens dated before it are refused everywhere. */
  tokensNotBefore: Date | null;
  lastLoginAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  /** +1 with each change that others are told of: the sequence of this aggregate's events. */
  revision: number;
};
export type User = Omit<UserRow, '_id' | 'passwordHash'> & { id: string };

export const toUser = ({
  _id: id,
  email,
  emailVerifiedAt,
  firstName,
  lastName,
  roles,
  status,
  locale,
  tokensNotBefore,
  lastLoginAt,
  createdAt,
  updatedAt,
  revision,
}: UserRow): User => ({
  id,
  email,
  emailVerifiedAt,
  firstName,
  lastName,
  roles: [...roles],
  status,
  locale,
  tokensNotBefore,
  lastLoginAt,
  createdAt,
  updatedAt,
  revision,
});

const userSchema = new Schema<UserRow>(
  {
    _id: { type: String, required: true },
    email: { type: String, required: true },
    emailVerifiedAt: { type: Date, default: null },
    passwordHash: { type: String, required: true },
    firstName: { type: String, required: true },
    lastName: { type: String, required: true },
    roles: { type: [String], required: true },
    status: { type: String, required: true },
    locale: { type: String, required: true },
    tokensNotBefore: { type: Date, default: null },
    lastLoginAt: { type: Date, default: null },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
    revision: { type: Number, required: true },
  },
  { strict: 'throw', versionKey: false },
);
// Signing in, by address; and a second lock behind the claim.
userSchema.index({ email: 1 }, { unique: true });

/** A verification link's token as it is kept: its hash is the id. Rows leave when they are used or have expired. */
export type EmailVerificationRow = { _id: string; userId: string; email: string; createdAt: Date; expiresAt: Date };

const emailVerificationSchema = new Schema<EmailVerificationRow>(
  {
    _id: { type: String, required: true },
    userId: { type: String, required: true },
    email: { type: String, required: true },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  { strict: 'throw', versionKey: false },
);
emailVerificationSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 }); // expiry
emailVerificationSchema.index({ userId: 1 }); // all links of an account, which die with its address

export type SignInCandidate = { user: User; passwordHash: string };

export const createAccountModel = ({ connection }: { connection: Connection }) => {
  const users = connection.model<UserRow>('User', userSchema, 'users');
  const verifications = connection.model<EmailVerificationRow>('EmailVerification', emailVerificationSchema, 'emailVerifications');

  return {
    async prepare(): Promise<void> {
      for (const model of [users, verifications]) {
        await model.createCollection();
        await model.createIndexes();
      }
    },
    async insert(row: UserRow, session: ClientSession): Promise<User> {
      await users.create([row], { session });
      return toUser(row);
    },
    async byIds(ids: readonly string[]): Promise<User[]> {
      return (await users.find({ _id: { $in: [...ids] } }).lean<UserRow[]>()).map(toUser);
    },
    async byId(id: string, session: ClientSession | null = null): Promise<User | null> {
      const row = await users.findById(id).session(session).lean<UserRow>();
      return row && toUser(row);
    },
    /** The only way to a password's hash. */
    async forSignIn(email: string): Promise<SignInCandidate | null> {
      const row = await users.findOne({ email }).lean<UserRow>();
      return row && { user: toUser(row), passwordHash: row.passwordHash };
    },
    /** Null when the account was suspended, or its password changed, since it was checked. */
    async recordSignIn({
      userId,
      passwordHash,
      at,
      session,
    }: {
      userId: string;
      passwordHash: string;
      at: Date;
      session: ClientSession;
    }): Promise<User | null> {
      const row = await users
        .findOneAndUpdate(
          { _id: userId, status: 'ACTIVE', passwordHash },
          { $set: { lastLoginAt: at } },
          { returnDocument: 'after', session },
        )
        .lean<UserRow>();
      return row && toUser(row);
    },
    /** Null when the address is not this one any more, or is verified already. */
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
          { _id: userId, email, emailVerifiedAt: null },
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
    async insertVerification(row: EmailVerificationRow, session: ClientSession): Promise<void> {
      await verifications.create([row], { session });
    },
    /** Takes the link's row away and answers it: of any number of uses one gets it. */
    async takeVerification(tokenHash: string, session: ClientSession): Promise<EmailVerificationRow | null> {
      return verifications.findOneAndDelete({ _id: tokenHash }, { session }).lean<EmailVerificationRow>();
    },
    async *all(): AsyncIterable<User> {
      for await (const row of users.find().sort({ _id: 1 }).lean<UserRow[]>().cursor()) yield toUser(row);
    },
  };
};
export type AccountModel = ReturnType<typeof createAccountModel>;
