import { mongo } from 'mongoose';
import type { ClientSession } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import type { Route } from '#shared/hosting/subgraph.ts';
import { defineCollection, domainOf } from '#shared/mongo/collection.ts';
import type { Collection, RowOf } from '#shared/mongo/collection.ts';
import { json } from '#shared/mongo/fields.ts';
import { onceEnded } from '#shared/mongo/transaction.ts';
import { idsOf } from '#shared/privacy/personalData.ts';
import type { RevocationEntry, RevocationSource } from '#shared/trust/revocationEntry.ts';
import { sessionCollection } from './session.collection.ts';

export const revocationCollection = defineCollection({
  name: 'revocations',
  schema: {
    /** The server's logical time, so that the order does not depend on the clocks of our processes. */
    sequence: json<mongo.Timestamp>(),
    subject: json<RevocationEntry['subject']>(),
    notBefore: Date,
    recordedAt: Date,
    /** When the last access token that the row can concern has expired. */
    expiresAt: Date,
  },
  internal: ['sequence'],
  indexes: [
    { name: 'sequence', key: { sequence: 1 } },
    { name: 'expiry', key: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
  personalData: {
    subject: async ({ userId, connection }) => ({
      $or: [
        { 'subject.userId': userId },
        { 'subject.sessionId': { $in: await idsOf({ connection, collection: sessionCollection.name, filter: { userId } }) } },
      ],
    }),
    export: ['subject', 'notBefore', 'recordedAt', 'expiresAt'],
    onErasure: { kept: 'ids whose tokens are rejected until they have expired; then the row is deleted' },
  },
});
type RevocationRow = RowOf<typeof revocationCollection>;
const toEntry = domainOf(revocationCollection);

// Other processes issue tokens too, and their clocks may be a little ahead.
const skewMarginSeconds = 60;
const readTimeoutMs = 1_500;
const start = '0';
const cursorPattern = /^\d{1,20}$/;

/** The log of lost rights, for every process that accepts access tokens. Written in the transaction of the change itself. */
export const createRevocationLog = ({
  revocations,
  clock,
  accessTokenLifetimeSeconds,
}: {
  revocations: Collection<RevocationRow>;
  clock: Clock;
  accessTokenLifetimeSeconds: number;
}) => {
  const listeners = new Set<() => void>();
  const notify = (): void => {
    for (const listener of listeners) listener();
  };

  type Entry = Pick<RevocationRow, 'subject' | 'notBefore'> & { id: string };
  const append = async (entries: readonly Entry[], session: ClientSession): Promise<void> => {
    const now = clock.now();
    const rows = entries.map(({ id, subject, notBefore }): RevocationRow => {
      const lastIssue = Math.max(now.getTime(), notBefore.getTime());
      const expiresAt = new Date(lastIssue + (accessTokenLifetimeSeconds + skewMarginSeconds) * 1000);
      // The server replaces an empty timestamp by its present time.
      return { _id: id, sequence: new mongo.Timestamp({ t: 0, i: 0 }), subject, notBefore, recordedAt: now, expiresAt };
    });
    await revocations.insertMany(rows, { session });
    onceEnded(session, notify);
  };
  const entryOf = (sessionId: string): Entry => ({ id: sessionId, subject: { kind: 'session', sessionId }, notBefore: clock.now() });

  const source: RevocationSource = {
    since: async (cursor) => {
      const after = cursor === null || cursor === start ? {} : { sequence: { $gt: mongo.Timestamp.fromString(cursor, 10) } };
      const found = await revocations
        .find({ ...after, expiresAt: { $gt: clock.now() } })
        .sort({ sequence: 1 })
        .maxTimeMS(readTimeoutMs)
        .lean();
      const last = found.at(-1);
      return { entries: found.map(toEntry), cursor: last ? last.sequence.toBigInt().toString() : (cursor ?? start) };
    },
  };

  return {
    source,
    /** Calls the listener when a transaction of this process that wrote here has ended, committed or not. */
    onRecorded: (listener: () => void): void => void listeners.add(listener),
    recordSession: ({ sessionId, session }: { sessionId: string; session: ClientSession }) => append([entryOf(sessionId)], session),
    recordSessions: ({ sessionIds, session }: { sessionIds: readonly string[]; session: ClientSession }) =>
      append(sessionIds.map(entryOf), session),
    recordUser: ({ userId, notBefore, session }: { userId: string; notBefore: Date; session: ClientSession }) =>
      append([{ id: `${userId}@${notBefore.getTime()}`, subject: { kind: 'user', userId }, notBefore }], session),
  };
};
export type RevocationLog = ReturnType<typeof createRevocationLog>;

/** The log for processes that do not share this one. */
export const revocationRoute = ({ source }: { source: RevocationSource }): Route => ({
  method: 'GET',
  path: '/internal/revocations',
  access: 'service',
  maximumBytes: 1_024,
  handle: async ({ query }) => {
    const after = query.get('after');
    if (after !== null && !cursorPattern.test(after)) return { status: 400, body: { error: 'BAD_REQUEST' } };
    return { status: 200, body: await source.since(after) };
  },
});
