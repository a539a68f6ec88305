import { payload } from '#shared/userErrors.ts';
import { signedIn } from '#shared/viewer.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const revokeSession: NonNullable<MutationResolvers['revokeSession']> = async (
  _parent,
  { input },
  { services, viewer, locale, log },
) => payload(await services.sessions.revoke({ viewer: signedIn(viewer), id: input.id, log }), locale);
