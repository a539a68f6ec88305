import { payload } from '#shared/userErrors.ts';
import { signedIn } from '../../../../context.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const revokeSession: NonNullable<MutationResolvers['revokeSession']> = async (_parent, { input }, { services, viewer, locale }) =>
  payload(await services.sessions.revoke({ viewer: signedIn(viewer), id: input.id }), locale);
