import type { ClientSession, Connection } from 'mongoose';
import type { Actor } from '#events/envelope.ts';
import type { Clock } from '#shared/clock.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import { newId } from '#shared/ids.ts';
import type { ReachPurchasePoint } from '../../crashPoints.ts';
import { auditOfSettlement, entitlementDraft, settledDraft } from '../../drafts.ts';
import { entitlementsOf } from '../entitlement/entitlement.model.ts';
import type { EntitlementRow } from '../entitlement/entitlement.model.ts';
import type { Ledger } from '../ledger/ledger.service.ts';
import type { TransactionRow } from '../transaction/transaction.model.ts';
import { checkoutsOf, checkoutStatusOf } from './checkout.model.ts';
import type { Holdings } from './checkout.model.ts';

export type Circumstances = { actor: Actor; requestId: string | null };

type Dependencies = {
  connection: Connection;
  clock: Clock;
  outbox: Outbox;
  ledger: Ledger;
  holdings: Holdings;
  reach: ReachPurchasePoint;
};

/** What follows from a transaction's end, written in the transaction in which it ends: the books, the right, the free place, the news. */
export const createOutcomes = ({ connection, clock, outbox, ledger, holdings, reach }: Dependencies) => {
  const grant = async ({
    row,
    buyerId,
    session,
  }: {
    row: TransactionRow;
    buyerId: string;
    session: ClientSession;
  }): Promise<EntitlementRow> => {
    const now = clock.now();
    const entitlement: EntitlementRow = {
      _id: newId('ent', now),
      revision: 1,
      userId: buyerId,
      courseId: row.courseId,
      source: 'PURCHASE',
      transactionId: row._id,
      grantedAt: now,
      expiresAt: null,
      revokedAt: null,
      isLive: true,
    };
    await entitlementsOf(connection).insertOne(entitlement, { session });
    return entitlement;
  };

  const chargePosted = async (row: TransactionRow, session: ClientSession): Promise<void> => {
    if (row.provider === null) return;
    await ledger.post({
      posting: {
        code: 'CHARGE',
        transactionId: row._id,
        currency: row.currency,
        effectiveAt: row.settledAt ?? clock.now(),
        lines: [
          { account: { kind: 'CLEARING', owner: row.provider }, side: 'DEBIT', amountMinor: row.totalMinor },
          { account: { kind: 'REVENUE', owner: 'house' }, side: 'CREDIT', amountMinor: row.totalMinor },
        ],
      },
      session,
    });
  };

  /** `row` as it has just been written, settled. */
  return async ({ row, session, actor, requestId }: Circumstances & { row: TransactionRow; session: ClientSession }): Promise<void> => {
    const { buyerId, courseId, checkoutId } = row;
    const isCompleted = row.status === 'COMPLETED';
    const drafts = [settledDraft(row), auditOfSettlement({ row, actor })].filter((draft) => draft !== null);
    if (buyerId !== null && isCompleted) {
      await chargePosted(row, session);
      reach('finish.ledgerPosted');
      const entitlement = await grant({ row, buyerId, session });
      reach('finish.entitlementWritten');
      await holdings.keep({ userId: buyerId, courseId, entitlementId: entitlement._id, session });
      reach('finish.holdingWritten');
      drafts.unshift(entitlementDraft(entitlement));
    } else if (buyerId !== null) {
      await holdings.release({ userId: buyerId, courseId, checkoutId, session });
    }
    await checkoutsOf(connection).updateOne({ _id: checkoutId }, { $set: { status: checkoutStatusOf(row), isLive: false } }, { session });
    reach('finish.checkoutClosed');
    await outbox.append(drafts, { session, actor, requestId });
    reach('finish.eventsAppended');
  };
};
export type WriteOutcome = ReturnType<typeof createOutcomes>;
