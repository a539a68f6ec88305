import type { ClientSession } from 'mongoose';
import { defineCollection, domainOf } from '#shared/mongo/collection.ts';
import type { Collection, DomainOf, RowOf } from '#shared/mongo/collection.ts';
import { nullable, oneOf } from '#shared/mongo/fields.ts';
import type { LinkGeneration } from '../../identity/account/account.policy.ts';

const storedSeconds = 30 * 24 * 60 * 60;
const longAgo = new Date(0);

export const dataExportCollection = defineCollection({
  name: 'dataExports',
  schema: {
    userId: String,
    state: oneOf(['QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED']),
    /** QUEUED or RUNNING: a boolean, for the unique index that limits an account to one. */
    isOpen: Boolean,
    /** +1 with each part, so that a part conflicts with the end of its export. */
    heardCount: Number,
    /** The end of the lease of the process that assembles the archive. */
    leasedUntil: Date,
    /** The chunks of the archive. Null before the archive exists and after its deletion. */
    archiveId: nullable(String),
    archiveBytes: nullable(Number),
    /** The link's token: its hash for comparison, and the sealed token for its owner until it is used. */
    tokenHash: nullable(String),
    sealedToken: nullable(String),
    /** The generation of the owner's credentials when the link was created; null before. */
    credentialsGeneration: nullable(Number),
    createdAt: Date,
    expiresAt: nullable(Date),
    usedAt: nullable(Date),
  },
  internal: ['isOpen', 'heardCount', 'leasedUntil'],
  indexes: [
    // One open export for each account, also of concurrent requests.
    { name: 'open', key: { userId: 1 }, unique: true, partialFilterExpression: { isOpen: true } },
    // All open exports, oldest first.
    { name: 'underWay', key: { isOpen: 1, _id: 1 }, partialFilterExpression: { isOpen: true } },
    // The exports of an account in the order of their requests, for the limit and for its erasure.
    { name: 'account', key: { userId: 1, createdAt: 1 } },
    { name: 'token', key: { tokenHash: 1 }, unique: true, partialFilterExpression: { tokenHash: { $type: 'string' } } },
    // Archives that can be deleted.
    { name: 'archive', key: { archiveId: 1 }, partialFilterExpression: { archiveId: { $type: 'string' } } },
    { name: 'expiry', key: { createdAt: 1 }, expireAfterSeconds: storedSeconds },
  ],
  personalData: {
    subject: 'userId',
    export: ['_id', 'state', 'archiveBytes', 'credentialsGeneration', 'createdAt', 'expiresAt', 'usedAt'],
    onErasure: 'delete',
  },
});
type DataExportRow = RowOf<typeof dataExportCollection>;
export type DataExport = DomainOf<typeof dataExportCollection>;
export type Archive = LinkGeneration & { archiveId: string; archiveBytes: number; tokenHash: string; sealedToken: string; expiresAt: Date };

const toDataExport = domainOf(dataExportCollection);

export const dataExportRepository = ({ dataExports }: { dataExports: Collection<DataExportRow> }) => {
  /** False when the export has ended already. */
  const changeOpen = async (id: string, $set: Partial<DataExportRow>, session: ClientSession): Promise<boolean> =>
    (await dataExports.updateOne({ _id: id, isOpen: true }, { $set }, { session })).modifiedCount === 1;

  return {
    /** @throws a duplicate key when the account has an open export. */
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
      await dataExports.insertMany([row], { session });
      return toDataExport(row);
    },
    byIds: async (ids: readonly string[]): Promise<DataExport[]> =>
      (await dataExports.find({ _id: { $in: [...ids] } }).lean()).map(toDataExport),
    async openOf(userId: string, session: ClientSession): Promise<DataExport | null> {
      const row = await dataExports.findOne({ userId, isOpen: true }).session(session).lean();
      return row && toDataExport(row);
    },
    /** When the account requested its latest exports, oldest first. */
    async requestedSince({ userId, since, session }: { userId: string; since: Date; session: ClientSession }): Promise<Date[]> {
      const rows = await dataExports
        .find({ userId, createdAt: { $gt: since } }, { createdAt: 1 }, { session })
        .sort({ createdAt: 1 })
        .lean();
      return rows.map(({ createdAt }) => createdAt);
    },
    open: async (): Promise<DataExport[]> => (await dataExports.find({ isOpen: true }).sort({ _id: 1 }).lean()).map(toDataExport),
    /** Records the arrival of a part. False when the export has ended or is deleted: the part is of no use then. */
    async countPart(id: string, session: ClientSession): Promise<boolean> {
      const counted = { $set: { state: 'RUNNING' as const }, $inc: { heardCount: 1 } };
      return (await dataExports.updateOne({ _id: id, isOpen: true }, counted, { session })).matchedCount === 1;
    },
    /** True for one process at a time. */
    async lease({ id, now, until }: { id: string; now: Date; until: Date }): Promise<boolean> {
      const free = { _id: id, isOpen: true, leasedUntil: { $lte: now } };
      return (await dataExports.updateOne(free, { $set: { leasedUntil: until } })).modifiedCount === 1;
    },
    succeed: ({ id, archive, session }: { id: string; archive: Archive; session: ClientSession }): Promise<boolean> =>
      changeOpen(id, { ...archive, state: 'SUCCEEDED', isOpen: false }, session),
    fail: (id: string, session: ClientSession): Promise<boolean> => changeOpen(id, { state: 'FAILED', isOpen: false }, session),
    /** Redeems the link: exactly one of concurrent uses gets the export. Null changes nothing. */
    async redeem({ tokenHash, now, session }: { tokenHash: string; now: Date; session: ClientSession }): Promise<DataExport | null> {
      const row = await dataExports
        .findOneAndUpdate(
          { tokenHash, usedAt: null, archiveId: { $type: 'string' }, expiresAt: { $gt: now } },
          { $set: { usedAt: now, sealedToken: null } },
          { returnDocument: 'after', session },
        )
        .lean();
      return row && toDataExport(row);
    },
    isKnown: async (tokenHash: string): Promise<boolean> => (await dataExports.exists({ tokenHash })) !== null,
    /** Exports whose archive can be deleted: expired, or used before `usedBefore`. */
    async withSpentArchive({ now, usedBefore }: { now: Date; usedBefore: Date }): Promise<DataExport[]> {
      const isSpent = { $or: [{ expiresAt: { $lte: now } }, { usedAt: { $lte: usedBefore } }] };
      return (await dataExports.find({ archiveId: { $type: 'string' }, ...isSpent }).lean()).map(toDataExport);
    },
    async clearArchive(archiveId: string): Promise<void> {
      await dataExports.updateOne({ archiveId }, { $set: { archiveId: null, sealedToken: null } });
    },
    async remove(id: string): Promise<void> {
      await dataExports.deleteOne({ _id: id });
    },
  };
};
export type DataExportRepository = ReturnType<typeof dataExportRepository>;
