import { payload } from '#shared/userErrors.ts';
import { announceWait } from '../../../../announceWait.ts';
import { signedIn } from '../../../../context.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const resendVerificationEmail: NonNullable<MutationResolvers['resendVerificationEmail']> = async (
  _parent,
  _args,
  { services, viewer, locale, response },
) => {
  const answer = { accepted: false, ...payload(await services.emailProofs.resend({ viewer: signedIn(viewer) }), locale) };
  announceWait({ ...answer, response });
  return answer;
};
