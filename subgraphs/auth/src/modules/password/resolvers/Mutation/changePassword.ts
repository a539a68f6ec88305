import { payload } from '#shared/userErrors.ts';
import { announceWait } from '../../../../announceWait.ts';
import { signedIn } from '../../../../context.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const changePassword: NonNullable<MutationResolvers['changePassword']> = async (
  _parent,
  { input },
  { services, viewer, locale, response },
) => {
  const answer = payload(await services.passwords.change({ viewer: signedIn(viewer), locale, ...input }), locale);
  announceWait({ ...answer, response });
  return answer;
};
