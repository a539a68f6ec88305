import type { ClientSession, Connection } from 'mongoose';
import { collectionOf } from '#shared/mongo/connection.ts';
import type { CollectionIndexes } from '#shared/mongo/connection.ts';
import type { LinkGeneration } from '../../identity/account/account.policy.ts';

export type JobState = 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED';

export type DataExportRow = {
  _id: string;
  userId: string;
  state: JobState;
  /** QUEUED or RUNNING: a boolean, for the index that holds an account to one. */
  isOpen: boolean;
  /** Raised with each part, so that a part and the end of its export collide instead of missing each other. */
  heardCount: number;
  /** Whoever puts it together moves this on: until then it is nobody else's. */
  leasedUntil: Date;
  /** The chunks that make the archive; null before there are any, and when they are gone. */
  archiveId: string | null;
  archiveBytes: number | null;
  /** The link's token: what is held against, and what its owner is shown until it is used. */
  tokenHash: string | null;
  sealedToken: string | null;
  /** Of the owner's credentials when the link was made; null before. */
  credentialsGeneration: number | null;
  createdAt: Date;
  expiresAt: Date | null;
  usedAt: Date | null;
};
export type DataExport = Omit<DataExportRow, '_id' | 'isOpen' | 'heardCount' | 'leasedUntil'> & { id: string };
export type Archive = LinkGeneration & { archiveId: string; archiveBytes: number; tokenHash: string; sealedToken: string; expiresAt: Date };

const collection = 'dataExports';
const keptSeconds = 30 * 24 * 60 * 60;
const longAgo = new Date(0);

export const dataExportIndexes: readonly CollectionIndexes[] = [
  {
    collection,
    indexes: [
      // One under way for each account, whoever asks at the same moment.
      { name: 'open', key: { userId: 1 }, unique: true, partialFilterExpression: { isOpen: true } },
      // All that are under way, the oldest first.
      { name: 'underWay', key: { isOpen: 1, _id: 1 }, partialFilterExpression: { isOpen: true } },
      // Those of an account, the latest last: how many there were of late; they leave with it.
      { name: 'account', key: { userId: 1, createdAt: 1 } },
      { name: 'token', key: { tokenHash: 1 }, unique: true, partialFilterExpression: { tokenHash: { $type: 'string' } } },
      // Archives that are of no use any more.
      { name: 'archive', key: { archiveId: 1 }, partialFilterExpression: { archiveId: { $type: 'string' } } },
      // How rows leave.
      { name: 'expiry', key: { createdAt: 1 }, expireAfterSeconds: keptSeconds },
    ],
  },
];

const toDataExport = ({
  _id: id,
  userId,
  state,
  archiveId,
  archiveBytes,
  tokenHash,
  sealedToken,
  credentialsGeneration,
  createdAt,
  expiresAt,
  usedAt,
}: DataExportRow): DataExport => ({
  id,
  userId,
  state,
  archiveId,
  archiveBytes,
  tokenHash,
  sealedToken,
  credentialsGeneration,
  createdAt,
  expiresAt,
  usedAt,
});

