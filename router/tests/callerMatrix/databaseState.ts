import { setTimeout as sleep } from 'node:timers/promises';
import mongoose from 'mongoose';
import { z } from 'zod';
import { subgraphNames } from '#events/envelope.ts';

const hashSchema = z.object({ collections: z.record(z.string(), z.string()) });
/** What is written beside requests whatever anybody asks: when the sweeper looks next at a payment that waits for its buyer. */
const writtenByTheClock: Readonly<Record<string, readonly string[]>> = { 'payment.transactions': ['nextSweepAt', 'sweepCount'] };
const settleMs = 300;
const timeoutMs = 20_000;

export type DatabaseState = Readonly<Record<string, string>>;

/** The contents of all of an academy's collections, as one checksum for each, or the rows themselves: what was written shows, whatever wrote it. */
export const watchDatabases = async ({ mongoUri, databasePrefix }: { mongoUri: string; databasePrefix: string }) => {
  const client = await mongoose.mongo.MongoClient.connect(mongoUri);
  const state = async (): Promise<DatabaseState> => {
    const entries: [string, string][] = [];
    for (const name of subgraphNames) {
      const database = client.db(`${databasePrefix}_${name}`);
      const { collections } = hashSchema.parse(await database.command({ dbHash: 1 }));
      for (const [collection, hash] of Object.entries(collections)) {
        const ignored = writtenByTheClock[`${name}.${collection}`];
        const rows = (): Promise<unknown[]> =>
          database
            .collection(collection)
            .find()
            .project(Object.fromEntries((ignored ?? []).map((field) => [field, 0])))
            .sort({ _id: 1 })
            .toArray();
        entries.push([`${name}.${collection}`, ignored ? JSON.stringify(await rows()) : hash]);
      }
    }
    return Object.fromEntries(entries);
  };
  return {
    state,
    /** The state after every event has arrived and no work is under way. */
    settled: async (): Promise<DatabaseState> => {
      const deadline = Date.now() + timeoutMs;
      let last = await state();
      while (Date.now() < deadline) {
        await sleep(settleMs);
        const next = await state();
        if (changedCollections(last, next).length === 0) return next;
        last = next;
      }
      throw new Error('the databases do not come to rest');
    },
    close: () => client.close(),
  };
};

export const changedCollections = (before: DatabaseState, after: DatabaseState): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name]);
