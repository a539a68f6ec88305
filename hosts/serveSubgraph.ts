import type { SubgraphName } from '#events/envelope.ts';
import { crashPoints } from '#shared/crashPoint.ts';
import { createBullmqTransport } from '#shared/events/bullmqTransport.ts';
import type { SubgraphDependencies } from '#shared/hosting/dependencies.ts';
import { startHttpHost } from '#shared/hosting/httpHost.ts';
import { createProcessLimitStore } from '#shared/limits/processLimitStore.ts';
import { connectMongo } from '#shared/mongo/connection.ts';
import { remoteRevocations } from '#shared/trust/remoteAuth.ts';
import { createRevocationList } from '#shared/trust/revocation.ts';
import { createSubgraphNamed } from './assemble.ts';
import type { Running, ServiceProcess } from './serviceProcess.ts';

/** One subgraph behind HTTP, its events over Redis. */
export const serveSubgraph = async (name: SubgraphName, { environment, serviceSecret, clock, log }: ServiceProcess): Promise<Running> => {
  const { MONGODB_URI: uri, REDIS_URL: redisUrl } = environment;
  if (uri === undefined || redisUrl === undefined) throw new Error('the environment was parsed for another service');
  const database = connectMongo({ uri, database: `har_${name}`, log });
  const limits = createProcessLimitStore({ redisUrl, clock, log });
  // Separate from the attempts, so that neither evicts the other from memory.
  const proofs = createProcessLimitStore({ redisUrl, clock, log: log.child({ store: 'used proofs' }) });
  const dependencies: SubgraphDependencies = {
    connection: database.connection,
    openTransport: ({ subgraph, receive }) => createBullmqTransport({ redisUrl, subgraph, receive, log }),
    limitStore: limits.store,
    clock,
    log,
    reachPoint: crashPoints({ crashAt: environment.CRASH_AT ?? null }),
  };
  const parts = { dependencies, environment };
  const auth = name === 'auth' ? await createSubgraphNamed(name, parts) : null;
  const subgraph = auth ?? (await createSubgraphNamed(name, parts));
  const source = auth?.wiring.revocations ?? remoteRevocations({ authUrl: environment.AUTH_URL, serviceSecret, clock });
  const revocations = createRevocationList({ source, clock, maxAgeSeconds: environment.REVOCATION_MAX_AGE_SECONDS ?? null, log });

  const host = await startHttpHost({
    subgraph,
    serviceSecret,
    clock,
    log,
    revocations,
    proofStore: proofs.store,
    host: environment.HOST,
    port: environment.PORT,
  });
  // The server listens before the database answers, so that its health route can report it.
  await database.untilReady({ timeoutMs: 60_000 });
  await Promise.all([limits.start(), proofs.start()]);
  await subgraph.start();
  await revocations.start();
  return {
    name,
    port: host.port,
    stop: async () => {
      await host.close();
      revocations.stop();
      await subgraph.stop();
      limits.stop();
      proofs.stop();
      await database.close();
    },
  };
};
