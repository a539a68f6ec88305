/** npm run serve -- <auth|course|payment|ai|community|router>: one service of the distributed form, configured by its environment alone. */
import { readFileSync } from 'node:fs';
import { subgraphNames } from '#events/envelope.ts';
import type { SubgraphName } from '#events/envelope.ts';
import { systemClock } from '#shared/clock.ts';
import type { Clock } from '#shared/clock.ts';
import { crashPoints } from '#shared/crashPoint.ts';
import { EnvironmentError, parseEnvironment, processVariables } from '#shared/environment.ts';
import type { Environment, ServiceName } from '#shared/environment.ts';
import { createBullmqTransport } from '#shared/events/bullmqTransport.ts';
import type { SubgraphDependencies } from '#shared/hosting/dependencies.ts';
import { startHttpHost } from '#shared/hosting/httpHost.ts';
import { endWithSignals } from '#shared/hosting/processLife.ts';
import { createLogger } from '#shared/log.ts';
import type { Logger } from '#shared/log.ts';
import { connectMongo } from '#shared/mongo/connection.ts';
import { createAccessTokenVerifier } from '#shared/trust/accessToken.ts';
import { remoteKeys } from '#shared/trust/jwks.ts';
import { keySetReader, remoteRevocations } from '#shared/trust/remoteAuth.ts';
import { createRevocationList } from '#shared/trust/revocation.ts';
import { createGateway } from '../router/src/gateway.ts';
import { createHttpSource } from '../router/src/httpSource.ts';
import { startRouter } from '../router/src/server.ts';
import { subgraphMakers } from '../subgraphs/assemble.ts';
import { configurationsOf, serviceSecretOf, tokenAudience } from '../subgraphs/configurations.ts';

type Running = { name: ServiceName; port: number; stop: () => Promise<void> };
type Process = { environment: Environment; serviceSecret: string; clock: Clock; log: Logger };

const serveSubgraph = async (name: SubgraphName, { environment, serviceSecret, clock, log }: Process): Promise<Running> => {
  const { MONGODB_URI: uri, REDIS_URL: redisUrl } = environment;
  if (uri === undefined || redisUrl === undefined) throw new Error('the environment was parsed for another service');
  const database = connectMongo({ uri, database: `har_${name}`, log });
  const dependencies: SubgraphDependencies = {
    connection: database.connection,
    openTransport: ({ subgraph, receive }) => createBullmqTransport({ redisUrl, subgraph, receive, log }),
    clock,
    log,
    reachPoint: crashPoints({ crashAt: environment.CRASH_AT ?? null }),
  };
  const make = subgraphMakers(configurationsOf(environment));
  const auth = name === 'auth' ? make.auth(dependencies) : null;
  const subgraph = auth ?? make[name](dependencies);
  const source = auth?.revocations ?? remoteRevocations({ authUrl: environment.AUTH_URL, serviceSecret, clock });
  const revocations = createRevocationList({ source, clock, maxAgeSeconds: environment.REVOCATION_MAX_AGE_SECONDS ?? null, log });

  const host = await startHttpHost({ subgraph, serviceSecret, clock, log, revocations, host: environment.HOST, port: environment.PORT });
  // The server listens before its database is there, so that its health can say so.
  await database.untilReady({ timeoutMs: 60_000 });
  await subgraph.start();
  await revocations.start();
  return {
    name,
    port: host.port,
    stop: async () => {
      await host.close();
      revocations.stop();
      await subgraph.stop();
      await database.close();
    },
  };
};

const serveRouter = async ({ environment, serviceSecret, clock, log }: Process): Promise<Running> => {
  const urls = {
    auth: environment.AUTH_URL,
    course: environment.COURSE_URL,
    payment: environment.PAYMENT_URL,
    ai: environment.AI_URL,
    community: environment.COMMUNITY_URL,
  };
  const source = (subgraph: SubgraphName) => createHttpSource({ subgraph, url: urls[subgraph], serviceSecret, clock, log });
  const sources = {
    auth: source('auth'),
    course: source('course'),
    payment: source('payment'),
    ai: source('ai'),
    community: source('community'),
  };
  const keys = remoteKeys({ fetch: keySetReader({ authUrl: urls.auth }), clock });
  const revocations = createRevocationList({
    source: remoteRevocations({ authUrl: urls.auth, serviceSecret, clock }),
    clock,
    maxAgeSeconds: environment.REVOCATION_MAX_AGE_SECONDS ?? null,
    log,
  });
  await revocations.start();
  const router = await startRouter({
    gateway: createGateway({ supergraphSdl: readFileSync(new URL('../schema/supergraph.graphql', import.meta.url), 'utf8'), sources }),
    accessTokens: createAccessTokenVerifier({ keys, issuer: environment.TOKEN_ISSUER, audience: tokenAudience, clock }),
    revocations,
    clock,
    log,
    deadlineMs: 10_000,
    host: environment.HOST,
    port: environment.PORT,
    isProduction: environment.NODE_ENV === 'production',
    trustedProxies: environment.TRUSTED_PROXIES,
    routes: [],
    isReady: () => true,
  });
  return {
    name: 'router',
    port: router.port,
    stop: async () => {
      await router.close();
      revocations.stop();
      await Promise.all(Object.values(sources).map((each) => each.close()));
    },
  };
};

const serviceNamed = (name: string | undefined): ServiceName | null =>
  [...subgraphNames, 'router' as const].find((known) => known === name) ?? null;

const service = serviceNamed(process.argv[2]);
if (service === null) {
  console.error(`usage: npm run serve -- <${[...subgraphNames, 'router'].join('|')}>`);
  process.exit(2);
}
try {
  const environment = parseEnvironment({ service, source: processVariables() });
  const log = createLogger({ service, level: environment.LOG_LEVEL });
  const clock = systemClock({ offsetMs: environment.CLOCK_OFFSET_MS });
  const own: Process = { environment, serviceSecret: serviceSecretOf(environment), clock, log };
  const running = service === 'router' ? await serveRouter(own) : await serveSubgraph(service, own);
  endWithSignals({ stop: running.stop, log });
  log.info({ port: running.port }, 'ready');
} catch (error) {
  console.error(error instanceof EnvironmentError ? error.message : error);
  process.exit(1);
}
