import type { Connection } from 'mongoose';
import type { EventContract } from '#events/envelope.ts';
import type { Clock } from '../clock.ts';
import { consumer } from '../events/inbox.ts';
import type { EventConsumer } from '../events/inbox.ts';
import type { Outbox } from '../events/outbox.ts';
import { outboxCollection } from '../events/outbox.collection.ts';
import type { Logger } from '../log.ts';
import { onceEnded } from '../mongo/transaction.ts';
import { createSweep } from '../concurrency/sweep.ts';
import { createExportJobs } from './exportJobs.ts';
import type { ExportPart } from './exportJobs.ts';
import { exportedOf } from './personalData.ts';
import type { PersonalData } from './personalData.ts';

const sweepEveryMs = 5_000;

export type ExportContracts = {
  requested: EventContract<string, { exportId: string; userId: string }>;
  part: EventContract<string, ExportPart>;
};

type Exporter = {
  /** Takes the request for a copy: one of the subgraph's consumers. */
  consumer: EventConsumer;
  /** When `exportJobIndexes` are there. */
  start: () => void;
  stop(): Promise<void>;
};

/**
 * A subgraph's answer to an export request: events with all that it holds of the person, part by part. The request's transaction only records that it
 * arrived, because the data of a person may exceed a transaction. Parts that have arrived do not stay in the outbox.
 */
export const createExporter = ({
  contracts,
  personalData,
  connection,
  outbox,
  clock,
  log,
}: {
  contracts: ExportContracts;
  personalData: PersonalData;
  connection: Connection;
  /** Asked for when there is something to tell, and not before. */
  outbox: Outbox;
  clock: Clock;
  log: Logger;
}): Exporter => {
  const rows = outboxCollection.open(connection);
  const jobs = createExportJobs({
    connection,
    clock,
    log,
    sources: exportedOf(personalData),
    out: {
      tell: (payload, circumstances) =>
        outbox.append(
          [contracts.part.draft({ aggregateId: payload.exportId, sequence: payload.index, occurredAt: clock.now(), payload })],
          { ...circumstances, actor: { kind: 'system', name: 'export' } },
        ),
      waiting: (eventIds) => rows.countDocuments({ _id: { $in: [...eventIds] }, state: { $ne: 'done' } }),
      forget: async (eventIds) => {
        await rows.deleteMany({ _id: { $in: [...eventIds] }, state: 'done' });
      },
    },
  });
  const sweep = createSweep({ work: () => jobs.work(), everyMs: sweepEveryMs, log, failure: 'copies of personal data could not be made' });

  return {
    consumer: consumer(contracts.requested, async ({ event, session }) => {
      const { exportId, userId } = event.payload;
      await jobs.add({ exportId, userId, requestId: event.requestId, session });
      onceEnded(session, sweep.wake);
    }),
    start: sweep.start,
    stop: sweep.stop,
  };
};
