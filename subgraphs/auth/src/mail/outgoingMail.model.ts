import { Schema } from 'mongoose';
import type { ClientSession, Connection } from 'mongoose';
import { randomSecret } from '../crypto/secrets.ts';
import type { Locale } from '#shared/viewer.ts';
import { tellsOfErasure } from './mailTexts.ts';
import type { MailKind } from './mailTexts.ts';

/** expired: it could not be handed over while it was of use. */
export type MailState = 'queued' | 'sent' | 'expired';

export type OutgoingMailRow = {
  _id: string;
  kind: MailKind;
  userId: string;
  to: string;
  /** Null where the address is not proven to be the account's. */
  firstName: string | null;
  locale: Locale;
  /** The link's token, sealed for this row; null where there is none, and once the mail has left. */
  sealedSecret: string | null;
  /** What signed in, in a mail that tells of it. Rows of earlier releases have none. */
  device?: string | null;
  /** Why something was not done, in the reader's language. Rows of earlier releases have none. */
  reason?: string | null;
  state: MailState;
  attempts: number;
  /** Whoever sends it moves this to the end of its lease: until then it is nobody else's. */
  nextAttemptAt: Date;
  /** When it may leave at the earliest: later than now where the address has got its mails of this hour. Rows of earlier releases have none. */
  dueAt?: Date;
  leaseToken: string | null;
  lastErrorCode: string | null;
  createdAt: Date;
  expiresAt: Date;
  finishedAt: Date | null;
};

const keptFinishedSeconds = 30 * 24 * 60 * 60;

const mailSchema = new Schema<OutgoingMailRow>(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true },
    userId: { type: String, required: true },
    to: { type: String, required: true },
    firstName: { type: String, default: null },
    locale: { type: String, required: true },
    sealedSecret: { type: String, default: null },
    device: { type: String, default: null },
    reason: { type: String, default: null },
    state: { type: String, required: true },
    attempts: { type: Number, required: true },
    nextAttemptAt: { type: Date, required: true },
    dueAt: { type: Date },
    leaseToken: { type: String, default: null },
    lastErrorCode: { type: String, default: null },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    finishedAt: { type: Date, default: null },
  },
  { strict: 'throw', versionKey: false },
);
mailSchema.index({ state: 1, nextAttemptAt: 1 }); // what is due
mailSchema.index({ to: 1, dueAt: -1 }); // how many an address gets in an hour
mailSchema.index({ userId: 1 }); // an account's mails, which leave with it
mailSchema.index({ finishedAt: 1 }, { expireAfterSeconds: keptFinishedSeconds }); // how rows leave

export const createOutgoingMailModel = ({ connection }: { connection: Connection }) => {
  const mails = connection.model<OutgoingMailRow>('OutgoingMail', mailSchema, 'outgoingMails');
  return {
    async prepare(): Promise<void> {
      await mails.createCollection();
      await mails.createIndexes();
    },
    async insert(row: OutgoingMailRow, session: ClientSession): Promise<void> {
      await mails.create([row], { session });
    },
    /** When the `count`-th newest mail to this address was or is due; null when there are fewer since then. */
    async dueAtOf({ to, since, count, session }: { to: string; since: Date; count: number; session: ClientSession }): Promise<Date | null> {
      const row = await mails
        .findOne({ to, dueAt: { $gt: since } }, { dueAt: 1 }, { session })
        .sort({ dueAt: -1 })
        .skip(count - 1)
        .lean<Pick<OutgoingMailRow, 'dueAt'>>();
      return row?.dueAt ?? null;
    },
    /** A later mail of the same kind says what those say that still wait. */
    async dropPostponed({
      userId,
      kind,
      to,
      now,
      session,
    }: Pick<OutgoingMailRow, 'userId' | 'kind' | 'to'> & { now: Date; session: ClientSession }): Promise<void> {
      await mails.deleteMany({ userId, kind, to, state: 'queued', dueAt: { $gt: now } }, { session });
    },
    /** The next one that is due, for this caller alone until `leaseUntil`. */
    async take({ now, leaseUntil }: { now: Date; leaseUntil: Date }): Promise<OutgoingMailRow | null> {
      return mails
        .findOneAndUpdate(
          { state: 'queued', nextAttemptAt: { $lte: now } },
          { $set: { nextAttemptAt: leaseUntil, leaseToken: randomSecret() }, $inc: { attempts: 1 } },
          { sort: { nextAttemptAt: 1 }, returnDocument: 'after' },
        )
        .lean<OutgoingMailRow>();
    },
    /** The secret goes with the mail, and of the last mail to a person everything. */
    async finish({
      id,
      kind,
      leaseToken,
      state,
      now,
    }: {
      id: string;
      kind: MailKind;
      leaseToken: string | null;
      state: 'sent' | 'expired';
      now: Date;
    }): Promise<void> {
      if (tellsOfErasure.includes(kind)) {
        await mails.deleteOne({ _id: id, leaseToken, state: 'queued' });
        return;
      }
      await mails.updateOne(
        { _id: id, leaseToken, state: 'queued' },
        { $set: { state, sealedSecret: null, leaseToken: null, finishedAt: now } },
      );
    },
    async postpone({
      id,
      leaseToken,
      nextAttemptAt,
      lastErrorCode,
    }: {
      id: string;
      leaseToken: string | null;
      nextAttemptAt: Date;
      lastErrorCode: string;
    }): Promise<void> {
      await mails.updateOne({ _id: id, leaseToken, state: 'queued' }, { $set: { nextAttemptAt, leaseToken: null, lastErrorCode } });
    },
  };
};
export type OutgoingMailModel = ReturnType<typeof createOutgoingMailModel>;
