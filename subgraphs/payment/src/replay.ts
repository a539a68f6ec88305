import type { Connection } from 'mongoose';
import type { EventDraft } from '#events/envelope.ts';
import { entitlementGranted, transactionSettled } from '#events/payment.ts';
import { entitlementDraft, settledDraft } from './drafts.ts';
import { entitlementsOf } from './modules/entitlement/entitlement.model.ts';
import { transactionsOf } from './modules/transaction/transaction.model.ts';

/** The current state behind each type of event, for a consumer that begins anew: `replayTo({ source: sources[type]() })`. */
export const createReplays = (connection: Connection) => ({
  [entitlementGranted.type]: async function* (): AsyncGenerator<EventDraft> {
    for await (const row of entitlementsOf(connection).find({ isLive: true }).sort({ _id: 1 })) yield entitlementDraft(row);
  },
  [transactionSettled.type]: async function* (): AsyncGenerator<EventDraft> {
    for await (const row of transactionsOf(connection).find({ isSettled: true }).sort({ _id: 1 })) {
      const draft = settledDraft(row);
      if (draft) yield draft;
    }
  },
});
