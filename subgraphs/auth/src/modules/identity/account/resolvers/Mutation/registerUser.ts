import { payload } from '#shared/userErrors.ts';
import { announceWait } from '../../../../../announceWait.ts';
import { originOf } from '../../../../../context.ts';
import { signRequestIn } from '../../../../sessions/signedInRequest.ts';
import { deliverDeviceToken, deliverTokens } from '../../../../sessions/tokens.ts';
import type { MutationResolvers } from '../../../../types.generated.ts';

export const registerUser: NonNullable<MutationResolvers['registerUser']> = async (_parent, { input }, context) => {
  const { services, locale, response, client, deviceCookie = null } = context;
  const { refreshTokenDelivery: delivery = 'BODY', accountType = 'LEARNER', locale: accountLocale = null, ...account } = input;
  const device = { deviceName: null, userAgent: client.userAgent, ip: client.ip, tokens: [] };
  const result = await services.accounts.register({
    ...account,
    accountType,
    locale: accountLocale,
    device,
    origin: originOf(context),
  });
  const { userErrors } = payload(result, locale);
  announceWait({ userErrors, response });
  if (!result.ok) return { userErrors };
  const { user, tokens, deviceToken } = result.value;
  signRequestIn(context, result.value);
  return {
    user,
    tokens: deliverTokens({ tokens, delivery, response, clock: services.clock }),
    deviceToken: deliverDeviceToken({ deviceToken, cookie: deviceCookie, delivery, response }),
    userErrors,
  };
};
