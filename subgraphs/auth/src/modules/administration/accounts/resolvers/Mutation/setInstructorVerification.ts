import { payload } from '#shared/userErrors.ts';
import { signedIn } from '#shared/viewer.ts';
import type { MutationResolvers } from '../../../../types.generated.ts';

export const setInstructorVerification: NonNullable<MutationResolvers['setInstructorVerification']> = async (
  _parent,
  { input },
  { services, viewer, locale, requestId },
) =>
  payload(
    await services.administration.setInstructorVerification({
      viewer: signedIn(viewer),
      requestId,
      ...input,
      reason: input.reason ?? null,
    }),
    locale,
  );
