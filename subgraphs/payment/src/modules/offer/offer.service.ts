import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientSession, Connection } from 'mongoose';
import { emailVerified, userChanged } from '#events/auth.ts';
import { offerChanged } from '#events/course.ts';
import type { Clock } from '#shared/clock.ts';
import { timeLeftMs } from '#shared/deadline.ts';
import { applyNewer } from '#shared/events/applyNewer.ts';
import { consumer } from '#shared/events/inbox.ts';
import type { EventConsumer } from '#shared/events/inbox.ts';
import { createSuspendedOwners, ownerNotSuspended } from '#shared/events/suspendedOwners.ts';
import type { PrivacyParticipation } from '#shared/privacy/participation.ts';
import { transactionsOf } from '../transaction/transaction.model.ts';
import { offersCollection, offersOf, verifiedBuyersCollection, verifiedBuyersOf } from './offer.model.ts';
import type { OfferRow, VerifiedBuyerRow } from './offer.model.ts';

/** What a purchase costs at this moment, in the minor unit of the currency. */
export type Quote = { subtotal: QuoteMoney; total: QuoteMoney };
type QuoteMoney = { amountMinor: number; currency: string };

const pollEveryMs = 50;

/** Asks again until the answer is there or the time is over; the last answer then. */
const waitFor = async <Value>({
  read,
  isThere,
  waitMs,
}: {
  read: () => Promise<Value>;
  isThere: (value: Value) => boolean;
  waitMs: number;
}): Promise<Value> => {
  // The wall clock: what is bounded is the buyer's waiting.
  const giveUpAt = performance.now() + timeLeftMs({ longestMs: waitMs });
  for (;;) {
    const value = await read();
    if (isThere(value) || performance.now() >= giveUpAt) return value;
    await sleep(pollEveryMs);
  }
};

/** Whether anybody can buy it now: published, of a seller who is not suspended. */
export const isForSale = (offer: OfferRow | null): offer is OfferRow => offer?.status === 'PUBLISHED' && offer.isOwnerSuspended !== true;

export const createOffers = ({ connection }: { connection: Connection }) => ({
  /**
   * The offer that is for sale. One that is not is waited for as one that is not there: it may be the older of two events, and the time an answer
   * takes must not tell a draft from nothing.
   */
  published: async ({ courseId, waitMs }: { courseId: string; waitMs: number }): Promise<OfferRow | null> => {
    const offer = await waitFor({ read: () => offersOf(connection).findOne({ _id: courseId }), isThere: isForSale, waitMs });
    return isForSale(offer) ? offer : null;
  },
  publishedAmong: async (courseIds: readonly string[]): Promise<readonly OfferRow[]> =>
    offersOf(connection)
      .find({ _id: { $in: [...courseIds] }, status: 'PUBLISHED', ...ownerNotSuspended })
      .toArray(),
  /** Whether the course's seller is suspended: what is not paid yet is not paid any more. */
  isSellerSuspended: async (courseId: string): Promise<boolean> =>
    (await offersOf(connection).findOne({ _id: courseId, isOwnerSuspended: true }, { projection: { _id: 1 } })) !== null,
  isVerifiedBuyer: async ({ userId, waitMs }: { userId: string; waitMs: number }): Promise<boolean> =>
    waitFor({
      read: async () => (await verifiedBuyersOf(connection).findOne({ _id: userId })) !== null,
      isThere: (isVerified) => isVerified,
      waitMs,
    }),
});
export type Offers = ReturnType<typeof createOffers>;

export const quoteOf = ({ listPrice: { amountMinor, currency } }: Pick<OfferRow, 'listPrice'>): Quote => ({
  subtotal: { amountMinor, currency },
  total: { amountMinor, currency },
});

export const offerConsumers = ({
  connection,
  clock,
  isErased,
}: {
  connection: Connection;
  clock: Clock;
  isErased: PrivacyParticipation['isErased'];
}): readonly EventConsumer[] => {
  const sellers = createSuspendedOwners({ connection, owned: offersCollection });

  /** Payments under way for a suspended seller's courses are looked at now: those that nobody has paid are closed. */
  const sweepOpenPayments = async (ownerId: string, session: ClientSession): Promise<void> => {
    const offers = await offersOf(connection)
      .find({ ownerId }, { projection: { _id: 1 }, session })
      .toArray();
    await transactionsOf(connection).updateMany(
      { courseId: { $in: offers.map(({ _id }) => _id) }, isSettled: false },
      { $set: { nextSweepAt: clock.now() } },
      { session },
    );
  };

  return [
    consumer(userChanged, async ({ event: { aggregate, payload }, session }) => {
      const { userId: ownerId, status } = payload;
      if (await isErased(ownerId, session)) return;
      const isSuspended = status !== 'ACTIVE';
      const isNews = await sellers.store({ ownerId, isSuspended, sequence: aggregate.sequence, session });
      if (isNews && isSuspended) await sweepOpenPayments(ownerId, session);
    }),
    consumer(offerChanged, async ({ event: { aggregate, payload }, session }) => {
      const { ownerId } = payload;
      const isOwnerSuspended = await sellers.isSuspended({ ownerId, session });
      await applyNewer<OfferRow>({
        connection,
        collection: offersCollection,
        id: payload.courseId,
        sequence: aggregate.sequence,
        fields: {
          ownerId,
          title: payload.title,
          listPrice: payload.listPrice,
          pricingModel: payload.pricingModel,
          minimumPlanTier: payload.minimumPlanTier,
          status: payload.status,
          isOwnerSuspended,
        },
        session,
      });
    }),
    consumer(emailVerified, async ({ event: { aggregate, payload }, session }) => {
      if (await isErased(payload.userId, session)) return;
      await applyNewer<VerifiedBuyerRow>({
        connection,
        collection: verifiedBuyersCollection,
        id: payload.userId,
        sequence: aggregate.sequence,
        fields: { verifiedAt: new Date(payload.verifiedAt) },
        session,
      });
    }),
  ];
};
