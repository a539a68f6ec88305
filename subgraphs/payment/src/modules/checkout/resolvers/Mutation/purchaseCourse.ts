import { payload } from '#shared/userErrors.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const purchaseCourse: NonNullable<MutationResolvers['purchaseCourse']> = async (
  _parent,
  { input },
  { viewer, locale, requestId, services, loaders },
) => {
  const result = await services.checkouts.purchase({ viewer, requestId, input });
  // The payload selects the transaction through its checkout too, which then costs no query.
  if (result.ok) loaders.transactions.prime(result.value.transaction.id, result.value.transaction);
  return payload(result, locale);
};
