import { personFieldsOf } from '#events/registry.ts';
import type { Logger } from '#shared/log.ts';
import type { Claims } from '#shared/mongo/claims.ts';
import type { CollectionIndexes } from '#shared/mongo/connection.ts';
import { createErasedPeople, erasedPeopleIndexes } from '#shared/privacy/erasedPeople.ts';
import { createEraser, eraserIndexes } from '#shared/privacy/eraser.ts';
import { createSweep } from '#shared/sweep.ts';
import { personalData } from '../../../personalData.ts';
import type { MailedLinkModel } from '../../identity/account/mailedLink.model.ts';
import type { ProfileModel } from '../../identity/profile/profile.model.ts';
import { createBareAccounts } from './bareAccount.ts';
import { createErasureModel, erasureIndexes } from './erasure.model.ts';
import { createErasureService } from './erasure.service.ts';
import type { ErasureDependencies, ErasureService } from './erasure.service.ts';
import { ownErasure } from './ownErasure.ts';

// A backup is restored while nothing runs, so that the look at start finds what it brought back; this is for the one that was not.
const lookForRevivedEveryMs = 10 * 60_000;
// A look that failed is not left at that.
const lookAgainMs = 5_000;

const personFields = personFieldsOf('auth');

export const erasingIndexes: readonly CollectionIndexes[] = [...erasureIndexes, ...erasedPeopleIndexes, ...eraserIndexes(personFields)];

type Parts = Pick<
  ErasureDependencies,
  | 'connection'
  | 'transact'
  | 'tombstones'
  | 'accounts'
  | 'standing'
  | 'closing'
  | 'mails'
  | 'checkPassword'
  | 'outbox'
  | 'auditLog'
  | 'clock'
  | 'reachPoint'
>;

/** Erasures with what runs beside requests. */
export const createErasing = ({
  profiles,
  links,
  claims,
  log,
  ...parts
}: Parts & { profiles: ProfileModel; links: MailedLinkModel; claims: Claims; log: Logger }) => {
  const { connection, clock, reachPoint } = parts;
  const bareAccounts = createBareAccounts({ connection, profiles, links, claims, clock });
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
      ownErasure: () => ownErasure({ connection, bareAccounts }),
      reachPoint,
    }),
    onErased: ({ erasureId, session }) => service.takeCompletion({ erasureId, part: 'auth', session }),
  });
  const service: ErasureService = createErasureService({
    ...parts,
    erasures: createErasureModel({ connection }),
    bareAccounts,
    erasedPeople,
  });
  let nextLookAt = 0;
  const sweep = createSweep({
    work: async () => {
      const late = await service.remind();
      if (late > 0) log.warn({ count: late }, 'erasures are not at their end after an hour: everybody was told again');
      if (performance.now() < nextLookAt) return;
      const count = await service.eraseRevived();
      if (count > 0) log.warn({ count }, 'erased accounts had come back, and were erased again');
      nextLookAt = performance.now() + lookForRevivedEveryMs;
    },
    everyMs: lookAgainMs,
    log,
    failure: 'late erasures, and accounts that came back, could not be looked for',
  });
  return {
    service,
    /** All that is due by the clock, now; answers how many people that were. */
    runDue: async (): Promise<number> => {
      await service.remind();
      return erasedPeople.runDue();
    },
    start: (): void => {
      erasedPeople.start();
      sweep.start();
    },
    stop: async (): Promise<void> => {
      await sweep.stop();
      await erasedPeople.stop();
    },
  };
};
