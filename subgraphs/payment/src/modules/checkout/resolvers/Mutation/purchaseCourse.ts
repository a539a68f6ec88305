import { unauthenticated } from '#shared/graphql/faults.ts';
import { payload } from '#shared/userErrors.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const purchaseCourse: NonNullable<MutationResolvers['purchaseCourse']> = async (
  _parent,
  { input },
  { viewer, locale, requestId, services },
) => {
  if (viewer.kind === 'anonymous') throw unauthenticated();
  return payload(await services.checkouts.purchase({ viewer, requestId, input }), locale);
};
