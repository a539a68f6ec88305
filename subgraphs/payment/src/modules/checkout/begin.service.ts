import type { ClientSession, Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import { createKeyedQueue } from '#shared/concurrency/keyedQueue.ts';
import { createLimit } from '#shared/events/limit.ts';
import { unauthenticated } from '#shared/faults.ts';
import { newId } from '#shared/ids.ts';
import { toDomain } from '#shared/mongo/collection.ts';
import { inTransaction } from '#shared/mongo/transaction.ts';
import type { IsErased } from '#shared/privacy/erasedPeople.ts';
import type { Entitlement, Entitlements } from '../entitlement/entitlement.collection.ts';
import { findOffer } from '../offer/offer.collection.ts';
import type { Offer, Offers } from '../offer/offer.collection.ts';
import { isForSale, quoteOf } from '../offer/offer.service.ts';
import type { Transaction, TransactionRow, Transactions } from '../transaction/transaction.collection.ts';
import type { CheckoutRow, Checkouts } from './checkout.collection.ts';
import { holdForCheckout } from './holding.collection.ts';
import type { Holding, Holdings } from './holding.collection.ts';
import { claimKey, findKeyUse } from './idempotencyKey.collection.ts';
import type { IdempotencyKeys, KeyUse } from './idempotencyKey.collection.ts';
import type { WriteOutcome } from './outcome.service.ts';
import type { PurchaseRequest } from './purchaseInput.ts';

type Purchase = { buyerId: string; requestId: string; operation: string; request: PurchaseRequest; offer: Offer };
export type Beginning =
  | { kind: 'begun'; transactionId: string }
  | { kind: 'keyUsed'; use: KeyUse }
  | { kind: 'notForSale' }
  | { kind: 'owned'; entitlement: Entitlement }
  | { kind: 'inProgress'; transaction: Transaction };

type Dependencies = {
  transactions: Transactions;
  checkouts: Checkouts;
  holdings: Holdings;
  entitlements: Entitlements;
  offers: Offers;
  idempotencyKeys: IdempotencyKeys;
  connection: Connection;
  clock: Clock;
  isErased: IsErased;
  writeOutcome: WriteOutcome;
};

const checkoutLifeMs = 24 * 60 * 60 * 1000;
// The request settles its own purchase. The sweeper is needed only when that request was lost.
const firstSweepMs = 5_000;
const maxParallelTransactions = 16;

const rowsOf = ({ buyerId, request, offer }: Purchase, now: Date): { transaction: TransactionRow; checkout: CheckoutRow } => {
  const { courseId, paymentMethodId, returnUrl } = request;
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
      courseId,
      checkoutId,
      lines: [{ description: offer.title, quantity: 1, amountMinor: subtotal.amountMinor, courseId }],
      currency: total.currency,
      subtotalMinor: subtotal.amountMinor,
      totalMinor: total.amountMinor,
      provider,
      providerReference: null,
      request: { paymentMethodId, returnUrl, attempt: 1 },
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
      courseId,
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

/** Stores the beginning of a purchase before any request to the provider. A free purchase ends in the same transaction. */
export const createBeginPurchase = ({
  transactions,
  checkouts,
  holdings,
  entitlements,
  offers,
  idempotencyKeys,
  connection,
  clock,
  isErased,
  writeOutcome,
}: Dependencies) => {
  const limited = createLimit({ maxParallel: maxParallelTransactions });
  // The deadline of the operation bounds the wait.
  const queue = createKeyedQueue();

  const describeHolding = async (holding: Holding, session: ClientSession): Promise<Beginning> => {
    if (holding.entitlementId !== null) {
      const entitlement = await entitlements.findOne({ _id: holding.entitlementId }).session(session).lean();
      if (entitlement) return { kind: 'owned', entitlement: toDomain(entitlement) };
    }
    const transaction = await transactions
      .findOne({ checkoutId: holding.checkoutId ?? '', courseId: holding.courseId })
      .session(session)
      .lean();
    if (transaction) return { kind: 'inProgress', transaction: toDomain(transaction) };
    throw new Error(`the holding ${holding.id} names neither an entitlement nor a transaction`);
  };

  const writeBeginning = (purchase: Purchase): Promise<Beginning> =>
    inTransaction(connection, async (session, control): Promise<Beginning> => {
      const { buyerId, requestId, operation, request } = purchase;
      const { idempotencyKey: key, hash: requestHash, courseId } = request;
      // The access token of an erased buyer is accepted for some more seconds; no purchase begins with it.
      if (await isErased(buyerId, session)) throw unauthenticated();
      const now = clock.now();
      const { transaction, checkout } = rowsOf(purchase, now);
      const claim = { operation, actorId: buyerId, key, requestHash, resultId: transaction._id, createdAt: now };
      const use = await claimKey(idempotencyKeys, claim, session);
      // Committed although nothing is written: the next read then sees the purchase of the other process.
      if (use) return { kind: 'keyUsed', use };
      const holding = await holdForCheckout(holdings, { userId: buyerId, courseId, checkoutId: checkout._id, session });
      if (holding) return control.abort(await describeHolding(holding, session));
      // The seller may have been suspended since the offer was read.
      if (!isForSale(await findOffer(offers, courseId, session))) return control.abort({ kind: 'notForSale' });
      await transactions.insertMany([transaction], { session });
      await checkouts.insertMany([checkout], { session });
      const actor = { kind: 'user', userId: buyerId } as const;
      if (transaction.isSettled) await writeOutcome({ transaction: toDomain(transaction), session, actor, requestId });
      return { kind: 'begun', transactionId: transaction._id };
    });

  return (purchase: Purchase): Promise<Beginning> => {
    const { buyerId: actorId, operation, request } = purchase;
    const { idempotencyKey: key, courseId } = request;
    // Parallel repetitions of one purchase would only abort one another's transactions.
    return queue([`course:${actorId}:${courseId}`, `key:${actorId}:${key}`], async () => {
      const use = await findKeyUse(idempotencyKeys, { operation, actorId, key });
      return use ? { kind: 'keyUsed', use } : limited(() => writeBeginning(purchase));
    });
  };
};
export type BeginPurchase = ReturnType<typeof createBeginPurchase>;
