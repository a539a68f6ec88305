import { payload } from '#shared/userErrors.ts';
import { forgetAccount, signedIn } from '../../../../context.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const suspendUser: NonNullable<MutationResolvers['suspendUser']> = async (
  _parent,
  { input },
  { services, loaders, viewer, locale, requestId },
) => {
  const result = await services.administration.suspend({ viewer: signedIn(viewer), requestId, ...input });
  forgetAccount(loaders, input.id);
  return payload(result, locale);
};
