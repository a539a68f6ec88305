import { randomUUID } from 'node:crypto';
import { inject, onTestFinished, expect, test } from 'vitest';
import { subgraphNames } from '#events/envelope.ts';
import type { SubgraphName } from '#events/envelope.ts';
import { systemClock } from '#shared/clock.ts';
import { neverCrash } from '#shared/crashPoint.ts';
import { parseEnvironment } from '../../../hosts/environment.ts';
import { createInProcessTransport } from '#shared/events/inProcessTransport.ts';
import type { SubgraphDependencies } from '#shared/hosting/dependencies.ts';
import { createMemoryLimitStore } from '#shared/limits/memoryLimitStore.ts';
import { createLogger } from '#shared/log.ts';
import { connectMongo } from '#shared/mongo/connection.ts';
import { seedDemo } from '../../../hosts/seedDemo.ts';
import { createSubgraphNamed } from '../../../hosts/assemble.ts';

const clock = systemClock();
const log = createLogger({ service: 'busy', level: 'silent' });
const environment = parseEnvironment({
  service: 'all',
  source: {
    NODE_ENV: 'test',
    AUTH_SECRET: 'Kd83hVnQ0wz5RtYp7LmB2xJc9FsG4aTeUoXi1',
    SERVICE_SECRET: 'Wq71mZtE4uBn8VcXy2LpR6sJd0HgK5fTaOiN3',
    PUBLIC_URL: 'http://127.0.0.1:4000',
    SMTP_URL: 'smtp://127.0.0.1:9',
    STRIPE_SECRET_KEY: 'sk_test_0123456789abcdef',
    STRIPE_PUBLISHABLE_KEY: 'pk_test_0123456789abcdef',
    STRIPE_WEBHOOK_SECRETS: 'whsec_0123456789abcdef0123',
  },
});

// As many as the relay's change stream leaves room beside.
const poolSize = 2;

/** A database whose pool has no free connection for longer than a request may wait for one, as on a machine that does something else. */
const busyDatabase = async (name: SubgraphName) => {
  const handle = connectMongo({
    uri: inject('mongoUri'),
    database: `busy_${name}_${randomUUID().slice(0, 8)}`,
    log,
    maxPoolSize: poolSize,
  });
  onTestFinished(async () => {
    await handle.connection.dropDatabase();
    await handle.close();
  });
  await handle.untilReady({ timeoutMs: 60_000 });
  const { db } = handle.connection;
  if (!db) throw new Error('not connected');
  await db.collection<{ _id: string }>('rows').insertOne({ _id: 'one' });
  const occupy = (): Promise<unknown[]> => db.collection('rows').find({ $where: 'sleep(4000) || true' }).toArray();
  return {
    connection: handle.connection,
    occupy: (): void => {
      for (let count = 0; count < poolSize; count += 1) void occupy().catch(() => undefined);
    },
  };
};

const dependenciesOf = (connection: SubgraphDependencies['connection']): SubgraphDependencies => {
  const transport = createInProcessTransport();
  return {
    connection,
    openTransport: (end) => {
      transport.register(end);
      return transport;
    },
    limitStore: createMemoryLimitStore({ clock }),
    clock,
    log,
    reachPoint: neverCrash,
  };
};

test.each(subgraphNames)('%s starts although no connection to its database is free at first', async (name) => {
  const { connection, occupy } = await busyDatabase(name);
  const subgraph = await createSubgraphNamed(name, { dependencies: dependenciesOf(connection), environment });
  occupy();

  await expect(subgraph.start()).resolves.toBeUndefined();
  onTestFinished(() => subgraph.stop());
});

test('the demo is loaded although no connection is free at first', async () => {
  const databases = { auth: await busyDatabase('auth'), course: await busyDatabase('course') };
  const subgraphs = {
    auth: await createSubgraphNamed('auth', { dependencies: dependenciesOf(databases.auth.connection), environment }),
    course: await createSubgraphNamed('course', { dependencies: dependenciesOf(databases.course.connection), environment }),
  };
  for (const subgraph of Object.values(subgraphs)) {
    await subgraph.start();
    onTestFinished(() => subgraph.stop());
  }
  for (const { occupy } of Object.values(databases)) occupy();

  await expect(seedDemo({ ...subgraphs, log })).resolves.toBeUndefined();
});
