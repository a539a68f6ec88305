import { mongo } from 'mongoose';
import type { ClientSession, Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import type { Route } from '#shared/hosting/subgraph.ts';
import { collectionOf } from '#shared/mongo/connection.ts';
import type { CollectionIndexes } from '#shared/mongo/connection.ts';
import { onceEnded } from '#shared/mongo/transaction.ts';
import type { RevocationEntry, RevocationSource } from '#shared/trust/revocationEntry.ts';

type RevocationRow = {
  _id: string;
  /** The server's own logical time, so that the order does not depend on the clocks of our processes. */
  sequence: mongo.Timestamp;
  subject: RevocationEntry['subject'];
  notBefore: Date;
  recordedAt: Date;
  expiresAt: Date;
};

// Rows leave when the last access token they can concern has run out.
export const revocationIndexes: readonly CollectionIndexes[] = [
  {
    collection: 'revocations',
    indexes: [
      { name: 'sequence', key: { sequence: 1 } },
      { name: 'expiry', key: { expiresAt: 1 }, expireAfterSeconds: 0 },
    ],
  },
];

// Tokens are issued by other processes too, whose clocks may be a little ahead.
const skewMarginSeconds = 60;
const readTimeoutMs = 1_500;
const fromTheStart = '0';
const cursorPattern = /^\d{1,20}$/;

const toEntry = ({ _id: id, subject, notBefore, recordedAt, expiresAt }: RevocationRow): RevocationEntry => ({
  id,
  subject: subject.kind === 'session' ? { kind: 'session', sessionId: subject.sessionId } : { kind: 'user', userId: subject.userId },
  notBefore,
  recordedAt,
  expiresAt,
});

/** Who lost which rights when, for every process that believes access tokens. Written in the transaction of the change itself. */
export const createRevocationLog = ({
  connection,
  clock,
  accessTokenLifetimeSeconds,
}: {
  connection: Connection;
  clock: Clock;
  accessTokenLifetimeSeconds: number;
}) => {
  const rows = () => collectionOf<RevocationRow>({ connection, name: 'revocations' });

  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };

  type Entry = Pick<RevocationRow, 'subject' | 'notBefore'> & { id: string };
  const append = async (entries: readonly Entry[], session: ClientSession): Promise<void> => {
    const now = clock.now();
    const made = entries.map(({ id, subject, notBefore }): RevocationRow => {
      const lastIssue = Math.max(now.getTime(), notBefore.getTime());
      const expiresAt = new Date(lastIssue + (accessTokenLifetimeSeconds + skewMarginSeconds) * 1000);
      // The server puts its present time in the place of an empty timestamp.
      return { _id: id, sequence: new mongo.Timestamp({ t: 0, i: 0 }), subject, notBefore, recordedAt: now, expiresAt };
    });
    await rows().insertMany(made, { session });
    onceEnded(session, tell);
  };
  const ofSession = (sessionId: string): Entry => ({ id: sessionId, subject: { kind: 'session', sessionId }, notBefore: clock.now() });

  const source: RevocationSource = {
    since: async (cursor) => {
      const after = cursor === null || cursor === fromTheStart ? {} : { sequence: { $gt: mongo.Timestamp.fromString(cursor, 10) } };
      const found = await rows()
        .find({ ...after, expiresAt: { $gt: clock.now() } }, { maxTimeMS: readTimeoutMs })
        .sort({ sequence: 1 })
        .toArray();
      const last = found.at(-1);
      return { entries: found.map(toEntry), cursor: last ? last.sequence.toBigInt().toString() : (cursor ?? fromTheStart) };
    },
  };

  return {
    source,
    /** Calls whenever a transaction of this process has ended that wrote here, whatever became of it. */
    onRecorded: (listener: () => void): void => void listeners.add(listener),
    /** Once for each session: whoever closes it writes this. */
    recordSession: ({ sessionId, session }: { sessionId: string; session: ClientSession }) => append([ofSession(sessionId)], session),
    recordSessions: ({ sessionIds, session }: { sessionIds: readonly string[]; session: ClientSession }) =>
      append(sessionIds.map(ofSession), session),
    recordUser: ({ userId, notBefore, session }: { userId: string; notBefore: Date; session: ClientSession }) =>
      append([{ id: `${userId}@${notBefore.getTime()}`, subject: { kind: 'user', userId }, notBefore }], session),
  };
};
export type RevocationLog = ReturnType<typeof createRevocationLog>;

/** The log for processes that do not share ours. */
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
