import { payload } from '#shared/userErrors.ts';
import { forgetAccount, signedIn } from '../../../../context.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const reactivateUser: NonNullable<MutationResolvers['reactivateUser']> = async (
  _parent,
  { input },
  { services, loaders, viewer, locale, requestId },
) => {
  const result = await services.administration.reactivate({ viewer: signedIn(viewer), requestId, ...input });
  forgetAccount(loaders, input.id);
  return payload(result, locale);
};
