import { readFileSync } from 'node:fs';
import type { Clock } from '#shared/clock.ts';
import type { ReachPoint } from '#shared/crashPoint.ts';
import { operationMs } from '#shared/concurrency/deadline.ts';
import { createBullmqTransport } from '#shared/events/bullmqTransport.ts';
import { createInProcessTransport } from '#shared/events/inProcessTransport.ts';
import type { SubgraphDependencies } from '#shared/hosting/dependencies.ts';
import { createStateReader, stateOf } from '#shared/hosting/health.ts';
import { createInProcessHost } from '#shared/hosting/inProcessHost.ts';
import type { Route, Subgraph } from '#shared/hosting/subgraph.ts';
import { createProcessLimitStore } from '#shared/limits/processLimitStore.ts';
import type { Logger } from '#shared/log.ts';
import { connectMongo } from '#shared/mongo/connection.ts';
import type { MongoHandle } from '#shared/mongo/connection.ts';
import { createAccessTokenVerifier, tokenAudience } from '#shared/trust/accessToken.ts';
import { createRevocationList } from '#shared/trust/revocation.ts';
import { originsOf } from '../router/src/crossOrigin.ts';
import { createGateway } from '../router/src/gateway.ts';
import { startRouter } from '../router/src/server.ts';
import type { Router } from '../router/src/server.ts';
import { forEachSubgraph, subgraphNames } from '../subgraphs/manifest.ts';
import type { SubgraphName } from '../subgraphs/manifest.ts';
import { createSubgraphNamed } from './assemble.ts';
import type { Subgraphs } from './assemble.ts';
import { seedDemo } from './seedDemo.ts';
import type { Environment } from './environment.ts';

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
  const databases: MongoHandle[] = [];
  const dependenciesOf = (name: SubgraphName): SubgraphDependencies => {
    const serviceLog = logOf(name);
    const database = connectMongo({ uri: mongoUri, database: `${databasePrefix}_${name}`, log: serviceLog });
    databases.push(database);
    return { connection: database.connection, openTransport, limitStore: limits.store, clock, log: serviceLog, reachPoint };
  };
  const create = async <Name extends SubgraphName>(name: Name) =>
    [name, await createSubgraphNamed(name, { dependencies: dependenciesOf(name), environment })] as const;
  // Each name has the subgraph of its name; Object.fromEntries loses which.
  const subgraphs = Object.fromEntries(await Promise.all(subgraphNames.map(create))) as Subgraphs;
  const { auth } = subgraphs;
  const all: readonly Subgraph[] = subgraphNames.map((name) => subgraphs[name]);
  await Promise.all(databases.map((database) => database.untilReady({ timeoutMs: 60_000 })));
  await limits.start();
  await Promise.all(all.map((subgraph) => subgraph.start()));
  const revocations = createRevocationList({
    source: auth.wiring.revocations,
    clock,
    maxAgeSeconds: environment.REVOCATION_MAX_AGE_SECONDS ?? null,
    log,
  });
  await revocations.start();
  auth.wiring.onRevocation(() => {
    revocations.hasten();
  });
  if (isSeeded) await seedDemo({ ...subgraphs, log });

  const host = (name: SubgraphName) => createInProcessHost({ subgraph: subgraphs[name], log: logOf(name) });
  const stateReaders = all.map((subgraph) => [subgraph.name, createStateReader(() => subgraph.isReady())] as const);
  for (const [, read] of stateReaders) read();
  const router = await startRouter({
    gateway: createGateway({
      supergraphSdl: readFileSync(new URL('../schema/supergraph.graphql', import.meta.url), 'utf8'),
      sources: forEachSubgraph(host),
    }),
    accessTokens: createAccessTokenVerifier({
      keys: auth.wiring.publicKeys,
      issuer: environment.TOKEN_ISSUER,
      audience: tokenAudience,
      clock,
    }),
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
          subgraphs: Object.fromEntries(stateReaders.map(([name, read]) => [name, read()])),
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
