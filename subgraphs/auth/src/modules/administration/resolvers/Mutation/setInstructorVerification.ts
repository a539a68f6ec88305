import { payload } from '#shared/userErrors.ts';
import { forgetAccount, signedIn } from '../../../../context.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const setInstructorVerification: NonNullable<MutationResolvers['setInstructorVerification']> = async (
  _parent,
  { input },
  { services, loaders, viewer, locale, requestId },
) => {
  const result = await services.administration.setInstructorVerification({
    viewer: signedIn(viewer),
    requestId,
    ...input,
    reason: input.reason ?? null,
  });
  forgetAccount(loaders, input.id);
  return payload(result, locale);
};
