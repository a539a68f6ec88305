import { payload } from '#shared/userErrors.ts';
import { signedIn } from '#shared/viewer.ts';
import type { MutationResolvers } from '../../../../types.generated.ts';

export const updateProfile: NonNullable<MutationResolvers['updateProfile']> = async (
  _parent,
  { input },
  { services, viewer, locale, requestId },
) => payload(await services.profiles.update({ viewer: signedIn(viewer), requestId, input }), locale);
