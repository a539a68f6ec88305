import { payload } from '#shared/userErrors.ts';
import { announceWait } from '../../../../announceWait.ts';
import { originOf } from '../../../../context.ts';
import type { MutationResolvers } from '../../../types.generated.ts';
import { deliverTokens } from '../../tokens.ts';

export const login: NonNullable<MutationResolvers['login']> = async (_parent, { input }, context) => {
  const { services, locale, response, client, vouched, current } = context;
  const { email, password, deviceName = null, refreshTokenDelivery: delivery = 'BODY' } = input;
  const result = await services.sessions.login({
    email,
    password,
    device: { deviceName, userAgent: client.userAgent, ip: client.ip },
    origin: originOf(context),
  });
  const { userErrors } = payload(result, locale);
  announceWait({ userErrors, response });
  if (!result.ok) return { userErrors };
  const { user, tokens, sessionId } = result.value;
  vouched.add(user);
  current.sessionId = sessionId;
  return { user, tokens: deliverTokens({ tokens, delivery, response, clock: services.clock }), userErrors };
};
