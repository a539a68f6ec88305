import { Schema } from 'mongoose';
import type { ClientSession, Connection } from 'mongoose';

/** When a generation of the refresh token gave way to the next: what tells a retry from a theft. */
export type Rotation = { generation: number; at: Date };

export type SessionRow = {
  _id: string;
  userId: string;
  deviceName: string | null;
  userAgent: string | null;
  /** ISO 3166-1 alpha-2. The address itself is not kept. Rows of an earlier release have none. */
  ipCountry?: string | null;
  createdAt: Date;
  lastUsedAt: Date;
  /** Absolute: no refresh moves it. */
  expiresAt: Date;
  revokedAt: Date | null;
  /** The refresh-token family: one chain of generations, of which only the latest is live. */
  generation: number;
  refreshTokenHash: string;
  /** Part of what tokens are derived from: the server's key alone makes none. */
  refreshTokenSalt: string;
  /** The last ones. */
  rotations: Rotation[];
};
export type Session = Omit<SessionRow, '_id' | 'ipCountry'> & { id: string; ipCountry: string | null };

// All of the last seconds, within which a retry is no theft: no client rotates more often.
const keptRotations = 50;
const listedSessions = 100;

const toSession = ({
  _id: id,
  userId,
  deviceName,
  userAgent,
  ipCountry = null,
  createdAt,
  lastUsedAt,
  expiresAt,
  revokedAt,
  generation,
  refreshTokenHash,
  refreshTokenSalt,
  rotations,
}: SessionRow): Session => ({
  id,
  userId,
  deviceName,
  userAgent,
  ipCountry,
  createdAt,
  lastUsedAt,
  expiresAt,
  revokedAt,
  generation,
  refreshTokenHash,
  refreshTokenSalt,
  rotations: rotations.map((rotation) => ({ generation: rotation.generation, at: rotation.at })),
});

const sessionSchema = new Schema<SessionRow>(
  {
    _id: { type: String, required: true },
    userId: { type: String, required: true },
    deviceName: { type: String, default: null },
    userAgent: { type: String, default: null },
    ipCountry: { type: String, default: null },
    createdAt: { type: Date, required: true },
    lastUsedAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    revokedAt: { type: Date, default: null },
    generation: { type: Number, required: true },
    refreshTokenHash: { type: String, required: true },
    refreshTokenSalt: { type: String, required: true },
    rotations: { type: [{ _id: false, generation: Number, at: Date }], required: true },
  },
  { strict: 'throw', versionKey: false },
);
sessionSchema.index({ userId: 1, revokedAt: 1, lastUsedAt: -1 }); // User.sessions; signing out everywhere
sessionSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 }); // how rows leave, revoked ones too: until then reuse is recognised

export const createSessionModel = ({ connection }: { connection: Connection }) => {
  const sessions = connection.model<SessionRow>('Session', sessionSchema, 'sessions');
  return {
    async prepare(): Promise<void> {
      await sessions.createCollection();
      await sessions.createIndexes();
    },
    async insert({ id, ...rest }: Session, session: ClientSession): Promise<void> {
      await sessions.create([{ _id: id, ...rest }], { session });
    },
    async byId(id: string, session: ClientSession | null = null): Promise<Session | null> {
      const row = await sessions.findById(id).session(session).lean<SessionRow>();
      return row && toSession(row);
    },
    /** The live ones of each account, the latest first. */
    async ofUsers({ userIds, now }: { userIds: readonly string[]; now: Date }): Promise<Session[]> {
      const found = await Promise.all(
        userIds.map((userId) =>
          sessions
            .find({ userId, revokedAt: null, expiresAt: { $gt: now } })
            .sort({ lastUsedAt: -1 })
            .limit(listedSessions)
            .lean<SessionRow[]>(),
        ),
      );
      return found.flat().map(toSession);
    },
    /** Null when the generation is not the expected one any more, or the session was closed: whoever loses this looks again. */
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
            $push: { rotations: { $each: [{ generation, at: now }], $slice: -keptRotations } },
          },
          { returnDocument: 'after' },
        )
        .lean<SessionRow>();
      return row && toSession(row);
    },
    /** True for the one that closed it. */
    async revoke({ id, now, session }: { id: string; now: Date; session: ClientSession }): Promise<boolean> {
      const { modifiedCount } = await sessions.updateOne(
        { _id: id, revokedAt: null, expiresAt: { $gt: now } },
        { $set: { revokedAt: now } },
        { session },
      );
      return modifiedCount === 1;
    },
    /** The live ones of an account, those that were used last first; from `from` on, the very first being 0. */
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
        .lean<{ _id: string }[]>();
      return rows.map((row) => row._id);
    },
    /** All of them at once: each is a row that a refresh may be rotating, and the longer it takes the more of those are in the way. */
    async revokeEach({ ids, now, session }: { ids: readonly string[]; now: Date; session: ClientSession }): Promise<void> {
      await sessions.updateMany({ _id: { $in: [...ids] }, revokedAt: null }, { $set: { revokedAt: now } }, { session });
    },
  };
};
export type SessionModel = ReturnType<typeof createSessionModel>;
