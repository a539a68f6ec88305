import { payload } from '#shared/userErrors.ts';
import { announceWait } from '../../../../announceWait.ts';
import { originOf } from '../../../../context.ts';
import type { MutationResolvers } from '../../../types.generated.ts';
import { tokensOfCookie } from '../../knownDevice.collection.ts';
import { signRequestIn } from '../../signedInRequest.ts';
import { deliverDeviceToken, deliverTokens } from '../../tokens.ts';

export const login: NonNullable<MutationResolvers['login']> = async (_parent, { input }, context) => {
  const { services, locale, response, client, deviceCookie = null } = context;
  const { email, password, deviceName = null, deviceToken = null, refreshTokenDelivery: delivery = 'BODY' } = input;
  const result = await services.sessions.login({
    email,
    password,
    device: {
      deviceName,
      userAgent: client.userAgent,
      ip: client.ip,
      tokens: [...(deviceToken === null ? [] : [deviceToken]), ...tokensOfCookie(deviceCookie)],
    },
    origin: originOf(context),
  });
  const { userErrors } = payload(result, locale);
  announceWait({ userErrors, response });
  if (!result.ok) return { userErrors };
  const { user, tokens, deviceToken: proof } = result.value;
  signRequestIn(context, result.value);
  return {
    user,
    tokens: deliverTokens({ tokens, delivery, response, clock: services.clock }),
    deviceToken: deliverDeviceToken({ deviceToken: proof, cookie: deviceCookie, delivery, response }),
    userErrors,
  };
};
