import { payload } from '#shared/userErrors.ts';
import { announceWait } from '../../../../announceWait.ts';
import { signedIn } from '../../../../context.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const changeEmail: NonNullable<MutationResolvers['changeEmail']> = async (
  _parent,
  { input },
  { services, viewer, locale, response },
) => {
  const answer = { accepted: false, ...payload(await services.emailProofs.changeEmail({ viewer: signedIn(viewer), ...input }), locale) };
  announceWait({ ...answer, response });
  return answer;
};
