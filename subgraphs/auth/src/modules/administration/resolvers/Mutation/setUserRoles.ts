import { payload } from '#shared/userErrors.ts';
import { forgetAccount, signedIn } from '../../../../context.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const setUserRoles: NonNullable<MutationResolvers['setUserRoles']> = async (
  _parent,
  { input },
  { services, loaders, viewer, locale, requestId },
) => {
  const result = await services.administration.setRoles({ viewer: signedIn(viewer), requestId, ...input });
  forgetAccount(loaders, input.id);
  return payload(result, locale);
};
