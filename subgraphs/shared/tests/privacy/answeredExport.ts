import type { Connection } from 'mongoose';
import { expect } from 'vitest';
import { z } from 'zod';

const rowSchema = z.record(z.string(), z.unknown());
const partSchema = z.object({
  envelope: z.object({
    type: z.string(),
    payload: z.object({ exportId: z.string(), userId: z.string(), index: z.number(), isLast: z.boolean(), text: z.string() }),
  }),
});
const sectionsSchema = z.array(z.object({ collection: z.string(), rows: z.array(rowSchema) }));

type ToldPart = z.output<typeof partSchema>['envelope']['payload'] & { type: string };

/** The parts that a subgraph has told of an export so far, in order. */
const partsTold = async ({ connection, exportId }: { connection: Connection; exportId: string }): Promise<ToldPart[]> => {
  const rows = await connection
    .collection('outbox')
    .find({ 'envelope.payload.exportId': exportId, 'envelope.type': /\.export\.part$/ })
    .sort({ 'envelope.payload.index': 1 })
    .toArray();
  return rows.map((row) => partSchema.parse(row).envelope).map(({ type, payload }) => ({ type, ...payload }));
};

/** What a list of parts says of each collection. */
export const collectionsIn = (parts: readonly ToldPart[]): Record<string, Record<string, unknown>[]> => {
  const collections: Record<string, Record<string, unknown>[]> = {};
  for (const { text } of parts)
    for (const { collection, rows } of sectionsSchema.parse(JSON.parse(text))) (collections[collection] ??= []).push(...rows);
  return collections;
};

/** What a subgraph answers to a request for a copy, once its last part is told. */
export const answeredExport = async (place: { connection: Connection; exportId: string }) => {
  await expect.poll(async () => (await partsTold(place)).at(-1)?.isLast).toBe(true);
  const parts = await partsTold(place);
  return { parts, collections: collectionsIn(parts), text: parts.map(({ text }) => text).join('\n') };
};
