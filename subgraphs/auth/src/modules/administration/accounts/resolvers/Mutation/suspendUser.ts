import { payload } from '#shared/userErrors.ts';
import { signedIn } from '#shared/viewer.ts';
import type { MutationResolvers } from '../../../../types.generated.ts';

export const suspendUser: NonNullable<MutationResolvers['suspendUser']> = async (
  _parent,
  { input },
  { services, viewer, locale, requestId },
) => payload(await services.administration.suspend({ viewer: signedIn(viewer), requestId, ...input }), locale);
