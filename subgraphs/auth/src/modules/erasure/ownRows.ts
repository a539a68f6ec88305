import type { Connection } from 'mongoose';
import type { ReachPoint } from '#shared/crashPoint.ts';
import { eraseUnderWay, eraseRows } from '#shared/privacy/eraseRows.ts';
import { tellsOfErasure } from '../../mail/mailTexts.ts';
import type { BareAccounts } from './bareAccount.ts';

/** Collections of which an account may have many rows, and the field that names it. */
const ofAccount: readonly { collection: string; field: string }[] = [
  { collection: 'sessions', field: 'userId' },
  { collection: 'knownDevices', field: 'userId' },
  { collection: 'emailVerifications', field: 'userId' },
  { collection: 'passwordResets', field: '_id' },
  { collection: 'refreshPauses', field: '_id' },
  { collection: 'auditReasons', field: 'subjectId' },
  { collection: 'dataExports', field: 'userId' },
  { collection: 'dataExportParts', field: 'userId' },
  { collection: 'dataExportChunks', field: 'userId' },
];

/** What is left in this database when the account itself is bare: taken away in batches, from the start again after a crash. */
export const createOwnRowsErasure =
  ({ connection, bareAccounts, reachPoint }: { connection: Connection; bareAccounts: BareAccounts; reachPoint: ReachPoint }) =>
  async ({ userId }: { userId: string }): Promise<void> => {
    for (const { collection, field } of ofAccount) {
      await eraseRows({ connection, collection, filter: { [field]: userId } });
      reachPoint('auth.erasure.collectionErased');
    }
    // The last mail leaves first, and takes its row with it.
    await eraseRows({ connection, collection: 'outgoingMails', filter: { userId, kind: { $nin: [...tellsOfErasure] } } });
    await eraseUnderWay({ connection, userId });
    await bareAccounts.remove(userId);
  };
