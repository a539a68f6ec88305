import type { Connection } from 'mongoose';
import { otherSubgraphs, subgraphNames } from '#events/envelope.ts';
import type { OtherSubgraph, SubgraphName } from '#events/envelope.ts';
import { exportParts as partContracts } from '#events/privacy.ts';
import type { Clock } from '#shared/clock.ts';
import type { ReachPoint } from '#shared/crashPoint.ts';
import { consumer } from '#shared/events/inbox.ts';
import type { EventConsumer } from '#shared/events/inbox.ts';
import { newId } from '#shared/ids.ts';
import type { Logger } from '#shared/log.ts';
import { inTransaction, onceEnded } from '#shared/mongo/transaction.ts';
import { isDatabaseOutage } from '#shared/outages.ts';
import type { ExportPart } from '#shared/privacy/exportJobs.ts';
import { randomSecret, sha256 } from '../../../crypto/secrets.ts';
import type { Sealer } from '../../../crypto/secrets.ts';
import type { OutgoingMails } from '../../../mail/outgoingMails.ts';
import type { User } from '../../identity/account/account.collection.ts';
import type { AccountRepository } from '../../identity/account/account.repository.ts';
import { languageOf } from '../../identity/account/registration.ts';
import { jsonOf, zip } from './archive.ts';
import type { ArchiveFile } from './archive.ts';
import { archiveReadme, fileOf } from './archiveReadme.ts';
import type { DataExport, DataExportRepository } from './dataExport.collection.ts';
import type { ExportChunkRepository } from './exportChunk.collection.ts';
import type { ExportPartRepository } from './exportPart.collection.ts';

const partsDueWithinMs = 24 * 60 * 60_000;
const archiveLifetimeMs = 7 * 24 * 60 * 60_000;
const leaseMs = 60_000;
// Longer than any download takes.
const downloadMs = 60 * 60_000;

type AssemblyDependencies = {
  connection: Connection;
  accounts: Pick<AccountRepository, 'byId'>;
  dataExports: DataExportRepository;
  parts: ExportPartRepository;
  chunks: ExportChunkRepository;
  mails: Pick<OutgoingMails, 'enqueue' | 'wake'>;
  sealer: Sealer;
  clock: Clock;
  log: Logger;
  reachPoint: ReachPoint;
};

async function* textOnce(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}

/** Assembles parts into one archive. All state is in the database, so that another process continues after a crash. */
export const createExportAssembly = ({
  connection,
  accounts,
  dataExports,
  parts,
  chunks,
  mails,
  sealer,
  clock,
  log,
  reachPoint,
}: AssemblyDependencies) => {
  const filesOf = ({ id, createdAt }: DataExport, user: User): readonly ArchiveFile[] => [
    { name: 'README.txt', text: textOnce(archiveReadme({ locale: languageOf(user.locale), createdAt })) },
    ...subgraphNames.map((subgraph) => ({ name: fileOf(subgraph), text: jsonOf(parts.sections({ exportId: id, subgraph })) })),
  ];

  /** Each attempt writes its own chunks. The first one to finish counts, with its mail; the others delete their chunks. */
  const assemble = async (dataExport: DataExport, user: User): Promise<void> => {
    const { id, userId, createdAt } = dataExport;
    const now = clock.now();
    const archiveId = newId('job', now);
    const expiresAt = new Date(now.getTime() + archiveLifetimeMs);
    const bytes = zip({ files: filesOf(dataExport, user), at: createdAt });
    const archiveBytes = await chunks.write({ archiveId, userId, bytes, expiresAt });
    reachPoint('auth.export.assembled');
    const token = randomSecret();
    const archive = {
      archiveId,
      archiveBytes,
      tokenHash: sha256(token),
      sealedToken: sealer.seal({ text: token, owner: id }),
      expiresAt,
    };
    const isFirst = await inTransaction(connection, async (session, { abort }) => {
      const owner = await accounts.byId(userId, session);
      if (!owner) return abort(false);
      const { credentialsGeneration } = owner;
      if (!(await dataExports.succeed({ id, archive: { ...archive, credentialsGeneration }, session }))) return abort(false);
      await mails.enqueue({ kind: 'DATA_EXPORT_READY', owner: user, secret: null, session });
      return true;
    });
    reachPoint('auth.export.succeeded');
    if (!isFirst) await chunks.remove(archiveId);
    await parts.remove(id);
    mails.wake();
    if (isFirst) log.info({ export_id: id, bytes: archiveBytes }, 'an export is ready');
  };

  const failExport = async ({ id }: DataExport, user: User): Promise<void> => {
    const hasFailed = await inTransaction(connection, async (session, { abort }) => {
      if (!(await dataExports.fail(id, session))) return abort(false);
      await mails.enqueue({ kind: 'DATA_EXPORT_FAILED', owner: user, secret: null, session });
      return true;
    });
    await parts.remove(id);
    mails.wake();
    if (hasFailed) log.error({ export_id: id }, 'an export failed: a part did not arrive within 24 hours');
  };

  const advance = async (dataExport: DataExport): Promise<void> => {
    const { id, userId, createdAt } = dataExport;
    const now = clock.now();
    const user = await accounts.byId(userId);
    if (!user || user.status === 'DELETED') {
      // The person of this copy does not exist.
      await dataExports.remove(id);
      await parts.remove(id);
    } else if (await parts.isComplete(id)) {
      if (await dataExports.lease({ id, now, until: new Date(now.getTime() + leaseMs) })) await assemble(dataExport, user);
    } else if (createdAt.getTime() + partsDueWithinMs <= now.getTime()) {
      await failExport(dataExport, user);
    }
  };

  const consumerOf = (subgraph: OtherSubgraph, wake: () => void): EventConsumer =>
    consumer(partContracts[subgraph], async ({ event, session }) => {
      await receive({ part: event.payload, subgraph, session });
      onceEnded(session, wake);
    });

  /** Stores a part, unless its export has ended. */
  const receive = async ({
    part,
    subgraph,
    session,
  }: {
    part: ExportPart;
    subgraph: SubgraphName;
    session: Parameters<ExportPartRepository['store']>[0]['session'];
  }): Promise<void> => {
    if (await dataExports.countPart(part.exportId, session)) await parts.store({ part, subgraph, session });
  };

  return {
    receive,
    consumers: (wake: () => void): EventConsumer[] => otherSubgraphs.map((subgraph) => consumerOf(subgraph, wake)),
    /** Assembles complete exports, fails those that waited too long, and deletes spent archives. A failure affects its own export only. */
    async work(): Promise<void> {
      for (const dataExport of await dataExports.open()) {
        await advance(dataExport).catch((error: unknown) => {
          if (!isDatabaseOutage({ log, error })) log.warn({ err: error, export_id: dataExport.id }, 'an export could not be continued yet');
        });
      }
      const now = clock.now();
      for (const { id, archiveId } of await dataExports.withSpentArchive({ now, usedBefore: new Date(now.getTime() - downloadMs) })) {
        if (archiveId === null) continue;
        await chunks.remove(archiveId).then(
          () => dataExports.clearArchive(archiveId),
          (error: unknown) => {
            if (!isDatabaseOutage({ log, error })) log.warn({ err: error, export_id: id }, 'a spent archive was not deleted yet');
          },
        );
      }
    },
  };
};
