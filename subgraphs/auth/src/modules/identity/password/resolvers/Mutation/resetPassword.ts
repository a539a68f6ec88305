import { payload } from '#shared/userErrors.ts';
import { announceWait } from '../../../../../announceWait.ts';
import { originOf } from '../../../../../context.ts';
import type { MutationResolvers } from '../../../../types.generated.ts';

export const resetPassword: NonNullable<MutationResolvers['resetPassword']> = async (_parent, { input }, context) => {
  const { services, locale, response } = context;
  const answer = { accepted: false, ...payload(await services.passwords.reset({ ...input, origin: originOf(context) }), locale) };
  announceWait({ ...answer, response });
  return answer;
};
