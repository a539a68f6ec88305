import { payload } from '#shared/userErrors.ts';
import { signedIn } from '#shared/viewer.ts';
import type { MutationResolvers } from '../../../../types.generated.ts';

export const setUserRoles: NonNullable<MutationResolvers['setUserRoles']> = async (
  _parent,
  { input },
  { services, viewer, locale, requestId },
) => payload(await services.administration.setRoles({ viewer: signedIn(viewer), requestId, ...input }), locale);
