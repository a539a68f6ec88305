import { setTimeout as sleep } from 'node:timers/promises';
import { timeLeftMs } from '#shared/concurrency/deadline.ts';
import { findOffer } from './offer.collection.ts';
import type { Offer, Offers, VerifiedBuyers } from './offer.collection.ts';

/** Price of a purchase at this moment, in the minor unit of the currency. */
export type Quote = { subtotal: Offer['listPrice']; total: Offer['listPrice'] };

const pollEveryMs = 50;

/** Reads until the value is accepted or the time is over. Returns the last value. */
const readUntil = async <Value>({
  read,
  isAccepted,
  waitMs,
}: {
  read: () => Promise<Value>;
  isAccepted: (value: Value) => boolean;
  waitMs: number;
}): Promise<Value> => {
  // The wall clock, because it bounds the real waiting of a buyer.
  const endsAt = performance.now() + timeLeftMs({ longestMs: waitMs });
  for (;;) {
    const value = await read();
    if (isAccepted(value) || performance.now() >= endsAt) return value;
    await sleep(pollEveryMs);
  }
};

/** Published, by a seller who is not suspended. */
export const isForSale = (offer: Offer | null): offer is Offer => offer?.status === 'PUBLISHED' && offer.isOwnerSuspended !== true;

export const quoteOf = ({ listPrice: { amountMinor, currency } }: Pick<Offer, 'listPrice'>): Quote => ({
  subtotal: { amountMinor, currency },
  total: { amountMinor, currency },
});

export const offerService = ({ offers, verifiedBuyers }: { offers: Offers; verifiedBuyers: VerifiedBuyers }) => ({
  /**
   * The offer when it is for sale. An offer that is not for sale is awaited like a missing one: a newer event may be on its way, and the time of the
   * answer must not tell a draft from a missing course.
   */
  async findForSale({ courseId, waitMs }: { courseId: string; waitMs: number }): Promise<Offer | null> {
    const offer = await readUntil({ read: () => findOffer(offers, courseId), isAccepted: isForSale, waitMs });
    return isForSale(offer) ? offer : null;
  },

  /** An unpaid purchase from a suspended seller is closed. */
  isSellerSuspended: async (courseId: string): Promise<boolean> =>
    (await offers.exists({ _id: courseId, isOwnerSuspended: true })) !== null,

  isVerifiedBuyer: ({ userId, waitMs }: { userId: string; waitMs: number }): Promise<boolean> =>
    readUntil({
      read: async () => (await verifiedBuyers.exists({ _id: userId })) !== null,
      isAccepted: (isVerified) => isVerified,
      waitMs,
    }),
});
export type OfferService = ReturnType<typeof offerService>;
