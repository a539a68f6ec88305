import type { QueryResolvers } from '../../../types.generated.ts';

export const courseCategories: NonNullable<QueryResolvers['courseCategories']> = (_parent, _args, { services }) =>
  services.categories.all();
