import { deviceCookieName, refreshCookieName } from '#shared/trust/cookieNames.ts';
import type { Clock } from '#shared/clock.ts';
import { setCookie } from '#shared/responseMetadata.ts';
import type { ResponseMetadata } from '#shared/responseMetadata.ts';
import { issueAccessToken } from '#shared/trust/accessToken.ts';
import type { SignedIn } from '#shared/viewer.ts';
import type { SigningKeys } from '../../crypto/signingKeys.ts';
import type { User } from '../identity/account/account.collection.ts';
import { languageOf } from '../identity/account/registration.ts';
import { cookieOfTokens, deviceLifetimeMs, tokensOfCookie } from './knownDevice.collection.ts';
import type { RefreshTokens } from './refreshToken.ts';
import type { Session } from './session.collection.ts';

/** `viewer` is the identity in the access token. */
export type IssuedTokens = {
  viewer: SignedIn;
  accessToken: string;
  accessTokenExpiresAt: Date;
  refreshToken: string;
  refreshTokenExpiresAt: Date;
};
export type DeliveredTokens = Omit<IssuedTokens, 'refreshToken' | 'viewer'> & { refreshToken: string | null };
export type Delivery = 'BODY' | 'COOKIE';
/** `at` dates the access token; the present moment unless given. */
export type IssueTokens = (subject: { user: User; session: Session; generation: number; at?: Date }) => IssuedTokens;

export const createTokenIssuer =
  ({
    signingKeys,
    refreshTokens,
    clock,
    issuer,
    audience,
    accessTokenLifetimeSeconds,
  }: {
    signingKeys: SigningKeys;
    refreshTokens: RefreshTokens;
    clock: Clock;
    issuer: string;
    audience: string;
    accessTokenLifetimeSeconds: number;
  }): IssueTokens =>
  ({ user, session, generation, at }) => {
    const { token, expiresAt, viewer } = issueAccessToken({
      signingKey: signingKeys.signingKey(),
      viewer: { userId: user.id, sessionId: session.id, roles: user.roles, authenticatedAt: session.createdAt },
      locale: languageOf(user.locale),
      notBefore: user.tokensNotBefore,
      clock: at === undefined ? clock : { now: () => at },
      lifetimeSeconds: accessTokenLifetimeSeconds,
      issuer,
      audience,
    });
    return {
      viewer,
      accessToken: token,
      accessTokenExpiresAt: expiresAt,
      refreshToken: refreshTokens.derive(session, generation),
      refreshTokenExpiresAt: session.expiresAt,
    };
  };

const cookie = { name: refreshCookieName, path: '/graphql' };

/** Delivers the refresh token as requested: a token in a cookie is never in the answer too. */
export const deliverTokens = ({
  tokens,
  delivery,
  response,
  clock,
}: {
  tokens: Omit<IssuedTokens, 'viewer'>;
  delivery: Delivery;
  response: ResponseMetadata;
  clock: Clock;
}): DeliveredTokens => {
  if (delivery === 'BODY') return tokens;
  const maxAgeSeconds = Math.max(0, Math.floor((tokens.refreshTokenExpiresAt.getTime() - clock.now().getTime()) / 1000));
  setCookie(response, { ...cookie, value: tokens.refreshToken, maxAgeSeconds });
  return { ...tokens, refreshToken: null };
};

const deviceCookie = { name: deviceCookieName, path: '/graphql', maxAgeSeconds: deviceLifetimeMs / 1_000 };

/** As deliverTokens, for the proof of the device. The cookie also contains the tokens of other accounts. */
export const deliverDeviceToken = ({
  deviceToken,
  cookie: present,
  delivery,
  response,
}: {
  deviceToken: string;
  cookie: string | null;
  delivery: Delivery;
  response: ResponseMetadata;
}): string | null => {
  if (delivery === 'BODY') return deviceToken;
  const others = tokensOfCookie(present).filter((token) => token !== deviceToken);
  setCookie(response, { ...deviceCookie, value: cookieOfTokens([deviceToken, ...others]) });
  return null;
};

export const clearRefreshCookie = (response: ResponseMetadata): void => {
  setCookie(response, { ...cookie, value: '', maxAgeSeconds: 0 });
};
