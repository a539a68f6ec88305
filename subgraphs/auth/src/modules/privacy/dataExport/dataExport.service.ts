import { exportRequested } from '#events/auth.ts';
import type { Clock } from '#shared/clock.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import { newId } from '#shared/ids.ts';
import { duplicateKey } from '#shared/mongo/mongoErrors.ts';
import type { QueuedTransaction } from '#shared/concurrency/queuedTransaction.ts';
import type { ExportJobs } from '#shared/privacy/exportJobs.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { rateLimitedError } from '#shared/userErrors.ts';
import type { RateLimitedError } from '#shared/userErrors.ts';
import type { SignedIn, Viewer } from '#shared/viewer.ts';
import type { Sealer } from '../../../crypto/secrets.ts';
import type { Origin } from '../../../limits/authLimits.ts';
import type { CheckPassword } from '../../../password/passwordCheck.ts';
import type { InvalidCredentialsError } from '../../../problems.ts';
import type { User } from '../../identity/account/account.collection.ts';
import { isLinkCurrent } from '../../identity/account/account.policy.ts';
import { accountKey } from '../../../queueKeys.ts';
import type { DataExport, DataExportRepository } from './dataExport.collection.ts';
import { mayFetchExport } from './dataExport.policy.ts';

const allowedExports = 3;
const windowMs = 24 * 60 * 60_000;

type DataExportDependencies = {
  transact: QueuedTransaction;
  dataExports: DataExportRepository;
  jobs: ExportJobs;
  sealer: Sealer;
  checkPassword: CheckPassword;
  outbox: Outbox;
  publicUrl: string;
  wake: () => void;
  clock: Clock;
};

/** Copies of all data stored about a person, for that person. */
export const createDataExportService = ({
  transact,
  dataExports,
  jobs,
  sealer,
  checkPassword,
  outbox,
  publicUrl,
  wake,
  clock,
}: DataExportDependencies) => {
  /** The open export, or a new one. @throws a duplicate key when a concurrent request was first. */
  const beginExport = async ({
    userId,
    requestId,
  }: {
    userId: string;
    requestId: string;
  }): Promise<Result<{ dataExport: DataExport }, RateLimitedError>> =>
    transact(accountKey(userId), async (session, { abort }) => {
      const open = await dataExports.openOf(userId, session);
      if (open) return abort(ok({ dataExport: open }));
      const now = clock.now();
      const requests = await dataExports.requestedSince({ userId, since: new Date(now.getTime() - windowMs), session });
      const counted = requests.at(-allowedExports);
      if (counted) {
        const retryAfterSeconds = Math.max(1, Math.ceil((counted.getTime() + windowMs - now.getTime()) / 1000));
        return abort(fail(rateLimitedError({ retryAfterSeconds })));
      }
      const dataExport = await dataExports.insert({ id: newId('dex', now), userId, createdAt: now, session });
      await jobs.add({ exportId: dataExport.id, userId, requestId, session });
      const requested = exportRequested.draft({
        aggregateId: dataExport.id,
        sequence: 0,
        occurredAt: now,
        payload: { exportId: dataExport.id, userId, requestedAt: now.toISOString() },
      });
      await outbox.append([requested], { session, actor: { kind: 'user', userId }, requestId });
      return ok({ dataExport });
    });

  return {
    async request({
      viewer,
      password,
      origin,
    }: {
      viewer: SignedIn;
      password: string;
      origin: Origin;
    }): Promise<Result<{ dataExport: DataExport }, InvalidCredentialsError | RateLimitedError>> {
      const checked = await checkPassword({ viewer, password, path: 'password', origin });
      if (!checked.ok) return checked;
      const request = { userId: viewer.userId, requestId: origin.requestId };
      try {
        return await beginExport(request);
      } catch (error) {
        if (!duplicateKey(error)) throw error;
        return await beginExport(request);
      } finally {
        wake();
      }
    },

    /** Null for viewers without the right, and when there is nothing to download. `owner` is the present account of the export. */
    downloadUrlOf({ viewer, dataExport, owner }: { viewer: Viewer; dataExport: DataExport; owner: User | null }): string | null {
      const { id, sealedToken, archiveId, expiresAt, usedAt } = dataExport;
      if (!mayFetchExport(viewer, dataExport) || sealedToken === null || archiveId === null || usedAt !== null) return null;
      if (expiresAt === null || expiresAt <= clock.now()) return null;
      if (!isLinkCurrent({ owner, link: dataExport })) return null;
      return `${publicUrl.replace(/\/+$/, '')}/exports?token=${sealer.open({ sealed: sealedToken, owner: id })}`;
    },
  };
};
export type DataExportService = ReturnType<typeof createDataExportService>;
