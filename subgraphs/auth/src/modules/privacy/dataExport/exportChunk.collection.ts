import { defineCollection } from '#shared/mongo/collection.ts';
import type { Collection, RowOf } from '#shared/mongo/collection.ts';
import type { Sealer } from '../../../crypto/secrets.ts';

const chunkBytes = 1024 * 1024;

/** Archives, sealed, in rows well below MongoDB's limit. The id is made of archive and position. */
export const exportChunkCollection = defineCollection({
  name: 'dataExportChunks',
  schema: { archiveId: String, userId: String, position: Number, sealedBytes: String, expiresAt: Date },
  indexes: [
    // An archive from its first to its last chunk.
    { name: 'order', key: { archiveId: 1, position: 1 }, unique: true },
    { name: 'account', key: { userId: 1 } },
    // For archives that were not downloaded.
    { name: 'expiry', key: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
  personalData: { subject: 'userId', export: { nothing: 'earlier copies, sealed' }, onErasure: 'delete' },
});

/** The same bytes in chunks of one size; the last one may be shorter. */
async function* inChunks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting = Buffer.alloc(0);
  for await (const piece of bytes) {
    waiting = Buffer.concat([waiting, piece]);
    for (; waiting.length >= chunkBytes; waiting = waiting.subarray(chunkBytes)) yield waiting.subarray(0, chunkBytes);
  }
  if (waiting.length > 0) yield waiting;
}

export const exportChunkRepository = ({
  dataExportChunks,
  sealer,
}: {
  dataExportChunks: Collection<RowOf<typeof exportChunkCollection>>;
  sealer: Sealer;
}) => ({
  /** Returns the size of the archive in bytes. */
  async write({
    archiveId,
    userId,
    bytes,
    expiresAt,
  }: {
    archiveId: string;
    userId: string;
    bytes: AsyncIterable<Uint8Array>;
    expiresAt: Date;
  }): Promise<number> {
    let [position, archiveBytes] = [0, 0];
    for await (const chunk of inChunks(bytes)) {
      const _id = `${archiveId}:${position}`;
      const sealedBytes = sealer.seal({ text: chunk.toString('base64'), owner: _id });
      await dataExportChunks.insertMany([{ _id, archiveId, userId, position, sealedBytes, expiresAt }]);
      position += 1;
      archiveBytes += chunk.length;
    }
    return archiveBytes;
  },
  async *read(archiveId: string): AsyncGenerator<Buffer> {
    const chunks = dataExportChunks.find({ archiveId }).sort({ position: 1 }).lean().cursor({ batchSize: 1 });
    for await (const { _id, sealedBytes } of chunks) yield Buffer.from(sealer.open({ sealed: sealedBytes, owner: _id }), 'base64');
  },
  async remove(archiveId: string): Promise<void> {
    await dataExportChunks.deleteMany({ archiveId });
  },
});
export type ExportChunkRepository = ReturnType<typeof exportChunkRepository>;
