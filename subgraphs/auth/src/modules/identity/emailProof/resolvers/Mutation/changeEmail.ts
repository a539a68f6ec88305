import { payload } from '#shared/userErrors.ts';
import { announceWait } from '../../../../../announceWait.ts';
import { signedIn } from '#shared/viewer.ts';
import { originOf } from '../../../../../context.ts';
import type { MutationResolvers } from '../../../../types.generated.ts';

export const changeEmail: NonNullable<MutationResolvers['changeEmail']> = async (_parent, { input }, context) => {
  const { services, viewer, locale, response } = context;
  const result = await services.emailProofs.changeEmail({ viewer: signedIn(viewer), ...input, origin: originOf(context) });
  const answer = { accepted: false, ...payload(result, locale) };
  announceWait({ ...answer, response });
  return answer;
};
