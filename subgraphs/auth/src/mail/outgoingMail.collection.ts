import type { ClientSession } from 'mongoose';
import { defineCollection } from '#shared/mongo/collection.ts';
import type { Collection, RowOf } from '#shared/mongo/collection.ts';
import { nullable, oneOf, optional } from '#shared/mongo/fields.ts';
import { locales } from '#shared/viewer.ts';
import { randomSecret } from '../crypto/secrets.ts';
import { lastMails, mailKinds } from './mailTexts.ts';
import type { MailKind } from './mailTexts.ts';

const storedFinishedSeconds = 30 * 24 * 60 * 60;

/** Mails that wait for the mail server, and the record that they were sent. */
export const outgoingMailCollection = defineCollection({
  name: 'outgoingMails',
  schema: {
    kind: oneOf(mailKinds),
    userId: String,
    to: String,
    /** Null when the address is not proven to be the account's. */
    firstName: nullable(String),
    locale: oneOf(locales),
    /** The link's token, sealed for this row. Null without a link, and after sending. */
    sealedSecret: nullable(String),
    /** The software of a sign-in. Rows of earlier releases have none. */
    device: optional(nullable(String)),
    /** The reason of a refusal in the reader's language. Rows of earlier releases have none. */
    reason: optional(nullable(String)),
    /** expired: the mail server did not accept it while it was useful. */
    state: oneOf(['queued', 'sent', 'expired']),
    attempts: Number,
    /** The end of the sender's lease, else the time of the next attempt. */
    nextAttemptAt: Date,
    /** The earliest time of sending: later than now for an address that has reached its limit of this hour. Rows of earlier releases have none. */
    dueAt: optional(Date),
    leaseToken: nullable(String),
    lastErrorCode: nullable(String),
    createdAt: Date,
    expiresAt: Date,
    finishedAt: nullable(Date),
  },
  // The names are those of earlier releases.
  indexes: [
    // Mails that are due.
    { name: 'state_1_nextAttemptAt_1', key: { state: 1, nextAttemptAt: 1 } },
    // The number of mails to one address in an hour.
    { name: 'to_1_dueAt_-1', key: { to: 1, dueAt: -1 } },
    // The mails of an account, which leave with it.
    { name: 'userId_1', key: { userId: 1 } },
    { name: 'finishedAt_1', key: { finishedAt: 1 }, expireAfterSeconds: storedFinishedSeconds },
  ],
  personalData: {
    subject: 'userId',
    export: ['_id', 'kind', 'to', 'firstName', 'locale', 'device', 'reason', 'state', 'createdAt', 'expiresAt', 'finishedAt'],
    onErasure: { handledBy: 'erasures.ts: all but the last mail, whose row is deleted when it is sent' },
  },
});
export type OutgoingMailRow = RowOf<typeof outgoingMailCollection>;

type Lease = { id: string; leaseToken: string | null };

export const outgoingMailRepository = ({ outgoingMails }: { outgoingMails: Collection<OutgoingMailRow> }) => ({
  async insert(row: OutgoingMailRow, session: ClientSession): Promise<void> {
    await outgoingMails.insertMany([row], { session });
  },
  /** When the `count`-th newest mail to this address was or is due; null when there are fewer since then. */
  async dueAtOf({ to, since, count, session }: { to: string; since: Date; count: number; session: ClientSession }): Promise<Date | null> {
    const row = await outgoingMails
      .findOne({ to, dueAt: { $gt: since } }, { dueAt: 1 }, { session })
      .sort({ dueAt: -1 })
      .skip(count - 1)
      .lean();
    return row?.dueAt ?? null;
  },
  /** Deletes waiting mails of one kind: a later one replaces them. */
  async deletePostponed({
    userId,
    kind,
    to,
    now,
    session,
  }: Pick<OutgoingMailRow, 'userId' | 'kind' | 'to'> & { now: Date; session: ClientSession }): Promise<void> {
    await outgoingMails.deleteMany({ userId, kind, to, state: 'queued', dueAt: { $gt: now } }, { session });
  },
  /** Leases the next due mail to this caller until `leaseUntil`. */
  lease: ({ now, leaseUntil }: { now: Date; leaseUntil: Date }): Promise<OutgoingMailRow | null> =>
    outgoingMails
      .findOneAndUpdate(
        { state: 'queued', nextAttemptAt: { $lte: now } },
        { $set: { nextAttemptAt: leaseUntil, leaseToken: randomSecret() }, $inc: { attempts: 1 } },
        { sort: { nextAttemptAt: 1 }, returnDocument: 'after' },
      )
      .lean(),
  /** Deletes the secret with the sending, and the whole row of the last mail to a person. */
  async finish({
    id,
    kind,
    leaseToken,
    state,
    now,
  }: Lease & { kind: MailKind; state: Exclude<OutgoingMailRow['state'], 'queued'>; now: Date }): Promise<void> {
    const leased = { _id: id, leaseToken, state: 'queued' as const };
    if (lastMails.includes(kind)) await outgoingMails.deleteOne(leased);
    else await outgoingMails.updateOne(leased, { $set: { state, sealedSecret: null, leaseToken: null, finishedAt: now } });
  },
  async postpone({ id, leaseToken, nextAttemptAt, lastErrorCode }: Lease & { nextAttemptAt: Date; lastErrorCode: string }): Promise<void> {
    await outgoingMails.updateOne({ _id: id, leaseToken, state: 'queued' }, { $set: { nextAttemptAt, leaseToken: null, lastErrorCode } });
  },
  /** All mails of an erased account but the last one. */
  async deleteAllButLast(userId: string): Promise<void> {
    await outgoingMails.deleteMany({ userId, kind: { $nin: [...lastMails] } });
  },
});
export type OutgoingMailRepository = ReturnType<typeof outgoingMailRepository>;
