import { payload } from '#shared/userErrors.ts';
import { signedIn } from '../../../../context.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const deleteAccount: NonNullable<MutationResolvers['deleteAccount']> = async (
  _parent,
  { input: { password } },
  { services, viewer, locale, requestId, deadline },
) => ({
  accepted: false,
  ...payload(await services.erasures.request({ viewer: signedIn(viewer), password, requestId, deadline }), locale),
});
