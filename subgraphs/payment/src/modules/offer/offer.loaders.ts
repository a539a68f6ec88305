import { ownerNotSuspended } from '#shared/events/suspendedOwners.ts';
import { loaderByKey } from '#shared/graphql/loaders.ts';
import { toDomain } from '#shared/mongo/collection.ts';
import type { Offer, Offers } from './offer.collection.ts';

export const createOfferLoaders = ({ offers }: { offers: Offers }) => ({
  /** Offers that are for sale, by the course's id. */
  offersForSale: loaderByKey<Offer>({
    load: async (courseIds) =>
      (await offers.find({ _id: { $in: [...courseIds] }, status: 'PUBLISHED', ...ownerNotSuspended }).lean()).map(toDomain),
    keyOf: (offer) => offer.id,
  }),
});
export type OfferLoaders = ReturnType<typeof createOfferLoaders>;
