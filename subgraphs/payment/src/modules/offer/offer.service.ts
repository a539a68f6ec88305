import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import { emailVerified } from '#events/auth.ts';
import { offerChanged } from '#events/course.ts';
import { timeLeftMs } from '#shared/deadline.ts';
import { applyNewer } from '#shared/events/applyNewer.ts';
import { consumer } from '#shared/events/inbox.ts';
import type { EventConsumer } from '#shared/events/inbox.ts';
import type { PrivacyParticipation } from '#shared/privacy/participation.ts';
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

/** Sold singly, to anybody but its owner. */
const isPublished = (offer: OfferRow | null): offer is OfferRow => offer?.status === 'PUBLISHED';

export const createOffers = ({ connection }: { connection: Connection }) => ({
  /**
   * The published offer. One that is not published is waited for as one that is not there: it may be the older of two events, and the time an answer
   * takes must not tell a draft from nothing.
   */
  published: async ({ courseId, waitMs }: { courseId: string; waitMs: number }): Promise<OfferRow | null> => {
    const offer = await waitFor({ read: () => offersOf(connection).findOne({ _id: courseId }), isThere: isPublished, waitMs });
    return isPublished(offer) ? offer : null;
  },
  publishedAmong: async (courseIds: readonly string[]): Promise<readonly OfferRow[]> =>
    offersOf(connection)
      .find({ _id: { $in: [...courseIds] }, status: 'PUBLISHED' })
      .toArray(),
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
  isErased,
}: {
  connection: Connection;
  isErased: PrivacyParticipation['isErased'];
}): readonly EventConsumer[] => [
  consumer(offerChanged, async ({ event: { aggregate, payload }, session }) => {
    await applyNewer<OfferRow>({
      connection,
      collection: offersCollection,
      id: payload.courseId,
      sequence: aggregate.sequence,
      fields: {
        ownerId: payload.ownerId,
        title: payload.title,
        listPrice: payload.listPrice,
        pricingModel: payload.pricingModel,
        minimumPlanTier: payload.minimumPlanTier,
        status: payload.status,
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
