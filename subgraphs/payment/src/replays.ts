import type { EventDraft } from '#events/envelope.ts';
import { entitlementGranted, transactionSettled } from '#events/payment.ts';
import { toDomain } from '#shared/mongo/collection.ts';
import type { Entitlements } from './modules/entitlement/entitlement.collection.ts';
import { grantedDraft } from './modules/entitlement/entitlement.events.ts';
import type { Transactions } from './modules/transaction/transaction.collection.ts';
import { settledDraft } from './modules/transaction/transaction.events.ts';

/** The current state behind each published event, for a projection that is rebuilt. */
export const createReplays = ({ entitlements, transactions }: { entitlements: Entitlements; transactions: Transactions }) => ({
  [entitlementGranted.type]: async function* (): AsyncGenerator<EventDraft> {
    for await (const row of entitlements.find({ isLive: true }).sort({ _id: 1 }).lean().cursor()) yield grantedDraft(toDomain(row));
  },
  [transactionSettled.type]: async function* (): AsyncGenerator<EventDraft> {
    for await (const row of transactions.find({ isSettled: true }).sort({ _id: 1 }).lean().cursor()) {
      const draft = settledDraft(toDomain(row));
      if (draft) yield draft;
    }
  },
});
