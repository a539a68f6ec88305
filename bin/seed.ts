/** npm run seed: the demo accounts and courses, into the databases that MONGODB_URI names, with the environment of auth. Never in production. Running it again changes nothing. */
import { systemClock } from '#shared/clock.ts';
import { neverCrash } from '#shared/crashPoint.ts';
import { EnvironmentError, processVariables } from '#shared/environment.ts';
import { parseEnvironment } from '../hosts/environment.ts';
import { createBullmqTransport } from '#shared/events/bullmqTransport.ts';
import type { SubgraphDependencies } from '#shared/hosting/dependencies.ts';
import { createMemoryLimitStore } from '#shared/limits/memoryLimitStore.ts';
import { createLogger } from '#shared/log.ts';
import { connectMongo } from '#shared/mongo/connection.ts';
import { createSubgraphNamed } from '../hosts/assemble.ts';
import { seedDemo } from '../hosts/seedDemo.ts';

const log = createLogger({ service: 'seed', level: 'warn' });

const seed = async (): Promise<void> => {
  const environment = parseEnvironment({ service: 'auth', source: processVariables() });
  const { MONGODB_URI: uri, REDIS_URL: redisUrl } = environment;
  if (uri === undefined || redisUrl === undefined) throw new Error('the environment was parsed for another service');
  if (environment.NODE_ENV === 'production')
    throw new EnvironmentError([{ variable: 'NODE_ENV', message: 'is production: the demo accounts have a known password' }]);
  const databases = { auth: connectMongo({ uri, database: 'har_auth', log }), course: connectMongo({ uri, database: 'har_course', log }) };
  const clock = systemClock();
  // For as long as it runs, one more replica of auth and course: its events reach the services that run beside it.
  const dependencies: Omit<SubgraphDependencies, 'connection'> = {
    openTransport: ({ subgraph, receive }) => createBullmqTransport({ redisUrl, subgraph, receive, log }),
    limitStore: createMemoryLimitStore({ clock }),
    clock,
    log,
    reachPoint: neverCrash,
  };
  const subgraphs = {
    auth: await createSubgraphNamed('auth', { dependencies: { ...dependencies, connection: databases.auth.connection }, environment }),
    course: await createSubgraphNamed('course', {
      dependencies: { ...dependencies, connection: databases.course.connection },
      environment,
    }),
  };
  await Promise.all(Object.values(databases).map((database) => database.untilReady()));
  await Promise.all(Object.values(subgraphs).map((subgraph) => subgraph.start()));
  try {
    await seedDemo({ ...subgraphs, log });
  } finally {
    await Promise.all(Object.values(subgraphs).map((subgraph) => subgraph.stop()));
    await Promise.all(Object.values(databases).map((database) => database.close()));
  }
};

try {
  await seed();
  console.log('the demo accounts and courses are there');
  // Without Redis its clients would go on trying; the events wait in the outbox for the services.
  process.exit(0);
} catch (error) {
  console.error(error instanceof EnvironmentError ? error.message : error);
  process.exit(1);
}