export const createDataExportModel = ({ connection }: { connection: Connection }) => {
  const rows = () => collectionOf<DataExportRow>({ connection, name: collection });
  const orNull = (row: DataExportRow | null): DataExport | null => row && toDataExport(row);

  return {
    /** Throws a duplicate key when the account has one under way. */
    async insert({
      id,
      userId,
      createdAt,
      session,
    }: {
      id: string;
      userId: string;
      createdAt: Date;
      session: ClientSession;
    }): Promise<DataExport> {
      const row: DataExportRow = {
        _id: id,
        userId,
        state: 'QUEUED',
        isOpen: true,
        heardCount: 0,
        leasedUntil: longAgo,
        archiveId: null,
        archiveBytes: null,
        tokenHash: null,
        sealedToken: null,
        credentialsGeneration: null,
        createdAt,
        expiresAt: null,
        usedAt: null,
      };
      await rows().insertOne(row, { session });
      return toDataExport(row);
    },
    async byIds(ids: readonly string[]): Promise<DataExport[]> {
      return (
        await rows()
          .find({ _id: { $in: [...ids] } })
          .toArray()
      ).map(toDataExport);
    },
    async openOf(userId: string, session: ClientSession): Promise<DataExport | null> {
      return orNull(await rows().findOne({ userId, isOpen: true }, { session }));
    },
    /** When the account's latest were asked for, the oldest first. */
    async askedSince({ userId, since, session }: { userId: string; since: Date; session: ClientSession }): Promise<Date[]> {
      const found = rows().find({ userId, createdAt: { $gt: since } }, { session, projection: { createdAt: 1 } });
      return (await found.sort({ createdAt: 1 }).toArray()).map(({ createdAt }) => createdAt);
    },
    open: async (): Promise<DataExport[]> => (await rows().find({ isOpen: true }).sort({ _id: 1 }).toArray()).map(toDataExport),
    /** A part has come. False when the export has ended, or is gone: then the part is of no use. */
    async hear(id: string, session: ClientSession): Promise<boolean> {
      const { matchedCount } = await rows().updateOne(
        { _id: id, isOpen: true },
        { $set: { state: 'RUNNING' }, $inc: { heardCount: 1 } },
        { session },
      );
      return matchedCount === 1;
    },
    /** True for one at a time. */
    async lease({ id, now, until }: { id: string; now: Date; until: Date }): Promise<boolean> {
      const { modifiedCount } = await rows().updateOne(
        { _id: id, isOpen: true, leasedUntil: { $lte: now } },
        { $set: { leasedUntil: until } },
      );
      return modifiedCount === 1;
    },
    /** False when it has ended already. */
    async succeed({ id, archive, session }: { id: string; archive: Archive; session: ClientSession }): Promise<boolean> {
      const { modifiedCount } = await rows().updateOne(
        { _id: id, isOpen: true },
        { $set: { ...archive, state: 'SUCCEEDED', isOpen: false } },
        { session },
      );
      return modifiedCount === 1;
    },
    /** As succeed. */
    async fail(id: string, session: ClientSession): Promise<boolean> {
      const { modifiedCount } = await rows().updateOne(
        { _id: id, isOpen: true },
        { $set: { state: 'FAILED', isOpen: false } },
        { session },
      );
      return modifiedCount === 1;
    },
    /** Uses the link up: of any number at once exactly one gets the export. Null leaves it as it was. */
    async use({ tokenHash, now, session }: { tokenHash: string; now: Date; session: ClientSession }): Promise<DataExport | null> {
      return orNull(
        await rows().findOneAndUpdate(
          { tokenHash, usedAt: null, archiveId: { $type: 'string' }, expiresAt: { $gt: now } },
          { $set: { usedAt: now, sealedToken: null } },
          { returnDocument: 'after', session },
        ),
      );
    },
    isKnown: async (tokenHash: string): Promise<boolean> => (await rows().findOne({ tokenHash }, { projection: { _id: 1 } })) !== null,
    /** The archives that nobody can fetch any more: expired, or used before `usedBefore`. */
    async spent({ now, usedBefore }: { now: Date; usedBefore: Date }): Promise<DataExport[]> {
      const over = { $or: [{ expiresAt: { $lte: now } }, { usedAt: { $lte: usedBefore } }] };
      return (
        await rows()
          .find({ archiveId: { $type: 'string' }, ...over })
          .toArray()
      ).map(toDataExport);
    },
    async forgetArchive(archiveId: string): Promise<void> {
      await rows().updateOne({ archiveId }, { $set: { archiveId: null, sealedToken: null } });
    },
    async remove(id: string): Promise<void> {
      await rows().deleteOne({ _id: id });
    },
  };
};
export type DataExportModel = ReturnType<typeof createDataExportModel>;
