import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { collectionOf, connectMongo, DatabaseUnavailableError, ensureIndexes } from '../../mongo/connection.ts';
import { databaseUnavailable, duplicateKey } from '../../mongo/mongoErrors.ts';
import { silent, testDatabase } from './testDatabase.ts';

const unusedPort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
};

test('a process starts while the database is away, says that it is not ready, and its work fails instead of waiting', async () => {
  const port = await unusedPort();

  const handle = connectMongo({ uri: `mongodb://127.0.0.1:${port}/`, database: 'away', log: silent });
  onTestFinished(() => handle.close());

  expect(handle.isReady()).toBe(false);
  expect(() => collectionOf({ connection: handle.connection, name: 'things' })).toThrow(DatabaseUnavailableError);
  await expect(handle.untilReady({ timeoutMs: 50 })).rejects.toThrow(DatabaseUnavailableError);
});

// Later than the driver's own wait: the first attempt has failed for good by then.
test('a database that comes up late is found without a restart', async () => {
  const { uri } = await testDatabase();
  const real = new URL(uri);
  const port = await unusedPort();
  const handle = connectMongo({ uri: `mongodb://127.0.0.1:${port}/?directConnection=true`, database: 'late', log: silent });
  onTestFinished(() => handle.close());
  await expect(handle.untilReady({ timeoutMs: 2_500 })).rejects.toThrow(DatabaseUnavailableError);

  const server = createServer((client) => {
    const upstream = connect(Number(real.port), real.hostname);
    client.pipe(upstream).pipe(client);
    client.on('error', () => upstream.destroy());
    upstream.on('error', () => client.destroy());
  }).listen(port, '127.0.0.1');
  onTestFinished(() => void server.close());

  await handle.untilReady({ timeoutMs: 20_000 });
  expect(handle.isReady()).toBe(true);
});

test('indexes are created once and asking again changes nothing', async () => {
  const { connection } = await testDatabase();
  const indexes = [{ collection: 'people', indexes: [{ name: 'email', key: { email: 1 as const }, unique: true }] }];

  await Promise.all([ensureIndexes({ connection, indexes }), ensureIndexes({ connection, indexes })]);
  await ensureIndexes({ connection, indexes });

  const people = collectionOf<{ _id: string; email: string }>({ connection, name: 'people' });
  expect((await people.indexes()).map(({ name }) => name)).toEqual(['_id_', 'email']);
  await people.insertOne({ _id: 'a', email: 'x' });
  const refused: unknown = await people.insertOne({ _id: 'b', email: 'x' }).catch((error: unknown) => error);
  expect(duplicateKey(refused)).toBe(true);
  expect(databaseUnavailable(refused)).toBe(false);
  expect(duplicateKey(new Error('other'))).toBe(false);
});

test('work waits 2.5 s for a place in the pool, or as long as the URI says', async () => {
  const { uri } = await testDatabase();
  const unsaid = new URL(uri);
  unsaid.searchParams.delete('waitQueueTimeoutMS');
  const waits = [uri, unsaid.href].map(async (each) => {
    const handle = connectMongo({ uri: each, database: 'waits', log: silent });
    onTestFinished(() => handle.close());
    await handle.untilReady({ timeoutMs: 120_000 });
    return handle.connection.getClient().options.waitQueueTimeoutMS;
  });
  expect(await Promise.all(waits)).toEqual([120_000, 2_500]);
});
