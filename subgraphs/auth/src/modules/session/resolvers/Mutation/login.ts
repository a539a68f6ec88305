import { payload } from '#shared/userErrors.ts';
import type { MutationResolvers } from '../../../types.generated.ts';
import { deliverTokens } from '../../tokens.ts';

export const login: NonNullable<MutationResolvers['login']> = async (
  _parent,
  { input },
  { services, locale, response, client, vouched, current },
) => {
  const { email, password, deviceName = null, refreshTokenDelivery: delivery = 'BODY' } = input;
  const result = await services.sessions.login({ email, password, device: { deviceName, userAgent: client.userAgent } });
  const { userErrors } = payload(result, locale);
  if (!result.ok) {
    for (const error of userErrors) if (error.__typename === 'RateLimitedError') response.retryAfterSeconds = error.retryAfterSeconds;
    return { userErrors };
  }
  const { user, tokens, sessionId } = result.value;
  vouched.add(user);
  current.sessionId = sessionId;
  return { user, tokens: deliverTokens({ tokens, delivery, response, clock: services.clock }), userErrors };
};
