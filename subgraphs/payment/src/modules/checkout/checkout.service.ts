import type { Connection } from 'mongoose';
import { isPossiblePrice } from '#events/prices.ts';
import type { Logger } from '#shared/log.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import type { SignedIn, Viewer } from '#shared/viewer.ts';
import type { ReachPurchasePoint } from '../../crashPoints.ts';
import { entitlementsOf } from '../entitlement/entitlement.model.ts';
import type { EntitlementRow } from '../entitlement/entitlement.model.ts';
import type { OfferRow } from '../offer/offer.model.ts';
import { quoteOf } from '../offer/offer.service.ts';
import type { Offers } from '../offer/offer.service.ts';
import { mayReadPurchases } from '../transaction/transaction.policy.ts';
import type { TransactionRow } from '../transaction/transaction.model.ts';
import { checkoutsOf, checkoutStatusOf } from './checkout.model.ts';
import type { CheckoutRow, CheckoutStatus, IdempotencyKeys, IdempotencyRow } from './checkout.model.ts';
import type { BeginPurchase } from './begin.service.ts';
import type { PaymentProviderPort } from './provider/paymentProvider.ts';
import { parsePurchase } from './purchaseInput.ts';
import type { PurchaseInput, PurchaseRequest } from './purchaseInput.ts';
import * as problems from './purchaseProblems.ts';
import type { PurchaseProblem } from './purchaseProblems.ts';
import type { SettlementService } from './settlement.service.ts';

export type Purchase = { checkout: CheckoutRow; transaction: TransactionRow };
export type PurchaseResult = Result<Purchase, PurchaseProblem>;
type Asked = { viewer: SignedIn; requestId: string; input: PurchaseInput };
/** The buyer's purchase, with the offer it was admitted for. */
type Admitted = { request: PurchaseRequest; offer: OfferRow };

type Dependencies = {
  connection: Connection;
  log: Logger;
  offers: Offers;
  keys: IdempotencyKeys;
  begin: BeginPurchase;
  settlement: SettlementService;
  provider: PaymentProviderPort;
  publishableKey: string;
  returnOrigins: readonly string[];
  reach: ReachPurchasePoint;
  projectionWaitMs?: number;
};

const operation = 'purchaseCourse';
// Each begin that finds another purchase of its buyer under way waits for that one's end; the last one takes it as it is.
const maximumBegins = 4;

const isTotal = ({ expectedTotal }: PurchaseRequest, { total }: ReturnType<typeof quoteOf>): boolean =>
  expectedTotal === null || (expectedTotal.amountMinor === total.amountMinor && expectedTotal.currency === total.currency);

