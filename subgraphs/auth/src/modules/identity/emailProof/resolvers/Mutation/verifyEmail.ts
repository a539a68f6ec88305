import { payload } from '#shared/userErrors.ts';
import { announceWait } from '../../../../../announceWait.ts';
import { originOf } from '../../../../../context.ts';
import type { MutationResolvers } from '../../../../types.generated.ts';

export const verifyEmail: NonNullable<MutationResolvers['verifyEmail']> = async (_parent, { input }, context) => {
  const { services, locale, response, vouched } = context;
  const result = await services.emailProofs.verifyEmail({ ...input, origin: originOf(context) });
  // A reader of the account's mail could also choose its password.
  if (result.ok && result.value.user) vouched.add(result.value.user);
  const answer = { accepted: false, ...payload(result, locale) };
  announceWait({ ...answer, response });
  return answer;
};
