import type { ClientSession, Connection } from 'mongoose';
import { z } from 'zod';
import type { SubgraphName } from '#events/envelope.ts';
import { subgraphNames } from '#events/envelope.ts';
import type { Clock } from '#shared/clock.ts';
import { collectionOf } from '#shared/mongo/connection.ts';
import type { CollectionIndexes } from '#shared/mongo/connection.ts';
import type { ExportPart } from '#shared/privacy/exportJobs.ts';
import type { Sealer } from '../../../crypto/secrets.ts';

type PartRow = {
  /** The export, the subgraph and the index: told twice, it is kept once. */
  _id: string;
  exportId: string;
  userId: string;
  subgraph: SubgraphName;
  index: number;
  isLast: boolean;
  sealedText: string;
  expiresAt: Date;
};
export type ExportSection = { collection: string; rows: unknown[] };

const sectionsSchema = z.array(z.object({ collection: z.string(), rows: z.array(z.unknown()) }));
const collection = 'dataExportParts';
// Longer than an export waits for its last part.
const keptMs = 48 * 60 * 60_000;

export const exportPartIndexes: readonly CollectionIndexes[] = [
  {
    collection,
    indexes: [
      // What has come of an export, in order.
      { name: 'order', key: { exportId: 1, subgraph: 1, index: 1 }, unique: true },
      // A person's, which leave with the account.
      { name: 'account', key: { userId: 1 } },
      // How rows leave that came too late; the others go when the archive is there.
      { name: 'expiry', key: { expiresAt: 1 }, expireAfterSeconds: 0 },
    ],
  },
];

/** What the subgraphs have told so far of exports under way, sealed. */
export const createExportParts = ({ connection, sealer, clock }: { connection: Connection; sealer: Sealer; clock: Clock }) => {
  const rows = () => collectionOf<PartRow>({ connection, name: collection });

  return {
    async keep({ part, subgraph, session }: { part: ExportPart; subgraph: SubgraphName; session: ClientSession }): Promise<void> {
      const { exportId, userId, index, isLast, text } = part;
      const _id = `${exportId}:${subgraph}:${index}`;
      const row = {
        exportId,
        userId,
        subgraph,
        index,
        isLast,
        sealedText: sealer.seal({ text, owner: _id }),
        expiresAt: new Date(clock.now().getTime() + keptMs),
      };
      await rows().updateOne({ _id }, { $setOnInsert: row }, { upsert: true, session });
    },
    /** Of every subgraph each part up to its last. */
    async isComplete(exportId: string): Promise<boolean> {
      const told = await rows()
        .find({ exportId }, { projection: { subgraph: 1, index: 1, isLast: 1 } })
        .toArray();
      return subgraphNames.every((name) => {
        const ofSubgraph = told.filter(({ subgraph }) => subgraph === name);
        const last = ofSubgraph.find(({ isLast }) => isLast);
        return last !== undefined && ofSubgraph.length === last.index + 1;
      });
    },
    /** What one subgraph told, in order; one part is in memory at a time. */
    async *sections({ exportId, subgraph }: { exportId: string; subgraph: SubgraphName }): AsyncGenerator<ExportSection> {
      for await (const { _id, sealedText } of rows().find({ exportId, subgraph }).sort({ index: 1 }).batchSize(1))
        yield* sectionsSchema.parse(JSON.parse(sealer.open({ sealed: sealedText, owner: _id })));
    },
    async remove(exportId: string): Promise<void> {
      await rows().deleteMany({ exportId });
    },
  };
};
export type ExportParts = ReturnType<typeof createExportParts>;