export const createCheckouts = ({
  connection,
  log,
  offers,
  keys,
  begin,
  settlement,
  provider,
  publishableKey,
  returnOrigins,
  reach,
  projectionWaitMs = 2_000,
}: Dependencies) => {
  const ownedBy = (userId: string, courseId: string): Promise<EntitlementRow | null> =>
    entitlementsOf(connection).findOne({ userId, courseId, isLive: true });

  const admit = async (viewer: SignedIn, request: PurchaseRequest): Promise<Result<Admitted, PurchaseProblem>> => {
    const { courseId } = request;
    const [offer, isVerified] = await Promise.all([
      offers.published({ courseId, waitMs: projectionWaitMs }),
      offers.isVerifiedBuyer({ userId: viewer.userId, waitMs: projectionWaitMs }),
    ]);
    reach('purchase.projectionsRead');
    if (offer === null) return fail(problems.courseNotFound());
    if (offer.ownerId === viewer.userId) return fail(problems.ownCourse());
    if (offer.pricingModel === 'SUBSCRIPTION') return fail(problems.soldBySubscription());
    const owned = await ownedBy(viewer.userId, courseId);
    reach('purchase.ownershipRead');
    if (owned) return fail(problems.alreadyOwned(owned));
    if (!isVerified) return fail(problems.emailNotVerified());
    const quote = quoteOf(offer);
    if (!isTotal(request, quote)) return fail(problems.priceChanged(quote));
    if (!isPossiblePrice(quote.total)) {
      // Set before course knew the limits.
      log.error({ courseId, total: quote.total, alert: 'payment_request' }, 'a course is for sale at a price that cannot be charged');
      return fail(problems.paymentNotPossible(null));
    }
    return ok({ request, offer });
  };

  /** What became of it, the same for everybody who asks with its key. */
  const answer = async ({
    viewer,
    requestId,
    transactionId,
  }: Omit<Asked, 'input'> & { transactionId: string }): Promise<PurchaseResult> => {
    const settled = await settlement.settle({ transactionId, actor: { kind: 'user', userId: viewer.userId }, requestId });
    reach('purchase.settled');
    const checkout = settled && (await checkoutsOf(connection).findOne({ _id: settled.row.checkoutId }));
    reach('purchase.answerRead');
    if (!settled || !checkout) throw new Error(`transaction ${transactionId} is not there`);
    if (settled.row.status === 'FAILED') return fail(problems.refused(settled.row));
    return ok({ checkout, transaction: settled.row });
  };

  const repeated = (asked: Omit<Asked, 'input'>, use: IdempotencyRow, request: PurchaseRequest): Promise<PurchaseResult> =>
    use.requestHash === request.hash
      ? answer({ ...asked, transactionId: use.resultId })
      : Promise.resolve(fail(problems.idempotencyConflict()));

  /**
   * Another purchase of the course is under way: this one is that one. Null: that one is over without a payment, or was closed here, because the price
   * has changed since or because its buyer, for whom it waits, now comes with another card; begin anew.
   */
  const continued = async (asked: Asked, { request, offer }: Admitted, live: TransactionRow): Promise<PurchaseResult | null> => {
    const { viewer, requestId } = asked;
    const { total } = quoteOf(offer);
    const settle = (isClosing: boolean) =>
      settlement.settle({ transactionId: live._id, actor: { kind: 'user', userId: viewer.userId }, requestId, isClosing });
    let settled = await settle(live.totalMinor !== total.amountMinor || live.currency !== total.currency);
    reach('purchase.otherSettled');
    // An authentication that was left alone would keep every other card out for as long as the checkout lives.
    const isOtherCard = request.paymentMethodId !== null && request.paymentMethodId !== live.request.paymentMethodId;
    if (isOtherCard && settled?.row.status === 'REQUIRES_ACTION') {
      settled = await settle(true);
      reach('purchase.otherSettled');
    }
    if (settled?.row.status === 'FAILED' || settled?.row.status === 'CANCELED') return null;
    return taken(asked, request, live._id);
  };

  /** The key now stands for a purchase that another key began. */
  const taken = async ({ viewer, requestId }: Asked, request: PurchaseRequest, transactionId: string): Promise<PurchaseResult> => {
    const { idempotencyKey: key, hash: requestHash } = request;
    const earlier = await keys.claim({ operation, actorId: viewer.userId, key, requestHash, resultId: transactionId });
    reach('purchase.keyRemembered');
    return earlier ? repeated({ viewer, requestId }, earlier, request) : answer({ viewer, requestId, transactionId });
  };

  const purchaseAdmitted = async (asked: Asked, admitted: Admitted): Promise<PurchaseResult> => {
    const { viewer, requestId } = asked;
    for (let attempt = 1; ; attempt += 1) {
      const begun = await begin({ buyerId: viewer.userId, requestId, operation, ...admitted });
      reach('purchase.begun');
      if (begun.kind === 'begun') return answer({ viewer, requestId, transactionId: begun.transactionId });
      if (begun.kind === 'keyUsed') return repeated({ viewer, requestId }, begun.use, admitted.request);
      if (begun.kind === 'notForSale') return fail(problems.courseNotFound());
      if (begun.kind === 'owned') return fail(problems.alreadyOwned(begun.entitlement));
      if (attempt === maximumBegins) return taken(asked, admitted.request, begun.transaction._id);
      const result = await continued(asked, admitted, begun.transaction);
      if (result) return result;
    }
  };

  return {
    /** Charges at most once for a learner and a course, and answers what the provider says of it. */
    async purchase(asked: Asked): Promise<PurchaseResult> {
      const { viewer, requestId } = asked;
      const parsed = parsePurchase(asked.input, { returnOrigins });
      if (!parsed.ok) return parsed;
      const request = parsed.value;
      const use = await keys.find({ operation, actorId: viewer.userId, key: request.idempotencyKey });
      reach('purchase.keyRead');
      if (use) return repeated({ viewer, requestId }, use, request);
      const admitted = await admit(viewer, request);
      if (admitted.ok) return purchaseAdmitted(asked, admitted.value);
      // A twin with the same key may have bought it while this one looked: then its answer is this one's too.
      const twin = await keys.find({ operation, actorId: viewer.userId, key: request.idempotencyKey });
      return twin ? repeated({ viewer, requestId }, twin, request) : admitted;
    },
    /** Brought up to date first, when it is under way. Null: not there, or not the viewer's. */
    async find({ viewer, requestId, id }: { viewer: SignedIn; requestId: string; id: string }): Promise<CheckoutRow | null> {
      const checkout = await checkoutsOf(connection).findOne({ _id: id });
      if (!checkout || !mayReadPurchases(viewer, checkout.buyerId)) return null;
      if (!checkout.isLive) return checkout;
      await settlement.settle({ transactionId: checkout.transactionId, actor: { kind: 'system', name: 'reader' }, requestId });
      return checkoutsOf(connection).findOne({ _id: id });
    },
    /** As its transaction is at this moment. */
    statusOf: (checkout: CheckoutRow, transaction: TransactionRow | null): CheckoutStatus =>
      transaction === null ? checkout.status : checkoutStatusOf(transaction),
    byIds: (ids: readonly string[]): Promise<CheckoutRow[]> =>
      checkoutsOf(connection)
        .find({ _id: { $in: [...ids] } })
        .toArray(),
    /** The buyer's next step. The secret is asked from the provider each time, so that it is stored nowhere. */
    async nextAction({
      viewer,
      checkout,
      transaction,
    }: {
      viewer: Viewer;
      checkout: CheckoutRow;
      transaction: TransactionRow | null;
    }): Promise<{ clientSecret: string; publishableKey: string } | null> {
      if (viewer.kind !== 'user' || viewer.userId !== checkout.buyerId) return null;
      if (transaction?.status !== 'REQUIRES_ACTION' || transaction.providerReference === null) return null;
      if (await offers.isSellerSuspended(checkout.courseId)) return null;
      return { clientSecret: await provider.clientSecret(transaction.providerReference), publishableKey };
    },
  };
};
export type Checkouts = ReturnType<typeof createCheckouts>;
