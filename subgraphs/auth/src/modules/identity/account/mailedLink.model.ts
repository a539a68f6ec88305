import { Schema } from 'mongoose';
import type { ClientSession, Connection } from 'mongoose';
import type { LinkGeneration } from './account.policy.ts';

/**
 * A verification link's token as it is kept: its hash is the id. A used or replaced link proves nothing any more; its row stays until it expires, so that
 * a second click is recognized. Rows of earlier releases have no endedAt.
 */
export type EmailVerificationRow = LinkGeneration & {
  _id: string;
  userId: string;
  email: string;
  createdAt: Date;
  expiresAt: Date;
  endedAt?: Date | null;
};
/** The one live reset link of an account: the account's id is the row's, so that there is never a second. */
export type PasswordResetRow = LinkGeneration & { _id: string; tokenHash: string; email: string; createdAt: Date; expiresAt: Date };
/** Somebody typed this address and has their answer; whether a mail is due is found out afterwards. `isAppointment`: the operator made its owner an admin. */
export type PasswordResetRequestRow = { _id: string; email: string; createdAt: Date; isAppointment?: boolean };

const untreatedSeconds = 60 * 60;

const emailVerificationSchema = new Schema<EmailVerificationRow>(
  {
    _id: { type: String, required: true },
    userId: { type: String, required: true },
    email: { type: String, required: true },
    credentialsGeneration: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    endedAt: { type: Date, default: null },
  },
  { strict: 'throw', versionKey: false },
);
emailVerificationSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 }); // expiry
emailVerificationSchema.index({ userId: 1 }); // the links of an account, which die with its address

const passwordResetSchema = new Schema<PasswordResetRow>(
  {
    _id: { type: String, required: true },
    tokenHash: { type: String, required: true },
    email: { type: String, required: true },
    credentialsGeneration: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  { strict: 'throw', versionKey: false },
);
passwordResetSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 }); // expiry
passwordResetSchema.index({ tokenHash: 1 }, { unique: true }); // redemption

const passwordResetRequestSchema = new Schema<PasswordResetRequestRow>(
  {
    _id: { type: String, required: true },
    email: { type: String, required: true },
    createdAt: { type: Date, required: true },
    isAppointment: { type: Boolean },
  },
  { strict: 'throw', versionKey: false },
);
passwordResetRequestSchema.index({ email: 1 }); // the requests of an address, which go with its account
passwordResetRequestSchema.index({ createdAt: 1 }, { expireAfterSeconds: untreatedSeconds }); // how rows leave that were never treated

/** Links that were mailed, as hashes of their tokens. Each works once. */
export const createMailedLinkModel = ({ connection }: { connection: Connection }) => {
  const verifications = connection.model<EmailVerificationRow>('EmailVerification', emailVerificationSchema, 'emailVerifications');
  const resets = connection.model<PasswordResetRow>('PasswordReset', passwordResetSchema, 'passwordResets');
  const requests = connection.model<PasswordResetRequestRow>('PasswordResetRequest', passwordResetRequestSchema, 'passwordResetRequests');

  const endVerifications = async ({ userId, at, session }: { userId: string; at: Date; session: ClientSession }): Promise<void> => {
    await verifications.updateMany({ userId, endedAt: null }, { $set: { endedAt: at } }, { session });
  };

  return {
    async prepare(): Promise<void> {
      for (const model of [verifications, resets, requests]) {
        await model.createCollection();
        await model.createIndexes();
      }
    },
    /** The account's earlier verification links die. */
    async replaceVerification(row: EmailVerificationRow, session: ClientSession): Promise<void> {
      await endVerifications({ userId: row.userId, at: row.createdAt, session });
      await verifications.create([row], { session });
    },
    /** Also one that has ended. */
    async verificationByToken(tokenHash: string): Promise<EmailVerificationRow | null> {
      return verifications.findById(tokenHash).lean<EmailVerificationRow>();
    },
    /** Ends the link: true for one of any number of uses. */
    async takeVerification({ tokenHash, at, session }: { tokenHash: string; at: Date; session: ClientSession }): Promise<boolean> {
      const { modifiedCount } = await verifications.updateOne({ _id: tokenHash, endedAt: null }, { $set: { endedAt: at } }, { session });
      return modifiedCount === 1;
    },
    async insertResetRequest(row: PasswordResetRequestRow, session?: ClientSession): Promise<void> {
      await requests.create([row], session ? { session } : {});
    },
    /** The oldest that nobody has treated; gone when the transaction commits. */
    async takeResetRequest(session: ClientSession): Promise<PasswordResetRequestRow | null> {
      return requests.findOneAndDelete({}, { session, sort: { _id: 1 } }).lean<PasswordResetRequestRow>();
    },
    /** The account's earlier reset link dies. */
    async replaceReset({ _id, ...reset }: PasswordResetRow, session: ClientSession): Promise<void> {
      await resets.updateOne({ _id }, { $set: reset }, { upsert: true, session });
    },
    async resetByToken(tokenHash: string): Promise<PasswordResetRow | null> {
      return resets.findOne({ tokenHash }).lean<PasswordResetRow>();
    },
    /** Takes the link's row away and answers it: of any number of uses one gets it. */
    async takeReset(tokenHash: string, session: ClientSession): Promise<PasswordResetRow | null> {
      return resets.findOneAndDelete({ tokenHash }, { session }).lean<PasswordResetRow>();
    },
    /** Every link of the account, of either kind. */
    async voidLinks({ userId, at, session }: { userId: string; at: Date; session: ClientSession }): Promise<void> {
      await endVerifications({ userId, at, session });
      await resets.deleteOne({ _id: userId }, { session });
    },
    /** With their rows: the account goes. */
    async dropLinks(userId: string, session: ClientSession): Promise<void> {
      await verifications.deleteMany({ userId }, { session });
      await resets.deleteOne({ _id: userId }, { session });
    },
    /** An address that is not anybody's any more. */
    async dropResetRequests(email: string, session: ClientSession): Promise<void> {
      await requests.deleteMany({ email }, { session });
    },
  };
};
export type MailedLinkModel = ReturnType<typeof createMailedLinkModel>;
