import type { ClientSession } from 'mongoose';
import { defineCollection } from '#shared/mongo/collection.ts';
import type { Collection, Person, RowOf } from '#shared/mongo/collection.ts';
import { nullable, optional } from '#shared/mongo/fields.ts';
import { addressesOf } from './personAddresses.ts';

const untreatedSeconds = 60 * 60;

/** Verification links: the id is the hash of the token. A used or replaced link stays until it expires, so that a second click is recognized. */
export const emailVerificationCollection = defineCollection({
  name: 'emailVerifications',
  schema: {
    userId: String,
    email: String,
    credentialsGeneration: Number,
    createdAt: Date,
    expiresAt: Date,
    /** Rows of earlier releases have none. */
    endedAt: optional(nullable(Date)),
  },
  indexes: [
    { name: 'expiresAt_1', key: { expiresAt: 1 }, expireAfterSeconds: 0 },
    // The links of an account, which end with its address.
    { name: 'userId_1', key: { userId: 1 } },
  ],
  personalData: {
    subject: 'userId',
    export: ['email', 'credentialsGeneration', 'createdAt', 'expiresAt', 'endedAt'],
    onErasure: 'delete',
  },
});

/** The one live reset link of an account: the id is the account's, so that a second cannot exist. */
export const passwordResetCollection = defineCollection({
  name: 'passwordResets',
  schema: { tokenHash: String, email: String, credentialsGeneration: Number, createdAt: Date, expiresAt: Date },
  indexes: [
    { name: 'expiresAt_1', key: { expiresAt: 1 }, expireAfterSeconds: 0 },
    { name: 'tokenHash_1', key: { tokenHash: 1 }, unique: true },
  ],
  personalData: { subject: '_id', export: ['email', 'credentialsGeneration', 'createdAt', 'expiresAt'], onErasure: 'delete' },
});

/** An address that was typed and answered. Whether a mail is due is decided afterwards. `isAppointment`: the operator made its owner an admin. */
export const passwordResetRequestCollection = defineCollection({
  name: 'passwordResetRequests',
  schema: { email: String, createdAt: Date, isAppointment: optional(Boolean) },
  indexes: [
    // The requests of an address, which leave with its account.
    { name: 'email_1', key: { email: 1 } },
    // Requests that were never treated.
    { name: 'createdAt_1', key: { createdAt: 1 }, expireAfterSeconds: untreatedSeconds },
  ],
  personalData: {
    subject: async (person: Person) => ({ email: { $in: await addressesOf(person) } }),
    export: ['email', 'createdAt', 'isAppointment'],
    onErasure: { handledBy: 'accountRemoval.ts: in the transaction that confirms the erasure' },
  },
});

export type EmailVerificationRow = RowOf<typeof emailVerificationCollection>;
export type PasswordResetRow = RowOf<typeof passwordResetCollection>;
export type PasswordResetRequestRow = RowOf<typeof passwordResetRequestCollection>;

/** Mailed links, as hashes of their tokens. Each works once. */
export const mailedLinkRepository = ({
  emailVerifications,
  passwordResets,
  passwordResetRequests,
}: {
  emailVerifications: Collection<EmailVerificationRow>;
  passwordResets: Collection<PasswordResetRow>;
  passwordResetRequests: Collection<PasswordResetRequestRow>;
}) => {
  const endVerifications = async ({ userId, at, session }: { userId: string; at: Date; session: ClientSession }): Promise<void> => {
    await emailVerifications.updateMany({ userId, endedAt: null }, { $set: { endedAt: at } }, { session });
  };

  return {
    /** Ends the earlier verification links of the account. */
    async replaceVerification(row: EmailVerificationRow, session: ClientSession): Promise<void> {
      await endVerifications({ userId: row.userId, at: row.createdAt, session });
      await emailVerifications.insertMany([{ ...row, endedAt: null }], { session });
    },
    /** Also a link that has ended. */
    verificationByToken: (tokenHash: string): Promise<EmailVerificationRow | null> => emailVerifications.findById(tokenHash).lean(),
    /** Ends the link: true for exactly one of concurrent uses. */
    async endVerification({ tokenHash, at, session }: { tokenHash: string; at: Date; session: ClientSession }): Promise<boolean> {
      const { modifiedCount } = await emailVerifications.updateOne(
        { _id: tokenHash, endedAt: null },
        { $set: { endedAt: at } },
        { session },
      );
      return modifiedCount === 1;
    },
    async insertResetRequest(row: PasswordResetRequestRow, session: ClientSession | null = null): Promise<void> {
      await passwordResetRequests.insertMany([row], { session });
    },
    /** Deletes and returns the oldest untreated request. */
    takeResetRequest: (session: ClientSession): Promise<PasswordResetRequestRow | null> =>
      passwordResetRequests.findOneAndDelete({}, { session, sort: { _id: 1 } }).lean(),
    /** Ends the earlier reset link of the account. */
    async replaceReset({ _id, ...reset }: PasswordResetRow, session: ClientSession): Promise<void> {
      await passwordResets.updateOne({ _id }, { $set: reset }, { upsert: true, session });
    },
    resetByToken: (tokenHash: string): Promise<PasswordResetRow | null> => passwordResets.findOne({ tokenHash }).lean(),
    /** Deletes and returns the link's row: one of concurrent uses gets it. */
    takeReset: (tokenHash: string, session: ClientSession): Promise<PasswordResetRow | null> =>
      passwordResets.findOneAndDelete({ tokenHash }, { session }).lean(),
    /** Ends every link of the account, of either kind. */
    async voidLinks({ userId, at, session }: { userId: string; at: Date; session: ClientSession }): Promise<void> {
      await endVerifications({ userId, at, session });
      await passwordResets.deleteOne({ _id: userId }, { session });
    },
    /** Deletes every link of an account that is erased. */
    async deleteLinks(userId: string, session: ClientSession): Promise<void> {
      await emailVerifications.deleteMany({ userId }, { session });
      await passwordResets.deleteOne({ _id: userId }, { session });
    },
    /** Deletes the requests for an address that no account has now. */
    async deleteResetRequests(email: string, session: ClientSession): Promise<void> {
      await passwordResetRequests.deleteMany({ email }, { session });
    },
  };
};
export type MailedLinkRepository = ReturnType<typeof mailedLinkRepository>;
