import { payload } from '#shared/userErrors.ts';
import { announceWait } from '../../../../../announceWait.ts';
import { signedIn } from '#shared/viewer.ts';
import { originOf } from '../../../../../context.ts';
import type { MutationResolvers } from '../../../../types.generated.ts';

export const resendVerificationEmail: NonNullable<MutationResolvers['resendVerificationEmail']> = async (_parent, _args, context) => {
  const { services, viewer, locale, response } = context;
  const result = await services.emailProofs.resend({ viewer: signedIn(viewer), origin: originOf(context) });
  const answer = { accepted: false, ...payload(result, locale) };
  announceWait({ ...answer, response });
  return answer;
};
