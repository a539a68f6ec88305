import type { Connection } from 'mongoose';
import { eraseRows } from '#shared/privacy/eraseRows.ts';
import type { OwnErasure } from '#shared/privacy/eraser.ts';
import { tellsOfErasure } from '../../../mail/mailTexts.ts';
import type { BareAccounts } from './bareAccount.ts';

/** What is left in this database beside plain rows when the account itself is bare. */
export const ownErasure = ({ connection, bareAccounts }: { connection: Connection; bareAccounts: BareAccounts }): OwnErasure => ({
  after: async ({ userId }) => {
    // The last mail leaves first, and takes its row with it.
    await eraseRows({ connection, collection: 'outgoingMails', filter: { userId, kind: { $nin: [...tellsOfErasure] } } });
    await bareAccounts.remove(userId);
  },
});
