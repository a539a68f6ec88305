import { payload } from '#shared/userErrors.ts';
import { announceWait } from '../../../../../announceWait.ts';
import { signedIn } from '#shared/viewer.ts';
import { originOf } from '../../../../../context.ts';
import type { MutationResolvers } from '../../../../types.generated.ts';

export const deleteAccount: NonNullable<MutationResolvers['deleteAccount']> = async (_parent, { input: { password } }, context) => {
  const { services, viewer, locale, deadline, response } = context;
  const result = await services.erasures.request({ viewer: signedIn(viewer), password, origin: originOf(context), deadline });
  const answer = { accepted: false, ...payload(result, locale) };
  announceWait({ ...answer, response });
  return answer;
};
