import { payload } from '#shared/userErrors.ts';
import { signedIn } from '#shared/viewer.ts';
import type { MutationResolvers } from '../../../../types.generated.ts';

export const reactivateUser: NonNullable<MutationResolvers['reactivateUser']> = async (
  _parent,
  { input },
  { services, viewer, locale, requestId },
) => payload(await services.administration.reactivate({ viewer: signedIn(viewer), requestId, ...input }), locale);
