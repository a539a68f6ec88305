import { isPossiblePrice } from '#events/prices.ts';
import type { Clock } from '#shared/clock.ts';
import type { Logger } from '#shared/log.ts';
import { toDomain } from '#shared/mongo/collection.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { signedIn } from '#shared/viewer.ts';
import type { SignedIn, Viewer } from '#shared/viewer.ts';
import type { Entitlements } from '../entitlement/entitlement.collection.ts';
import type { Offer } from '../offer/offer.collection.ts';
import { quoteOf } from '../offer/offer.service.ts';
import type { OfferService, Quote } from '../offer/offer.service.ts';
import type { Transaction } from '../transaction/transaction.collection.ts';
import { mayReadPurchases } from '../transaction/transaction.policy.ts';
import type { BeginPurchase } from './begin.service.ts';
import { checkoutStatusOf, findCheckout } from './checkout.collection.ts';
import type { Checkout, Checkouts, CheckoutStatus } from './checkout.collection.ts';
import { claimKey, findKeyUse } from './idempotencyKey.collection.ts';
import type { IdempotencyKeys, KeyUse } from './idempotencyKey.collection.ts';
import type { PaymentProviderPort } from './provider/paymentProvider.ts';
import * as errors from './purchaseErrors.ts';
import type { PurchaseError } from './purchaseErrors.ts';
import { parsePurchase } from './purchaseInput.ts';
import type { PurchaseInput, PurchaseRequest } from './purchaseInput.ts';
import type { SettlementService } from './settlement.service.ts';

export type Purchase = { checkout: Checkout; transaction: Transaction };
export type PurchaseResult = Result<Purchase, PurchaseError>;
type Asker = { viewer: SignedIn; requestId: string };
/** A valid request, with the offer that it was admitted for. */
type Admitted = { request: PurchaseRequest; offer: Offer };

type Dependencies = {
  checkouts: Checkouts;
  entitlements: Entitlements;
  idempotencyKeys: IdempotencyKeys;
  clock: Clock;
  log: Logger;
  offers: OfferService;
  beginPurchase: BeginPurchase;
  settlement: SettlementService;
  provider: PaymentProviderPort;
  publishableKey: string;
  returnOrigins: readonly string[];
  projectionWaitMs?: number;
};

const operation = 'purchaseCourse';
// A beginning that finds another purchase of its buyer in progress settles that one first. The last attempt adopts it in the state it has.
const maximumBeginnings = 4;

const isExpectedTotal = ({ expectedTotal }: PurchaseRequest, { total }: Quote): boolean =>
  expectedTotal === null || (expectedTotal.amountMinor === total.amountMinor && expectedTotal.currency === total.currency);

