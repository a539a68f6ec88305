import type { ClientSession, Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import { createKeyedQueue } from '#shared/concurrency/keyedQueue.ts';
import { createLimit } from '#shared/events/limit.ts';
import { unauthenticated } from '#shared/faults.ts';
import { newId } from '#shared/ids.ts';
import { inTransaction } from '#shared/mongo/transaction.ts';
import type { PrivacyParticipation } from '#shared/privacy/participation.ts';
import type { ReachPurchasePoint } from '../../crashPoints.ts';
import { entitlementsOf } from '../entitlement/entitlement.model.ts';
import type { EntitlementRow } from '../entitlement/entitlement.model.ts';
import { offersOf } from '../offer/offer.model.ts';
import type { OfferRow } from '../offer/offer.model.ts';
import { isForSale, quoteOf } from '../offer/offer.service.ts';
import { transactionsOf } from '../transaction/transaction.model.ts';
import type { TransactionRow } from '../transaction/transaction.model.ts';
import { checkoutsOf } from './checkout.model.ts';
import type { CheckoutRow, HoldingRow, Holdings, IdempotencyKeys, IdempotencyRow } from './checkout.model.ts';
import type { WriteOutcome } from './outcome.service.ts';
import type { PurchaseRequest } from './purchaseInput.ts';

type Purchase = { buyerId: string; requestId: string; operation: string; request: PurchaseRequest; offer: OfferRow };
export type Begun =
  | { kind: 'begun'; transactionId: string }
  | { kind: 'keyUsed'; use: IdempotencyRow }
  | { kind: 'notForSale' }
  | { kind: 'owned'; entitlement: EntitlementRow }
  | { kind: 'underWay'; transaction: TransactionRow };

type Dependencies = {
  connection: Connection;
  clock: Clock;
  keys: IdempotencyKeys;
  holdings: Holdings;
  isErased: PrivacyParticipation['isErased'];
  writeOutcome: WriteOutcome;
  reach: ReachPurchasePoint;
};

const checkoutLifeMs = 24 * 60 * 60 * 1000;
// The request that began it settles it; only when that one was lost has the sweeper something to do.
const firstSweepMs = 5_000;
const transactionsAtOnce = 16;

const draftRows = ({ buyerId, request, offer }: Purchase, now: Date): { transaction: TransactionRow; checkout: CheckoutRow } => {
  const { total, subtotal } = quoteOf(offer);
  const isFree = total.amountMinor === 0;
  const expiresAt = new Date(now.getTime() + checkoutLifeMs);
  const [transactionId, checkoutId] = [newId('txn', now), newId('chk', now)];
  const provider = isFree ? null : 'STRIPE';
  return {
    transaction: {
      _id: transactionId,
      revision: 1,
      kind: 'COURSE_PURCHASE',
      status: isFree ? 'COMPLETED' : 'PENDING',
      isSettled: isFree,
      buyerId,
      courseId: request.courseId,
      checkoutId,
      lines: [{ description: offer.title, quantity: 1, amountMinor: subtotal.amountMinor, courseId: request.courseId }],
      currency: total.currency,
      subtotalMinor: subtotal.amountMinor,
      totalMinor: total.amountMinor,
      provider,
      providerReference: null,
      request: { paymentMethodId: request.paymentMethodId, returnUrl: request.returnUrl, attempt: 1 },
      paymentMethod: isFree ? { kind: 'FREE', brand: null, last4: null } : null,
      failureCode: null,
      expiresAt,
      nextSweepAt: isFree ? null : new Date(now.getTime() + firstSweepMs),
      sweepCount: 0,
      createdAt: now,
      completedAt: isFree ? now : null,
      settledAt: isFree ? now : null,
    },
    checkout: {
      _id: checkoutId,
      buyerId,
      courseId: request.courseId,
      transactionId,
      intent: 'PAYMENT',
      provider,
      status: 'OPEN',
      isLive: true,
      expiresAt,
      createdAt: now,
    },
  };
};

/** The durable beginning of a purchase, before anybody is asked for money. What costs nothing ends in the same step. */
export const createBeginPurchase = ({ connection, clock, keys, holdings, isErased, writeOutcome, reach }: Dependencies) => {
  const limited = createLimit({ maxParallel: transactionsAtOnce });
  // The operation's deadline bounds the waiting.
  const inTurn = createKeyedQueue();

  const heldBefore = async (holding: HoldingRow, session: ClientSession): Promise<Begun> => {
    if (holding.entitlementId !== null) {
      const entitlement = await entitlementsOf(connection).findOne({ _id: holding.entitlementId }, { session });
      if (entitlement) return { kind: 'owned', entitlement };
    }
    const transaction = await transactionsOf(connection).findOne(
      { checkoutId: holding.checkoutId ?? '', courseId: holding.courseId },
      { session },
    );
    if (transaction) return { kind: 'underWay', transaction };
    throw new Error(`the holding ${holding._id} names nothing that is there`);
  };

  const write = (purchase: Purchase): Promise<Begun> =>
    limited(() =>
      inTransaction(connection, async (session, control): Promise<Begun> => {
        const { buyerId, requestId, operation, request } = purchase;
        // The token may still be believed for some seconds; nobody pays with it any more.
        if (await isErased(buyerId, session)) throw unauthenticated();
        const { transaction, checkout } = draftRows(purchase, clock.now());
        const { idempotencyKey: key, hash: requestHash, courseId } = request;
        const use = await keys.claim({ operation, actorId: buyerId, key, requestHash, resultId: transaction._id, session });
        reach('begin.keyClaimed');
        // Nothing is written, and it is committed all the same: then what another process has begun is there for the next reading.
        if (use) return { kind: 'keyUsed', use };
        const holding = await holdings.takeForCheckout({ userId: buyerId, courseId, checkoutId: checkout._id, session });
        reach('begin.held');
        if (holding) return control.abort(await heldBefore(holding, session));
        // The seller may have been suspended since the offer was read.
        if (!isForSale(await offersOf(connection).findOne({ _id: courseId }, { session }))) return control.abort({ kind: 'notForSale' });
        await transactionsOf(connection).insertOne(transaction, { session });
        reach('begin.transactionWritten');
        await checkoutsOf(connection).insertOne(checkout, { session });
        reach('begin.checkoutWritten');
        if (transaction.isSettled) await writeOutcome({ row: transaction, session, actor: { kind: 'user', userId: buyerId }, requestId });
        return { kind: 'begun', transactionId: transaction._id };
      }),
    );

  return (purchase: Purchase): Promise<Begun> => {
    const { buyerId: actorId, operation, request } = purchase;
    const { idempotencyKey: key, courseId } = request;
    // Of those that repeat one purchase all but the first would only abort one another.
    return inTurn([`course:${actorId}:${courseId}`, `key:${actorId}:${key}`], async () => {
      const use = await keys.find({ operation, actorId, key });
      return use ? { kind: 'keyUsed', use } : write(purchase);
    });
  };
};
export type BeginPurchase = ReturnType<typeof createBeginPurchase>;
