import { payload } from '#shared/userErrors.ts';
import { signedIn } from '#shared/viewer.ts';
import type { MutationResolvers } from '../../../../types.generated.ts';

export const becomeInstructor: NonNullable<MutationResolvers['becomeInstructor']> = async (
  _parent,
  { input },
  { services, viewer, locale, requestId },
) => payload(await services.profiles.becomeInstructor({ viewer: signedIn(viewer), requestId, input }), locale);
