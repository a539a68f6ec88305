import { readFileSync } from 'node:fs';
import { subgraphNames } from '#events/envelope.ts';
import type { SubgraphName } from '#events/envelope.ts';
import type { Clock } from '#shared/clock.ts';
import type { ReachPoint } from '#shared/crashPoint.ts';
import { operationMs } from '#shared/deadline.ts';
import { createBullmqTransport } from '#shared/events/bullmqTransport.ts';
import { createInProcessTransport } from '#shared/events/inProcessTransport.ts';
import type { SubgraphDependencies } from '#shared/hosting/dependencies.ts';
import { stateOf } from '#shared/hosting/health.ts';
import { createInProcessHost } from '#shared/hosting/inProcessHost.ts';
import type { Route, Subgraph } from '#shared/hosting/subgraph.ts';
import { createProcessLimitStore } from '#shared/limits/processLimitStore.ts';
import type { Logger } from '#shared/log.ts';
import { connectMongo } from '#shared/mongo/connection.ts';
import type { MongoHandle } from '#shared/mongo/connection.ts';
import { createAccessTokenVerifier } from '#shared/trust/accessToken.ts';
import { createRevocationList } from '#shared/trust/revocation.ts';
import { originsOf } from '../router/src/crossOrigin.ts';
import { createGateway } from '../router/src/gateway.ts';
import { startRouter } from '../router/src/server.ts';
import type { Router } from '../router/src/server.ts';
import { subgraphMakers } from '../subgraphs/assemble.ts';
import type { Subgraphs } from '../subgraphs/assemble.ts';
import { configurationsOf, tokenAudience } from '../subgraphs/configurations.ts';
import { seedDemo } from '../subgraphs/seedDemo.ts';
import type { Environment } from '#shared/environment.ts';

export type Academy = {
  router: Router;
  subgraphs: Subgraphs;
  stop(): Promise<void>;
};

export type AcademyOptions = {
  /** Complete, with the addresses and secrets of the stand-ins. */
  environment: Environment;
  mongoUri: string;
  /** Databases are named <prefix>_<subgraph>. */
  databasePrefix: string;
  clock: Clock;
  /** One logger for each service, so that a line names its part of the process. */
  logOf: (service: SubgraphName | 'router') => Logger;
  reachPoint: ReachPoint;
  /** Plain routes that exist on one machine only, such as the mailbox. */
  localRoutes: readonly Route[];
  /** Loads the demo accounts and courses when they are missing. */
  isSeeded: boolean;
};

const openTransports = ({ redisUrl, log }: { redisUrl: string | undefined; log: Logger }): SubgraphDependencies['openTransport'] => {
  if (redisUrl !== undefined) return ({ subgraph, receive }) => createBullmqTransport({ redisUrl, subgraph, receive, log });
  const transport = createInProcessTransport();
  return (end) => {
    transport.register(end);
    return transport;
  };
};

/** The whole product in this process: every subgraph executed in process, one endpoint in front. */
export const startAcademy = async ({
  environment,
  mongoUri,
  databasePrefix,
  clock,
  logOf,
  reachPoint,
  localRoutes,
  isSeeded,
}: AcademyOptions): Promise<Academy> => {
  const log = logOf('router');
  const openTransport = openTransports({ redisUrl: environment.REDIS_URL, log });
  const limits = createProcessLimitStore({ redisUrl: environment.REDIS_URL, clock, log });
  const make = subgraphMakers(configurationsOf(environment));
  const databases: MongoHandle[] = [];
  const dependenciesOf = (name: SubgraphName): SubgraphDependencies => {
    const serviceLog = logOf(name);
    const database = connectMongo({ uri: mongoUri, database: `${databasePrefix}_${name}`, log: serviceLog });
    databases.push(database);
    return { connection: database.connection, openTransport, limitStore: limits.store, clock, log: serviceLog, reachPoint };
  };
  const subgraphs: Subgraphs = {
    auth: await make.auth(dependenciesOf('auth')),
    course: await make.course(dependenciesOf('course')),
    payment: await make.payment(dependenciesOf('payment')),
    ai: await make.ai(dependenciesOf('ai')),
    community: await make.community(dependenciesOf('community')),
  };
  const { auth } = subgraphs;
  const all: readonly Subgraph[] = subgraphNames.map((name) => subgraphs[name]);
  await Promise.all(databases.map((database) => database.untilReady({ timeoutMs: 60_000 })));
  await limits.start();
  await Promise.all(all.map((subgraph) => subgraph.start()));
  const revocations = createRevocationList({
    source: auth.revocations,
    clock,
    maxAgeSeconds: environment.REVOCATION_MAX_AGE_SECONDS ?? null,
    log,
  });
  await revocations.start();
  auth.onRevocation(() => {
    revocations.hasten();
  });
  if (isSeeded) await seedDemo({ ...subgraphs, log });

  const host = (name: SubgraphName) => createInProcessHost({ subgraph: subgraphs[name], log: logOf(name) });
  const router = await startRouter({
    gateway: createGateway({
      supergraphSdl: readFileSync(new URL('../schema/supergraph.graphql', import.meta.url), 'utf8'),
      sources: { auth: host('auth'), course: host('course'), payment: host('payment'), ai: host('ai'), community: host('community') },
    }),
    accessTokens: createAccessTokenVerifier({ keys: auth.publicKeys, issuer: environment.TOKEN_ISSUER, audience: tokenAudience, clock }),
    revocations,
    clock,
    log,
    deadlineMs: operationMs,
    host: environment.HOST,
    port: environment.PORT,
    isProduction: environment.NODE_ENV === 'production',
    trustedProxies: environment.TRUSTED_PROXIES,
    allowedOrigins: originsOf({ origins: environment.CORS_ORIGINS, publicUrl: environment.PUBLIC_URL }),
    routes: [...all.flatMap((subgraph) => subgraph.routes), ...localRoutes],
    health: {
      isReady: () => all.every((subgraph) => subgraph.isReady()) && !revocations.isStale(),
      report: () =>
        Promise.resolve({
          revocationLog: stateOf(!revocations.isStale()),
          subgraphs: Object.fromEntries(all.map((subgraph) => [subgraph.name, stateOf(subgraph.isReady())])),
        }),
    },
  });

  return {
    router,
    subgraphs,
    stop: async () => {
      await router.close();
      revocations.stop();
      await Promise.all(all.map((subgraph) => subgraph.stop()));
      limits.stop();
      await Promise.all(databases.map((database) => database.close()));
    },
  };
};
