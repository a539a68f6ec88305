import type { ClientSession, Connection } from 'mongoose';
import { isDatabaseOutage } from '../outages.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import { defineCollection, indexesOf } from '../mongo/collection.ts';
import type { RowOf } from '../mongo/collection.ts';
import { embedded, listOf, nullable } from '../mongo/fields.ts';
import { inTransaction } from '../mongo/transaction.ts';
import { collectParts } from './collectParts.ts';
import type { Position } from './collectParts.ts';
import type { ExportedCollection } from './personalData.ts';

/** A piece of what one subgraph holds of a person. `index` counts from 0 without a gap, up to the one that is the last. */
export type ExportPart = { exportId: string; userId: string; index: number; isLast: boolean; text: string };

/** Where parts go, in the transaction that moves the job on. */
export type PartsOut = {
  /** Answers where the part is until it has arrived. */
  tell(part: ExportPart, circumstances: { session: ClientSession; requestId: string | null }): Promise<readonly string[]>;
  /** How many of these have not arrived. */
  waiting(eventIds: readonly string[]): Promise<number>;
  /** All of them have arrived: what was on its way is not kept. */
  forget(eventIds: readonly string[]): Promise<void>;
};

const keptSeconds = 30 * 24 * 60 * 60;
/** Half a MiB: a relay holds a hundred events in memory, and MongoDB takes 16 MiB in a document. */
const maximumPartBytes = 512 * 1024;
// With the other end away, a copy of any size waits here instead of filling the outbox.
const maximumWaiting = 16;
const start: Position = { source: 0, afterId: null };

/** Its `_id` is the export's: a second request for it adds nothing. */
export const exportJobCollection = defineCollection({
  name: 'exportJobs',
  schema: {
    userId: String,
    requestId: nullable(String),
    /** Null when every part is published. */
    position: nullable(embedded({ source: Number, afterId: nullable(String) })),
    partCount: Number,
    /** The events that carry the parts. */
    eventIds: listOf(String),
    createdAt: Date,
  },
  indexes: [
    { name: 'account', key: { userId: 1 } },
    // Rows go when their parts have arrived. Expiry is for parts that no consumer took.
    { name: 'expiry', key: { createdAt: 1 }, expireAfterSeconds: keptSeconds },
  ],
  // Before the outbox, which carries no further part once the row is gone.
  personalData: {
    subject: 'userId',
    export: { nothing: 'the making of this very copy; a row goes when its parts have arrived' },
    onErasure: 'delete',
  },
});
type ExportJobRow = RowOf<typeof exportJobCollection>;
export const exportJobIndexes = indexesOf([exportJobCollection]);

/** One subgraph's share of people's copies: rows that say how far each has come, and the work on them. */
export const createExportJobs = ({
  connection,
  sources,
  out,
  clock,
  log,
  maximumBytes = maximumPartBytes,
}: {
  connection: Connection;
  sources: readonly ExportedCollection[];
  out: PartsOut;
  clock: Clock;
  log: Logger;
  maximumBytes?: number;
}) => {
  const jobs = exportJobCollection.open(connection);

  /** Part and progress are one. The expected part count decides between two processes: exactly one tells the part of an index. */
  const advance = async ({ job, text, next }: { job: ExportJobRow; text: string; next: Position | null }): Promise<ExportJobRow | null> =>
    inTransaction(connection, async (session, { abort }) => {
      const { _id, userId, requestId, partCount, eventIds } = job;
      const part = { exportId: _id, userId, index: partCount, isLast: next === null, text };
      const told = await out.tell(part, { session, requestId });
      const progress = { position: next, partCount: partCount + 1, eventIds: [...eventIds, ...told] };
      const { matchedCount } = await jobs.updateOne({ _id, partCount, position: { $ne: null } }, { $set: progress }, { session });
      return matchedCount === 1 ? { ...job, ...progress } : abort(null);
    });

  const collect = async (job: ExportJobRow & { position: Position }): Promise<void> => {
    const parts = collectParts({ connection, userId: job.userId, sources, from: job.position, maximumBytes });
    let current: ExportJobRow = job;
    if ((await out.waiting(current.eventIds)) >= maximumWaiting) return;
    for await (const { text, next } of parts) {
      const moved = await advance({ job: current, text, next });
      // Another process is at it, and goes on.
      if (!moved) return;
      current = moved;
      if (next !== null && (await out.waiting(current.eventIds)) >= maximumWaiting) return;
    }
  };

  const goOn = async (job: ExportJobRow): Promise<void> => {
    const { position } = job;
    if (position !== null) {
      await collect({ ...job, position });
    } else if ((await out.waiting(job.eventIds)) === 0) {
      await out.forget(job.eventIds);
      await jobs.deleteOne({ _id: job._id });
    }
  };

  return {
    /** Runs in the transaction of the request. A repeated request changes nothing. */
    async add({
      exportId,
      userId,
      requestId,
      session,
    }: {
      exportId: string;
      userId: string;
      requestId: string | null;
      session: ClientSession;
    }): Promise<void> {
      const fresh = { userId, requestId, position: start, partCount: 0, eventIds: [], createdAt: clock.now() };
      await jobs.updateOne({ _id: exportId }, { $setOnInsert: fresh }, { upsert: true, session });
    },
    /** Publishes all due parts, also those that a killed process left. A job that fails is retried and delays no other. */
    async work(): Promise<void> {
      for await (const job of jobs.find().sort({ _id: 1 }).lean().cursor()) {
        await goOn(job).catch((error: unknown) => {
          if (!isDatabaseOutage({ log, error })) log.warn({ err: error, export_id: job._id }, 'a share of an export could not be told yet');
        });
      }
    },
  };
};
export type ExportJobs = ReturnType<typeof createExportJobs>;
