import type DataLoader from 'dataloader';
import { loaderByKey } from '#shared/graphql/loaders.ts';
import type { OfferRow } from './offer.model.ts';
import type { Offers } from './offer.service.ts';

export type OfferLoaders = { publishedOffer: DataLoader<string, OfferRow | null> };

export const createOfferLoaders = (offers: Offers): OfferLoaders => ({
  publishedOffer: loaderByKey({ load: (courseIds) => offers.publishedAmong(courseIds), keyOf: (row) => row._id }),
});
