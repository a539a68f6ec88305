import { createExportJobs } from '#shared/privacy/exportJobs.ts';
import { exportedOf } from '#shared/privacy/personalData.ts';
import { createSweep } from '#shared/concurrency/sweep.ts';
import { createSealer } from '../../../crypto/secrets.ts';
import type { Foundation } from '../../../foundation.ts';
import { dataExportRepository } from './dataExport.collection.ts';
import { dataExportLoaders } from './dataExport.loaders.ts';
import { createDataExportService } from './dataExport.service.ts';
import { exportRoute } from './download.route.ts';
import { createExportAssembly } from './exportAssembly.ts';
import { exportChunkRepository } from './exportChunk.collection.ts';
import { exportPartRepository } from './exportPart.collection.ts';

const sweepEveryMs = 5_000;

/** Exports from the request to the download. Auth's own share reaches the assembly without an event. */
export const wireDataExports = (foundation: Foundation) => {
  const { stores, connection, personalData, config, clock, log, keyFor } = foundation;
  const sealer = createSealer(keyFor('data-export'));
  const dataExports = dataExportRepository(stores);
  const parts = exportPartRepository({ ...stores, sealer, clock });
  const chunks = exportChunkRepository({ ...stores, sealer });
  const assembly = createExportAssembly({ ...foundation, dataExports, parts, chunks, sealer });
  const jobs = createExportJobs({
    connection,
    clock,
    log,
    sources: exportedOf(personalData),
    out: {
      tell: async (part, { session }) => {
        await assembly.receive({ part, subgraph: 'auth', session });
        return [];
      },
      waiting: () => Promise.resolve(0),
      forget: () => Promise.resolve(),
    },
  });
  const worker = createSweep({
    work: async () => {
      await jobs.work();
      await assembly.work();
    },
    everyMs: sweepEveryMs,
    log,
    failure: 'exports could not be continued',
  });
  return {
    service: createDataExportService({ ...foundation, dataExports, jobs, sealer, publicUrl: config.publicUrl, wake: worker.wake }),
    loaders: () => dataExportLoaders({ dataExports }),
    consumers: assembly.consumers(worker.wake),
    route: exportRoute({ ...foundation, dataExports, chunks }),
    worker,
  };
};
