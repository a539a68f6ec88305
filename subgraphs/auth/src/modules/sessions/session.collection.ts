import type { ClientSession } from 'mongoose';
import { defineCollection, domainOf } from '#shared/mongo/collection.ts';
import type { Collection, DomainOf, RowOf } from '#shared/mongo/collection.ts';
import { embedded, listOf, nullable, optional } from '#shared/mongo/fields.ts';

export const sessionCollection = defineCollection({
  name: 'sessions',
  schema: {
    userId: String,
    deviceName: nullable(String),
    userAgent: nullable(String),
    /** ISO 3166-1 alpha-2. The address itself is not stored. Rows of an earlier release have none. */
    ipCountry: optional(nullable(String)),
    createdAt: Date,
    lastUsedAt: Date,
    /** Absolute: a refresh does not move it. */
    expiresAt: Date,
    revokedAt: nullable(Date),
    /** The refresh-token family: one chain of generations, of which only the latest is live. */
    generation: Number,
    refreshTokenHash: String,
    /** An input of the derivation of tokens: the server's key alone derives none. */
    refreshTokenSalt: String,
    /** The latest replacements of a generation by the next one. They distinguish a retry from a theft. */
    rotations: listOf(embedded({ generation: Number, at: Date })),
  },
  // The names are those of earlier releases.
  indexes: [
    // User.sessions; signing out everywhere.
    { name: 'userId_1_revokedAt_1_lastUsedAt_-1', key: { userId: 1, revokedAt: 1, lastUsedAt: -1 } },
    // Revoked rows stay until they expire: reuse of their tokens is recognized until then.
    { name: 'expiresAt_1', key: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
  personalData: {
    subject: 'userId',
    export: ['_id', 'deviceName', 'userAgent', 'ipCountry', 'createdAt', 'lastUsedAt', 'expiresAt', 'revokedAt', 'rotations'],
    onErasure: 'delete',
  },
});
export type SessionRow = RowOf<typeof sessionCollection>;
export type Session = DomainOf<typeof sessionCollection>;

const toSession = domainOf(sessionCollection);

// Covers the last seconds, within which a retry is not a theft: no client rotates more often.
const storedRotations = 50;
const listedSessions = 100;

export const sessionRepository = ({ sessions }: { sessions: Collection<SessionRow> }) => ({
  async insert({ id, ...fields }: Session, session: ClientSession): Promise<void> {
    await sessions.insertMany([{ _id: id, ...fields }], { session });
  },
  async byId(id: string, session: ClientSession | null = null): Promise<Session | null> {
    const row = await sessions.findById(id).session(session).lean();
    return row && toSession(row);
  },
  /** The live sessions of each account, latest first. */
  async ofUsers({ userIds, now }: { userIds: readonly string[]; now: Date }): Promise<Session[]> {
    const found = await Promise.all(
      userIds.map((userId) =>
        sessions
          .find({ userId, revokedAt: null, expiresAt: { $gt: now } })
          .sort({ lastUsedAt: -1 })
          .limit(listedSessions)
          .lean(),
      ),
    );
    return found.flat().map(toSession);
  },
  /** Null when the session is closed or has another generation by now: the caller reads it again. */
  async rotate({
    id,
    generation,
    refreshTokenHash,
    nextHash,
    now,
  }: {
    id: string;
    generation: number;
    refreshTokenHash: string;
    nextHash: string;
    now: Date;
  }): Promise<Session | null> {
    const row = await sessions
      .findOneAndUpdate(
        { _id: id, generation, refreshTokenHash, revokedAt: null, expiresAt: { $gt: now } },
        {
          $set: { generation: generation + 1, refreshTokenHash: nextHash, lastUsedAt: now },
          $push: { rotations: { $each: [{ generation, at: now }], $slice: -storedRotations } },
        },
        { returnDocument: 'after' },
      )
      .lean();
    return row && toSession(row);
  },
  /** True for the call that closed the session. */
  async revoke({ id, now, session }: { id: string; now: Date; session: ClientSession }): Promise<boolean> {
    const live = { _id: id, revokedAt: null, expiresAt: { $gt: now } };
    const { modifiedCount } = await sessions.updateOne(live, { $set: { revokedAt: now } }, { session });
    return modifiedCount === 1;
  },
  /** The live sessions of an account from position `from` on, latest use first. */
  async liveIds({
    userId,
    from = 0,
    now,
    session,
  }: {
    userId: string;
    from?: number;
    now: Date;
    session: ClientSession;
  }): Promise<string[]> {
    const rows = await sessions
      .find({ userId, revokedAt: null, expiresAt: { $gt: now } }, { _id: 1 }, { session })
      .sort({ lastUsedAt: -1 })
      .skip(from)
      .lean();
    return rows.map(({ _id }) => _id);
  },
  /** In one command: a concurrent refresh may be rotating each row, and conflicts grow with the duration. */
  async revokeAll({ ids, now, session }: { ids: readonly string[]; now: Date; session: ClientSession }): Promise<void> {
    await sessions.updateMany({ _id: { $in: [...ids] }, revokedAt: null }, { $set: { revokedAt: now } }, { session });
  },
});
export type SessionRepository = ReturnType<typeof sessionRepository>;
