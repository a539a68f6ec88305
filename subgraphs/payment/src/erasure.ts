import type { Connection } from 'mongoose';
import type { BlockersOf } from '#shared/privacy/erasure.ts';
import { eraseRows } from '#shared/privacy/eraseRows.ts';
import type { OwnErasure } from '#shared/privacy/eraser.ts';
import { checkoutsOf } from './modules/checkout/checkout.model.ts';
import type { SettlementService } from './modules/checkout/settlement.service.ts';
import { transactionsOf } from './modules/transaction/transaction.model.ts';
import type { TransactionRow } from './modules/transaction/transaction.model.ts';

const rowsAtOnce = 200;

/**
 * A purchase that nobody can call off: the bank has it, or nobody knows yet. It ends by itself, within a day at most. One that waits for its buyer
 * is no reason: it is called off when the buyer goes.
 */
export const purchaseBlockers =
  (connection: Connection): BlockersOf =>
  async ({ userId, session }) => {
    const filter = { buyerId: userId, isSettled: false, status: { $in: ['PENDING', 'PROCESSING'] as TransactionRow['status'][] } };
    const count = await transactionsOf(connection).countDocuments(filter, { session });
    return count === 0 ? [] : [{ code: 'PURCHASE_UNDER_WAY', params: { count } }];
  };

/** The books stay whole and name nobody. The ledger knows transactions alone, and is not touched. */
export const ownErasure = ({ connection, settlement }: { connection: Connection; settlement: SettlementService }): OwnErasure => {
  const transactions = transactionsOf(connection);

  const callOff = async (userId: string): Promise<void> => {
    const actor = { kind: 'system', name: 'erasure' } as const;
    for await (const { _id: transactionId } of transactions.find({ buyerId: userId, isSettled: false }, { projection: { _id: 1 } }))
      await settlement.settle({ transactionId, actor, requestId: null, isClosing: true });
  };

  /** Newest first, as the buyer's index has them; a transaction that is settled without its buyer is found no more. */
  const forget = async (userId: string): Promise<void> => {
    for (;;) {
      const found = await transactions
        .find({ buyerId: userId, isSettled: true }, { projection: { providerReference: 1, checkoutId: 1 } })
        .limit(rowsAtOnce)
        .toArray();
      if (found.length === 0) return;
      const references = found.map(({ providerReference }) => providerReference).filter((reference) => reference !== null);
      // Sealed as they are, their bytes may hold what the buyer typed at the provider's. Open ones, and those still to come, the webhooks' worker takes away.
      await eraseRows({ connection, collection: 'webhookInbox', filter: { objectId: { $in: references }, state: { $ne: 'open' } } });
      await checkoutsOf(connection).updateMany({ _id: { $in: found.map(({ checkoutId }) => checkoutId) } }, { $set: { buyerId: null } });
      const anonymous = { buyerId: null, 'request.paymentMethodId': null, 'request.returnUrl': null };
      const ids = found.map(({ _id }) => _id);
      await transactions.updateMany({ _id: { $in: ids }, paymentMethod: { $ne: null } }, { $set: { 'paymentMethod.last4': null } });
      // Last: without its buyer a row is found no more.
      await transactions.updateMany({ _id: { $in: ids } }, { $set: anonymous, $inc: { revision: 1 } });
    }
  };

  return {
    // First: what turns out to be paid leaves rows and events, which go with the others.
    before: ({ userId }) => callOff(userId),
    after: async ({ userId }) => {
      await forget(userId);
      // Tried again in a while: only the provider can say what became of it.
      if ((await transactions.findOne({ buyerId: userId }, { projection: { _id: 1 } })) !== null)
        throw new Error('a purchase of an erased person is not at its end yet');
    },
  };
};
