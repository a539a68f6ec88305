import { payload } from '#shared/userErrors.ts';
import { announceWait } from '../../../../announceWait.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const resetPassword: NonNullable<MutationResolvers['resetPassword']> = async (
  _parent,
  { input },
  { services, locale, response },
) => {
  const answer = { accepted: false, ...payload(await services.passwords.reset({ ...input, locale }), locale) };
  announceWait({ ...answer, response });
  return answer;
};
