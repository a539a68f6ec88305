import type { Connection } from 'mongoose';
import type { BlockersOf } from '#shared/privacy/erasure.ts';
import { eraseRows } from '#shared/privacy/eraseRows.ts';
import type { OwnErasure } from '#shared/privacy/eraser.ts';
import type { Transactions } from '../transaction/transaction.collection.ts';
import { webhookCollection } from '../webhook/webhook.collection.ts';
import type { Checkouts } from './checkout.collection.ts';
import type { SettlementService } from './settlement.service.ts';

const batchSize = 200;

/** The books stay complete without a name. The ledger knows transactions only and stays as it is. */
export const purchaseErasure = ({
  transactions,
  checkouts,
  connection,
  settlement,
}: {
  transactions: Transactions;
  checkouts: Checkouts;
  connection: Connection;
  settlement: SettlementService;
}): OwnErasure & { blockersOf: BlockersOf } => {
  const closeOpenPurchases = async (userId: string): Promise<void> => {
    const actor = { kind: 'system', name: 'erasure' } as const;
    const open = transactions.find({ buyerId: userId, isSettled: false }, { _id: 1 }).lean().cursor();
    for await (const { _id: transactionId } of open) await settlement.settle({ transactionId, actor, requestId: null, isClosing: true });
  };

  const removeBuyer = async (userId: string): Promise<void> => {
    for (;;) {
      const found = await transactions
        .find({ buyerId: userId, isSettled: true }, { providerReference: 1, checkoutId: 1 })
        .limit(batchSize)
        .lean();
      if (found.length === 0) return;
      const references = found.map(({ providerReference }) => providerReference).filter((reference) => reference !== null);
      // The sealed bytes may hold what the buyer typed at the provider. The webhook worker deletes open rows and later ones.
      const treated = { objectId: { $in: references }, state: { $ne: 'open' } };
      await eraseRows({ connection, collection: webhookCollection.name, filter: treated });
      await checkouts.updateMany({ _id: { $in: found.map(({ checkoutId }) => checkoutId) } }, { $set: { buyerId: null } });
      const ids = found.map(({ _id }) => _id);
      await transactions.updateMany({ _id: { $in: ids }, paymentMethod: { $ne: null } }, { $set: { 'paymentMethod.last4': null } });
      // Last, because a row without its buyer is not found again.
      const anonymous = { buyerId: null, 'request.paymentMethodId': null, 'request.returnUrl': null };
      await transactions.updateMany({ _id: { $in: ids } }, { $set: anonymous, $inc: { revision: 1 } });
    }
  };

  return {
    /**
     * A purchase that the bank has, or whose state is unknown, cannot be canceled. It ends within a day. A purchase that waits for its buyer does not
     * block: the erasure closes it.
     */
    blockersOf: async ({ userId, session }) => {
      const filter = { buyerId: userId, isSettled: false, status: { $in: ['PENDING' as const, 'PROCESSING' as const] } };
      const count = await transactions.countDocuments(filter, { session });
      return count === 0 ? [] : [{ code: 'PURCHASE_UNDER_WAY', params: { count } }];
    },
    // First, because a purchase that turns out to be paid leaves rows and events, which are erased with the others.
    before: ({ userId }) => closeOpenPurchases(userId),
    after: async ({ userId }) => {
      await removeBuyer(userId);
      // The erasure retries later: only the provider knows the state of the payment.
      if ((await transactions.exists({ buyerId: userId })) !== null) throw new Error('a purchase of an erased person is still open');
    },
  };
};
