import type { ClientSession } from 'mongoose';
import { z } from 'zod';
import type { SubgraphName } from '#events/envelope.ts';
import { subgraphNames } from '#events/envelope.ts';
import type { Clock } from '#shared/clock.ts';
import { defineCollection } from '#shared/mongo/collection.ts';
import type { Collection, RowOf } from '#shared/mongo/collection.ts';
import { oneOf } from '#shared/mongo/fields.ts';
import type { ExportPart } from '#shared/privacy/exportJobs.ts';
import type { Sealer } from '../../../crypto/secrets.ts';

/** Received parts of open exports, sealed. The id is made of export, subgraph and index, so that a repeated part is stored once. */
export const exportPartCollection = defineCollection({
  name: 'dataExportParts',
  schema: {
    exportId: String,
    userId: String,
    subgraph: oneOf(subgraphNames),
    index: Number,
    isLast: Boolean,
    sealedText: String,
    expiresAt: Date,
  },
  indexes: [
    // The parts of an export in order.
    { name: 'order', key: { exportId: 1, subgraph: 1, index: 1 }, unique: true },
    { name: 'account', key: { userId: 1 } },
    // For parts that arrived late. The others are deleted when the archive exists.
    { name: 'expiry', key: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
  personalData: { subject: 'userId', export: { nothing: 'the sealed parts of this very copy' }, onErasure: 'delete' },
});

export type ExportSection = { collection: string; rows: unknown[] };
const sectionsSchema = z.array(z.object({ collection: z.string(), rows: z.array(z.unknown()) }));

// Longer than an export waits for its last part.
const storedMs = 48 * 60 * 60_000;

export const exportPartRepository = ({
  dataExportParts,
  sealer,
  clock,
}: {
  dataExportParts: Collection<RowOf<typeof exportPartCollection>>;
  sealer: Sealer;
  clock: Clock;
}) => ({
  async store({ part, subgraph, session }: { part: ExportPart; subgraph: SubgraphName; session: ClientSession }): Promise<void> {
    const { exportId, userId, index, isLast, text } = part;
    const _id = `${exportId}:${subgraph}:${index}`;
    const row = {
      exportId,
      userId,
      subgraph,
      index,
      isLast,
      sealedText: sealer.seal({ text, owner: _id }),
      expiresAt: new Date(clock.now().getTime() + storedMs),
    };
    await dataExportParts.updateOne({ _id }, { $setOnInsert: row }, { upsert: true, session });
  },
  /** Whether each part of every subgraph has arrived, up to the last. */
  async isComplete(exportId: string): Promise<boolean> {
    const arrived = await dataExportParts.find({ exportId }, { subgraph: 1, index: 1, isLast: 1 }).lean();
    return subgraphNames.every((name) => {
      const ofSubgraph = arrived.filter(({ subgraph }) => subgraph === name);
      const last = ofSubgraph.find(({ isLast }) => isLast);
      return last !== undefined && ofSubgraph.length === last.index + 1;
    });
  },
  /** The sections of one subgraph in order, with one part in memory at a time. */
  async *sections({ exportId, subgraph }: { exportId: string; subgraph: SubgraphName }): AsyncGenerator<ExportSection> {
    const parts = dataExportParts.find({ exportId, subgraph }).sort({ index: 1 }).lean().cursor({ batchSize: 1 });
    for await (const { _id, sealedText } of parts) yield* sectionsSchema.parse(JSON.parse(sealer.open({ sealed: sealedText, owner: _id })));
  },
  async remove(exportId: string): Promise<void> {
    await dataExportParts.deleteMany({ exportId });
  },
});
export type ExportPartRepository = ReturnType<typeof exportPartRepository>;
