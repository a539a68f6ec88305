import type { ClientSession } from 'mongoose';
import type { Actor } from '#events/envelope.ts';
import type { Clock } from '#shared/clock.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import { newId } from '#shared/ids.ts';
import { toDomain } from '#shared/mongo/collection.ts';
import type { Entitlement, EntitlementRow, Entitlements } from '../entitlement/entitlement.collection.ts';
import { grantedDraft } from '../entitlement/entitlement.events.ts';
import type { LedgerService } from '../ledger/ledger.service.ts';
import type { Transaction } from '../transaction/transaction.collection.ts';
import { auditOfSettlement, settledDraft } from '../transaction/transaction.events.ts';
import { checkoutStatusOf } from './checkout.collection.ts';
import type { Checkouts } from './checkout.collection.ts';
import { holdForEntitlement, releaseFromCheckout } from './holding.collection.ts';
import type { Holdings } from './holding.collection.ts';

export type Circumstances = { actor: Actor; requestId: string | null };

type Dependencies = {
  entitlements: Entitlements;
  checkouts: Checkouts;
  holdings: Holdings;
  clock: Clock;
  outbox: Outbox;
  ledger: LedgerService;
};

/** Writes the consequences of a settled transaction in the database transaction that settles it: ledger, entitlement, holding, checkout and events. */
export const createWriteOutcome = ({ entitlements, checkouts, holdings, clock, outbox, ledger }: Dependencies) => {
  const grantEntitlement = async (transaction: Transaction, userId: string, session: ClientSession): Promise<Entitlement> => {
    const now = clock.now();
    const entitlement: EntitlementRow = {
      _id: newId('ent', now),
      revision: 1,
      userId,
      courseId: transaction.courseId,
      source: 'PURCHASE',
      transactionId: transaction.id,
      grantedAt: now,
      expiresAt: null,
      revokedAt: null,
      isLive: true,
    };
    await entitlements.insertMany([entitlement], { session });
    return toDomain(entitlement);
  };

  const postCharge = async (
    { id: transactionId, provider, currency, settledAt, totalMinor }: Transaction,
    session: ClientSession,
  ): Promise<void> => {
    if (provider === null) return;
    await ledger.post({
      posting: {
        code: 'CHARGE',
        transactionId,
        currency,
        effectiveAt: settledAt ?? clock.now(),
        lines: [
          { account: { kind: 'CLEARING', owner: provider }, side: 'DEBIT', amountMinor: totalMinor },
          { account: { kind: 'REVENUE', owner: 'house' }, side: 'CREDIT', amountMinor: totalMinor },
        ],
      },
      session,
    });
  };

  /** `transaction` is the settled row of this session. */
  return async ({
    transaction,
    session,
    actor,
    requestId,
  }: Circumstances & { transaction: Transaction; session: ClientSession }): Promise<void> => {
    const { buyerId: userId, courseId, checkoutId, status } = transaction;
    const drafts = [settledDraft(transaction), auditOfSettlement({ transaction, actor })].filter((draft) => draft !== null);
    if (userId !== null && status === 'COMPLETED') {
      await postCharge(transaction, session);
      const entitlement = await grantEntitlement(transaction, userId, session);
      await holdForEntitlement(holdings, { userId, courseId, entitlementId: entitlement.id, session });
      drafts.unshift(grantedDraft(entitlement));
    } else if (userId !== null) {
      await releaseFromCheckout(holdings, { userId, courseId, checkoutId, session });
    }
    await checkouts.updateOne({ _id: checkoutId }, { $set: { status: checkoutStatusOf(transaction), isLive: false } }, { session });
    await outbox.append(drafts, { session, actor, requestId });
  };
};
export type WriteOutcome = ReturnType<typeof createWriteOutcome>;
