import { badUserInput } from '#shared/faults.ts';
import type { QueryResolvers } from '../../../types.generated.ts';

const maximumLimit = 50;
const limitOutOfRange = {
  fr: `limit doit être compris entre 1 et ${maximumLimit}.`,
  en: `limit must be between 1 and ${maximumLimit}.`,
};

export const trendingCourses: NonNullable<QueryResolvers['trendingCourses']> = (_, { limit, categoryId = null }, { services }) => {
  if (limit < 1 || limit > maximumLimit) throw badUserInput({ message: limitOutOfRange, field: 'limit' });
  return services.recommendations.trending({ limit, categoryId });
};
