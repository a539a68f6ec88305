import { readFileSync } from 'node:fs';
import { operationMs } from '#shared/concurrency/deadline.ts';
import { stateOf } from '#shared/hosting/health.ts';
import { createAccessTokenVerifier, tokenAudience } from '#shared/trust/accessToken.ts';
import { remoteKeys } from '#shared/trust/jwks.ts';
import { keySetReader, remoteRevocations } from '#shared/trust/remoteAuth.ts';
import { createRevocationList } from '#shared/trust/revocation.ts';
import { originsOf } from '../router/src/crossOrigin.ts';
import { createGateway } from '../router/src/gateway.ts';
import { createHttpSource } from '../router/src/httpSource.ts';
import { startRouter } from '../router/src/server.ts';
import { createSubgraphStates } from '../router/src/subgraphStates.ts';
import { forEachSubgraph, urlVariableOf } from '../subgraphs/manifest.ts';
import type { Running, ServiceProcess } from './serviceProcess.ts';

/** A router in front of subgraphs in other processes. */
export const serveRouter = async ({ environment, serviceSecret, clock, log }: ServiceProcess): Promise<Running> => {
  const urls = forEachSubgraph((name) => environment[urlVariableOf(name)]);
  const sources = forEachSubgraph((subgraph) => createHttpSource({ subgraph, url: urls[subgraph], serviceSecret, clock, log }));
  const subgraphStates = createSubgraphStates(urls);
  const keys = remoteKeys({ fetch: keySetReader({ authUrl: urls.auth }), clock });
  const revocations = createRevocationList({
    source: remoteRevocations({ authUrl: urls.auth, serviceSecret, clock }),
    clock,
    maxAgeSeconds: environment.REVOCATION_MAX_AGE_SECONDS ?? null,
    log,
  });
  keys.start();
  await revocations.start();
  const router = await startRouter({
    gateway: createGateway({ supergraphSdl: readFileSync(new URL('../schema/supergraph.graphql', import.meta.url), 'utf8'), sources }),
    accessTokens: createAccessTokenVerifier({ keys, issuer: environment.TOKEN_ISSUER, audience: tokenAudience, clock }),
    revocations,
    clock,
    log,
    deadlineMs: operationMs,
    host: environment.HOST,
    port: environment.PORT,
    isProduction: environment.NODE_ENV === 'production',
    trustedProxies: environment.TRUSTED_PROXIES,
    allowedOrigins: originsOf({ origins: environment.CORS_ORIGINS, publicUrl: environment.PUBLIC_URL }),
    routes: [],
    // Until the keys and the revocation log are read, signed-in callers would wait: no traffic yet. A missing subgraph does not matter: the others answer.
    health: {
      isReady: () => keys.isRead() && !revocations.isStale(),
      report: async () => ({
        signingKeys: stateOf(keys.isRead()),
        revocationLog: stateOf(!revocations.isStale()),
        subgraphs: await subgraphStates(),
      }),
    },
  });
  return {
    name: 'router',
    port: router.port,
    stop: async () => {
      await router.close();
      revocations.stop();
      keys.stop();
      await Promise.all(Object.values(sources).map((each) => each.close()));
    },
  };
};
