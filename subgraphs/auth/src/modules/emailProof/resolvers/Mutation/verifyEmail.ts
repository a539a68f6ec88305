import { payload } from '#shared/userErrors.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const verifyEmail: NonNullable<MutationResolvers['verifyEmail']> = async (_parent, { input }, { services, locale, requestId }) => ({
  accepted: false,
  ...payload(await services.emailProofs.verifyEmail({ ...input, requestId }), locale),
});
