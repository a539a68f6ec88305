import { unauthenticated } from '#shared/faults.ts';
import { payload } from '#shared/userErrors.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const purchaseCourse: NonNullable<MutationResolvers['purchaseCourse']> = async (
  _parent,
  { input },
  { viewer, locale, requestId, services, loaders },
) => {
  if (viewer.kind === 'anonymous') throw unauthenticated();
  const result = await services.checkouts.purchase({ viewer, requestId, input });
  // The checkout and the transaction of the answer are read once.
  if (result.ok) loaders.transaction.prime(result.value.transaction._id, result.value.transaction);
  return payload(result, locale);
};
