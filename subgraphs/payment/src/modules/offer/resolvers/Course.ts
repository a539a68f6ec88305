import { referenceById } from '#shared/graphql/entities.ts';
import type { CourseResolvers } from '../../types.generated.ts';
import { quoteOf } from '../offer.service.ts';

export const Course: Pick<CourseResolvers, 'id' | 'viewerPriceQuote' | '__isTypeOf' | '__resolveReference'> = {
  __resolveReference: referenceById,
  viewerPriceQuote: async ({ id }, _args, { loaders }) => {
    const offer = await loaders.offersForSale.load(id);
    return offer?.pricingModel === 'ONE_TIME' ? quoteOf(offer) : null;
  },
};
