import type { Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import type { ReachPoint } from '#shared/crashPoint.ts';
import type { EventConsumer } from '#shared/events/inbox.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import type { Route } from '#shared/hosting/subgraph.ts';
import type { Logger } from '#shared/log.ts';
import type { CollectionIndexes } from '#shared/mongo/connection.ts';
import type { QueuedTransaction } from '#shared/mongo/queuedTransaction.ts';
import { createExportJobs } from '#shared/privacy/exportJobs.ts';
import { exportedOf } from '#shared/privacy/personalData.ts';
import { createSweep } from '#shared/sweep.ts';
import type { Sealer } from '../../../crypto/secrets.ts';
import type { OutgoingMails } from '../../../mail/outgoingMails.ts';
import type { CheckPassword } from '../../../password/passwordCheck.ts';
import { personalData } from '../../../personalData.ts';
import type { AccountModel } from '../../identity/account/account.model.ts';
import { createDataExportModel, dataExportIndexes } from './dataExport.model.ts';
import type { DataExportModel } from './dataExport.model.ts';
import { createDataExportService } from './dataExport.service.ts';
import type { DataExportService } from './dataExport.service.ts';
import { exportRoute } from './download.route.ts';
import { createExportAssembly } from './exportAssembly.ts';
import { createExportChunks, exportChunkIndexes } from './exportChunks.model.ts';
import { createExportParts, exportPartIndexes } from './exportParts.model.ts';

const sweepEveryMs = 5_000;

export const dataExportingIndexes: readonly CollectionIndexes[] = [...dataExportIndexes, ...exportPartIndexes, ...exportChunkIndexes];

type DataExporting = {
  dataExports: DataExportModel;
  service: DataExportService;
  consumers: readonly EventConsumer[];
  route: Route;
  start(): void;
  stop(): Promise<void>;
};

/** Exports from the request to the fetched archive. What auth itself holds comes as the others' shares do, without an event. */
export const createDataExporting = ({
  connection,
  accounts,
  transact,
  checkPassword,
  mails,
  sealer,
  publicUrl,
  outbox,
  clock,
  log,
  reachPoint,
}: {
  connection: Connection;
  accounts: AccountModel;
  transact: QueuedTransaction;
  checkPassword: CheckPassword;
  mails: OutgoingMails;
  sealer: Sealer;
  publicUrl: string;
  /** Asked for when there is something to tell, and not before. */
  outbox: () => Outbox;
  clock: Clock;
  log: Logger;
  reachPoint: ReachPoint;
}): DataExporting => {
  const dataExports = createDataExportModel({ connection });
  const parts = createExportParts({ connection, sealer, clock });
  const chunks = createExportChunks({ connection, sealer });
  const assembly = createExportAssembly({ connection, accounts, dataExports, parts, chunks, mails, sealer, clock, log, reachPoint });
  const jobs = createExportJobs({
    connection,
    clock,
    log,
    sources: exportedOf(personalData),
    out: {
      tell: async (part, { session }) => {
        await assembly.take({ part, subgraph: 'auth', session });
        return [];
      },
      waiting: () => Promise.resolve(0),
      forget: () => Promise.resolve(),
    },
  });
  const sweep = createSweep({
    work: async () => {
      await jobs.work();
      await assembly.work();
    },
    everyMs: sweepEveryMs,
    log,
    failure: 'exports could not be gone on with',
  });

  return {
    dataExports,
    service: createDataExportService({ transact, dataExports, jobs, sealer, checkPassword, outbox, publicUrl, wake: sweep.wake, clock }),
    consumers: assembly.consumers(sweep.wake),
    route: exportRoute({ connection, accounts, dataExports, chunks, clock }),
    start: sweep.start,
    stop: sweep.stop,
  };
};
