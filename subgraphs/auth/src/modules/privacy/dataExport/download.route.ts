import { Readable } from 'node:stream';
import type { Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import type { Route } from '#shared/hosting/subgraph.ts';
import type { Logger } from '#shared/log.ts';
import { inTransaction } from '#shared/mongo/transaction.ts';
import { recordSecurityEvent } from '#shared/securityEvents.ts';
import { sha256 } from '../../../crypto/secrets.ts';
import type { AccountRepository } from '../../identity/account/account.repository.ts';
import { isLinkCurrent } from '../../identity/account/account.policy.ts';
import type { DataExport, DataExportRepository } from './dataExport.collection.ts';
import type { ExportChunkRepository } from './exportChunk.collection.ts';

// A link is not followed by others' pages, nor its address told to them.
const guarded = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };

/**
 * Where an archive is fetched. The token stands in the query, which no access log keeps. It is used up before the first byte leaves: a connection
 * that breaks on the way costs the link, and another export is asked for; two that get the bytes would be worse.
 */
export const exportRoute = ({
  connection,
  accounts,
  dataExports,
  chunks,
  clock,
}: {
  connection: Connection;
  accounts: Pick<AccountRepository, 'byId'>;
  dataExports: DataExportRepository;
  chunks: ExportChunkRepository;
  clock: Clock;
}): Route => {
  async function* archiveOf({ archiveId, log }: { archiveId: string; log: Logger }): AsyncGenerator<Buffer> {
    try {
      yield* chunks.read(archiveId);
    } finally {
      // Also when the client went away. What cannot be taken away now the sweep takes later.
      await chunks.remove(archiveId).then(
        () => dataExports.clearArchive(archiveId),
        (error: unknown) => log.warn({ err: error }, 'a fetched archive was not taken away yet'),
      );
    }
  }

  /** Null for a token that opens nothing (any more): no use is counted then. */
  const use = (tokenHash: string): Promise<DataExport | null> =>
    inTransaction(connection, async (session, { abort }) => {
      const used = await dataExports.redeem({ tokenHash, now: clock.now(), session });
      const isCurrent = used !== null && isLinkCurrent({ owner: await accounts.byId(used.userId, session), link: used });
      return isCurrent ? used : abort(null);
    });

  return {
    method: 'GET',
    path: '/exports',
    access: 'public',
    maximumBytes: 0,
    handle: async ({ query, log }) => {
      const tokenHash = sha256(query.get('token') ?? '');
      const used = await use(tokenHash);
      if (!used || used.archiveId === null) {
        // The same look-ups for every token that opens nothing.
        const isKnown = await dataExports.isKnown(tokenHash);
        recordSecurityEvent(log, 'export_link_refused', { reason: isKnown ? 'used_or_expired' : 'unknown' });
        return { status: isKnown ? 410 : 404, headers: guarded, body: { error: isKnown ? 'GONE' : 'NOT_FOUND' } };
      }
      log.info({ export_id: used.id }, 'an export is fetched');
      return {
        status: 200,
        headers: {
          ...guarded,
          'content-type': 'application/zip',
          'content-length': String(used.archiveBytes),
          'content-disposition': `attachment; filename="har-academy-${used.createdAt.toISOString().slice(0, 10)}.zip"`,
        },
        body: Readable.from(archiveOf({ archiveId: used.archiveId, log })),
      };
    },
  };
};
