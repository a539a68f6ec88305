import type { Connection } from 'mongoose';
import { collectionOf } from '#shared/mongo/connection.ts';
import type { CollectionIndexes } from '#shared/mongo/connection.ts';
import type { Sealer } from '../../../crypto/secrets.ts';

type ChunkRow = {
  /** The archive and the position. */
  _id: string;
  archiveId: string;
  userId: string;
  position: number;
  sealedBytes: string;
  expiresAt: Date;
};

const collection = 'dataExportChunks';
const chunkBytes = 1024 * 1024;

export const exportChunkIndexes: readonly CollectionIndexes[] = [
  {
    collection,
    indexes: [
      // An archive from its beginning to its end.
      { name: 'order', key: { archiveId: 1, position: 1 }, unique: true },
      // A person's, which leave with the account.
      { name: 'account', key: { userId: 1 } },
      // How rows leave that were not fetched.
      { name: 'expiry', key: { expiresAt: 1 }, expireAfterSeconds: 0 },
    ],
  },
];

/** The same bytes in chunks of one size, the last one aside. */
async function* inChunks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting = Buffer.alloc(0);
  for await (const piece of bytes) {
    waiting = Buffer.concat([waiting, piece]);
    for (; waiting.length >= chunkBytes; waiting = waiting.subarray(chunkBytes)) yield waiting.subarray(0, chunkBytes);
  }
  if (waiting.length > 0) yield waiting;
}

/** Archives, sealed, in rows well below what MongoDB takes in one. */
export const createExportChunks = ({ connection, sealer }: { connection: Connection; sealer: Sealer }) => {
  const rows = () => collectionOf<ChunkRow>({ connection, name: collection });

  return {
    /** Answers how many bytes the archive has. */
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
        await rows().insertOne({ _id, archiveId, userId, position, sealedBytes, expiresAt });
        position += 1;
        archiveBytes += chunk.length;
      }
      return archiveBytes;
    },
    async *read(archiveId: string): AsyncGenerator<Buffer> {
      for await (const { _id, sealedBytes } of rows().find({ archiveId }).sort({ position: 1 }).batchSize(1))
        yield Buffer.from(sealer.open({ sealed: sealedBytes, owner: _id }), 'base64');
    },
    async remove(archiveId: string): Promise<void> {
      await rows().deleteMany({ archiveId });
    },
  };
};
export type ExportChunks = ReturnType<typeof createExportChunks>;
