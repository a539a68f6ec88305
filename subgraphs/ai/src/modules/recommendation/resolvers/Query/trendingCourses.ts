import { badUserInput } from '#shared/faults.ts';
import { limitRange } from '../../../../messages.ts';
import type { QueryResolvers } from '../../../types.generated.ts';

const most = 50;

export const trendingCourses: NonNullable<QueryResolvers['trendingCourses']> = (_, { limit, categoryId = null }, { services }) => {
  if (limit < 1 || limit > most) throw badUserInput({ message: limitRange({ most }), field: 'limit' });
  return services.recommendations.trending({ limit, categoryId });
};
