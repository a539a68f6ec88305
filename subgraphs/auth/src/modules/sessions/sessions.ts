import type { Route } from '#shared/hosting/subgraph.ts';
import type { SigningKeys } from '../../crypto/signingKeys.ts';
import type { Foundation } from '../../foundation.ts';
import { openCountries } from './ipCountry.ts';
import { createKnownDevices } from './knownDevice.collection.ts';
import { createRefreshTokens } from './refreshToken.ts';
import { revocationRoute } from './revocation.collection.ts';
import { sessionLoaders } from './session.loaders.ts';
import { createSessionService } from './session.service.ts';
import { createTokenVerification } from './tokenVerification.ts';
import { createTokenIssuer } from './tokens.ts';

const keySetRoute = (signingKeys: SigningKeys): Route => ({
  method: 'GET',
  path: '/.well-known/jwks.json',
  access: 'public',
  maximumBytes: 1_024,
  handle: () => Promise.resolve({ status: 200, headers: { 'cache-control': 'public, max-age=15' }, body: signingKeys.jwks() }),
});

/** Sign-ins, their tokens, and the public keys and revocations by which other processes verify them. */
export const wireSessions = (foundation: Foundation) => {
  const { stores, accounts, sessions, revocations, signingKeys, config, clock, keyFor } = foundation;
  const { issuer, audience, accessTokenLifetimeSeconds } = config;
  const refreshTokens = createRefreshTokens({ key: keyFor('refresh-token') });
  const issueTokens = createTokenIssuer({ signingKeys, refreshTokens, clock, issuer, audience, accessTokenLifetimeSeconds });
  const devices = createKnownDevices({ ...stores, clock, key: keyFor('known-device') });
  return {
    issueTokens,
    devices,
    service: createSessionService({
      ...foundation,
      devices,
      countryOf: openCountries(config.geoipDatabase),
      refreshTokens,
      issueTokens,
    }),
    verifyToken: createTokenVerification({ accounts, sessions, keys: signingKeys, issuer, audience, clock }),
    loaders: () => sessionLoaders({ sessions, clock }),
    routes: [keySetRoute(signingKeys), revocationRoute({ source: revocations.source })],
  };
};
export type SessionsWiring = ReturnType<typeof wireSessions>;
