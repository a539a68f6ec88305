import { payload } from '#shared/userErrors.ts';
import { originOf } from '../../../../context.ts';
import type { MutationResolvers } from '../../../types.generated.ts';
import { signRequestIn } from '../../signedInRequest.ts';
import { clearRefreshCookie, deliverTokens } from '../../tokens.ts';

export const refreshTokens: NonNullable<MutationResolvers['refreshTokens']> = async (_parent, { input }, context) => {
  const { services, locale, response, refreshCookie } = context;
  const fromBody = input.refreshToken ?? null;
  // The new token is delivered like the old one: a token that scripts could not read stays hidden from them.
  const delivery = fromBody === null ? 'COOKIE' : 'BODY';
  const result = await services.sessions.refresh({ refreshToken: fromBody ?? refreshCookie, origin: originOf(context) });
  const { userErrors } = payload(result, locale);
  if (!result.ok) {
    if (delivery === 'COOKIE' && refreshCookie !== null) clearRefreshCookie(response);
    return { userErrors };
  }
  const { user, tokens } = result.value;
  signRequestIn(context, result.value);
  return { user, tokens: deliverTokens({ tokens, delivery, response, clock: services.clock }), userErrors };
};
