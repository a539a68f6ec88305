import type { CourseResolvers } from '../../types.generated.ts';
import { quoteOf } from '../offer.service.ts';

export const Course: Pick<CourseResolvers, 'id' | 'viewerPriceQuote' | '__isTypeOf' | '__resolveReference'> = {
  __resolveReference: ({ id }) => ({ id }),
  viewerPriceQuote: async ({ id }, _args, { loaders }) => {
    const offer = await loaders.publishedOffer.load(id);
    return offer?.pricingModel === 'ONE_TIME' ? quoteOf(offer) : null;
  },
};
