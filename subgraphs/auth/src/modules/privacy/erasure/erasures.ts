import { personFieldsOf } from '#events/registry.ts';
import { createErasedPeople } from '#shared/privacy/erasedPeople.ts';
import { createEraser, eraserIndexes } from '#shared/privacy/eraser.ts';
import type { PrivacyParticipation } from '#shared/privacy/participation.ts';
import { createSweep } from '#shared/concurrency/sweep.ts';
import type { Foundation } from '../../../foundation.ts';
import { outgoingMailRepository } from '../../../mail/outgoingMail.collection.ts';
import { createAccountRemoval } from './accountRemoval.ts';
import { erasureRepository } from './erasure.collection.ts';
import { erasureConsumers } from './erasure.consumers.ts';
import { erasureReplays } from './erasure.events.ts';
import { createErasureService } from './erasure.service.ts';
import type { ErasureService } from './erasure.service.ts';
import { createTombstones } from './tombstone.collection.ts';

// A backup is restored while nothing runs, so the check at start finds revived accounts; this is for other ways of restoring.
const checkForRevivedEveryMs = 10 * 60_000;
// A failed check is repeated soon.
const sweepEveryMs = 5_000;

const personFields = personFieldsOf('auth');

/** Erasures, and auth's own share of each, which reaches the service without an event. */
export const wireErasures = (foundation: Foundation) => {
  const { stores, connection, personalData, clock, log, reachPoint } = foundation;
  const tombstones = createTombstones({ connection });
  const removal = createAccountRemoval(foundation);
  const mails = outgoingMailRepository(stores);
  const erasedPeople = createErasedPeople({
    connection,
    clock,
    log,
    reachPoint,
    name: 'auth',
    erase: createEraser({
      subgraph: 'auth',
      connection,
      personalData,
      personFields,
      ownErasure: {
        after: async ({ userId }) => {
          await mails.deleteAllButLast(userId);
          await removal.deleteEmptied(userId);
        },
      },
      reachPoint,
    }),
    onErased: ({ erasureId, session }) => service.recordCompletion({ erasureId, part: 'auth', session }),
  });
  const service: ErasureService = createErasureService({
    ...foundation,
    erasures: erasureRepository(stores),
    tombstones,
    removal,
    erasedPeople,
  });

  let nextCheckAt = 0;
  const sweep = createSweep({
    work: async () => {
      const lateCount = await service.remind();
      if (lateCount > 0) log.warn({ count: lateCount }, 'erasures have not ended after an hour: their events were published again');
      if (performance.now() < nextCheckAt) return;
      const revivedCount = await service.eraseRevived();
      if (revivedCount > 0) log.warn({ count: revivedCount }, 'erased accounts had come back, and were erased again');
      nextCheckAt = performance.now() + checkForRevivedEveryMs;
    },
    everyMs: sweepEveryMs,
    log,
    failure: 'late erasures and revived accounts could not be checked',
  });

  const participation: PrivacyParticipation = {
    isErased: erasedPeople.isErased,
    consumers: erasureConsumers(service),
    indexes: eraserIndexes(personFields),
    runDue: async () => {
      await service.remind();
      return erasedPeople.runDue();
    },
    start: () => {
      erasedPeople.start();
      sweep.start();
    },
    stop: async () => {
      await sweep.stop();
      await erasedPeople.stop();
    },
  };
  return { service, participation, replays: erasureReplays({ tombstones }) };
};
