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

// Pages of other sites do not get the address of the link.
const protectiveHeaders = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };

/**
 * The download of an archive. The token is in the query, which no access log stores. It is redeemed before the first byte: a broken
 * connection costs the link, and the owner requests another export; two recipients of the bytes would be worse.
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
      // Also after a broken connection. The sweep deletes later what cannot be deleted now.
      await chunks.remove(archiveId).then(
        () => dataExports.clearArchive(archiveId),
        (error: unknown) => log.warn({ err: error }, 'a downloaded archive was not deleted yet'),
      );
    }
  }

  /** Null for a token that grants nothing; the transaction then changes nothing. */
  const redeem = (tokenHash: string): Promise<DataExport | null> =>
    inTransaction(connection, async (session, { abort }) => {
      const redeemed = await dataExports.redeem({ tokenHash, now: clock.now(), session });
      const isCurrent = redeemed !== null && isLinkCurrent({ owner: await accounts.byId(redeemed.userId, session), link: redeemed });
      return isCurrent ? redeemed : abort(null);
    });

  return {
    method: 'GET',
    path: '/exports',
    access: 'public',
    maximumBytes: 0,
    handle: async ({ query, log }) => {
      const tokenHash = sha256(query.get('token') ?? '');
      const redeemed = await redeem(tokenHash);
      if (!redeemed || redeemed.archiveId === null) {
        // The same look-ups for every token that grants nothing.
        const isKnown = await dataExports.isKnown(tokenHash);
        recordSecurityEvent(log, 'export_link_refused', { reason: isKnown ? 'used_or_expired' : 'unknown' });
        return { status: isKnown ? 410 : 404, headers: protectiveHeaders, body: { error: isKnown ? 'GONE' : 'NOT_FOUND' } };
      }
      log.info({ export_id: redeemed.id }, 'an export is downloaded');
      return {
        status: 200,
        headers: {
          ...protectiveHeaders,
          'content-type': 'application/zip',
          'content-length': String(redeemed.archiveBytes),
          'content-disposition': `attachment; filename="har-academy-${redeemed.createdAt.toISOString().slice(0, 10)}.zip"`,
        },
        body: Readable.from(archiveOf({ archiveId: redeemed.archiveId, log })),
      };
    },
  };
};