export const checkoutService = ({
  checkouts,
  entitlements,
  idempotencyKeys,
  clock,
  log,
  offers,
  beginPurchase,
  settlement,
  provider,
  publishableKey,
  returnOrigins,
  projectionWaitMs = 2_000,
}: Dependencies) => {
  const admit = async ({ viewer: { userId } }: Asker, request: PurchaseRequest): Promise<Result<Admitted, PurchaseError>> => {
    const { courseId } = request;
    const [offer, isVerified] = await Promise.all([
      offers.findForSale({ courseId, waitMs: projectionWaitMs }),
      offers.isVerifiedBuyer({ userId, waitMs: projectionWaitMs }),
    ]);
    if (offer === null) return fail(errors.courseNotFound());
    if (offer.ownerId === userId) return fail(errors.ownCourse());
    if (offer.pricingModel === 'SUBSCRIPTION') return fail(errors.soldBySubscription());
    const entitlement = await entitlements.findOne({ userId, courseId, isLive: true }).lean();
    if (entitlement) return fail(errors.alreadyOwned(toDomain(entitlement)));
    if (!isVerified) return fail(errors.emailNotVerified());
    const quote = quoteOf(offer);
    if (!isExpectedTotal(request, quote)) return fail(errors.priceChanged(quote));
    if (!isPossiblePrice(quote.total)) {
      // A price from before course knew the limits.
      log.error({ courseId, total: quote.total, alert: 'payment_request' }, 'a course is for sale at a price that cannot be charged');
      return fail(errors.paymentNotPossible(null));
    }
    return ok({ request, offer });
  };

  /** The result is the same for every request with the key of the purchase. */
  const settlePurchase = async ({ viewer, requestId }: Asker, transactionId: string): Promise<PurchaseResult> => {
    const result = await settlement.settle({ transactionId, actor: { kind: 'user', userId: viewer.userId }, requestId });
    const checkout = result && (await findCheckout(checkouts, result.transaction.checkoutId));
    if (!result || !checkout) throw new Error(`transaction ${transactionId} is missing`);
    const { transaction } = result;
    return transaction.status === 'FAILED' ? fail(errors.refusalOf(transaction)) : ok({ checkout, transaction });
  };

  const repeatPurchase = async (asker: Asker, use: KeyUse, { hash }: PurchaseRequest): Promise<PurchaseResult> =>
    use.requestHash === hash ? settlePurchase(asker, use.resultId) : fail(errors.idempotencyConflict());

  /** Gives the key to a purchase that another key began. */
  const adoptPurchase = async (asker: Asker, request: PurchaseRequest, transactionId: string): Promise<PurchaseResult> => {
    const { idempotencyKey: key, hash: requestHash } = request;
    const claim = { operation, actorId: asker.viewer.userId, key, requestHash, resultId: transactionId, createdAt: clock.now() };
    const earlier = await claimKey(idempotencyKeys, claim);
    return earlier ? repeatPurchase(asker, earlier, request) : settlePurchase(asker, transactionId);
  };

  /**
   * Continues the purchase of the course that is in progress. Null when that one ended without a payment, so that a new one may begin. It is closed here
   * when the price has changed, or when it waits for its buyer, who now sends another card.
   */
  const continuePurchase = async (asker: Asker, { request, offer }: Admitted, live: Transaction): Promise<PurchaseResult | null> => {
    const { viewer, requestId } = asker;
    const { total } = quoteOf(offer);
    const settle = (isClosing: boolean) =>
      settlement.settle({ transactionId: live.id, actor: { kind: 'user', userId: viewer.userId }, requestId, isClosing });
    let result = await settle(live.totalMinor !== total.amountMinor || live.currency !== total.currency);
    // An abandoned authentication would otherwise block every other card until the checkout expires.
    const isOtherCard = request.paymentMethodId !== null && request.paymentMethodId !== live.request.paymentMethodId;
    if (isOtherCard && result?.transaction.status === 'REQUIRES_ACTION') result = await settle(true);
    const status = result?.transaction.status;
    return status === 'FAILED' || status === 'CANCELED' ? null : adoptPurchase(asker, request, live.id);
  };

  const purchaseAdmitted = async (asker: Asker, admitted: Admitted): Promise<PurchaseResult> => {
    const { viewer, requestId } = asker;
    for (let attempt = 1; ; attempt += 1) {
      const beginning = await beginPurchase({ buyerId: viewer.userId, requestId, operation, ...admitted });
      if (beginning.kind === 'begun') return settlePurchase(asker, beginning.transactionId);
      if (beginning.kind === 'keyUsed') return repeatPurchase(asker, beginning.use, admitted.request);
      if (beginning.kind === 'notForSale') return fail(errors.courseNotFound());
      if (beginning.kind === 'owned') return fail(errors.alreadyOwned(beginning.entitlement));
      if (attempt === maximumBeginnings) return adoptPurchase(asker, admitted.request, beginning.transaction.id);
      const result = await continuePurchase(asker, admitted, beginning.transaction);
      if (result) return result;
    }
  };

  return {
    /** Charges at most once for a learner and a course. The result follows the provider's payment. */
    async purchase({ viewer, requestId, input }: { viewer: Viewer; requestId: string; input: PurchaseInput }): Promise<PurchaseResult> {
      const asker: Asker = { viewer: signedIn(viewer), requestId };
      const parsed = parsePurchase(input, { returnOrigins });
      if (!parsed.ok) return parsed;
      const request = parsed.value;
      const name = { operation, actorId: asker.viewer.userId, key: request.idempotencyKey };
      const use = await findKeyUse(idempotencyKeys, name);
      if (use) return repeatPurchase(asker, use, request);
      const admitted = await admit(asker, request);
      if (admitted.ok) return purchaseAdmitted(asker, admitted.value);
      // A parallel request with the same key may have bought the course in the meantime: both get its result.
      const parallelUse = await findKeyUse(idempotencyKeys, name);
      return parallelUse ? repeatPurchase(asker, parallelUse, request) : admitted;
    },

    /** Settles a live checkout first. Null when it does not exist or is not the viewer's. */
    async find({ viewer, requestId, id }: { viewer: Viewer; requestId: string; id: string }): Promise<Checkout | null> {
      signedIn(viewer);
      const checkout = await findCheckout(checkouts, id);
      if (!checkout || !mayReadPurchases(viewer, checkout.buyerId)) return null;
      if (checkout.status !== 'OPEN') return checkout;
      await settlement.settle({ transactionId: checkout.transactionId, actor: { kind: 'system', name: 'reader' }, requestId });
      return findCheckout(checkouts, id);
    },

    statusOf: (checkout: Checkout, transaction: Transaction | null): CheckoutStatus =>
      transaction === null ? checkout.status : checkoutStatusOf(transaction),

    /** The buyer's next step. The secret is read from the provider each time, so that it is stored nowhere. */
    async nextAction({
      viewer,
      checkout,
      transaction,
    }: {
      viewer: Viewer;
      checkout: Checkout;
      transaction: Transaction | null;
    }): Promise<{ clientSecret: string; publishableKey: string } | null> {
      if (viewer.kind !== 'user' || viewer.userId !== checkout.buyerId) return null;
      if (transaction?.status !== 'REQUIRES_ACTION' || transaction.providerReference === null) return null;
      if (await offers.isSellerSuspended(checkout.courseId)) return null;
      return { clientSecret: await provider.clientSecret(transaction.providerReference), publishableKey };
    },
  };
};
export type CheckoutService = ReturnType<typeof checkoutService>;
