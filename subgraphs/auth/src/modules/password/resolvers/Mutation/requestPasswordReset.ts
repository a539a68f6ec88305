import { payload } from '#shared/userErrors.ts';
import { announceWait } from '../../../../announceWait.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const requestPasswordReset: NonNullable<MutationResolvers['requestPasswordReset']> = async (
  _parent,
  { input },
  { services, locale, response },
) => {
  const answer = { accepted: false, ...payload(await services.passwords.requestReset(input), locale) };
  announceWait({ ...answer, response });
  return answer;
};
