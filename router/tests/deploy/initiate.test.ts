import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort, isListening } from '../../../local/freePort.ts';
import { obtainMongod } from '../../../local/mongod/obtainMongod.ts';
import { subgraphNames } from '../../../subgraphs/manifest.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const passwords = Object.fromEntries(
  ['ROOT', ...subgraphNames.map((name) => name.toUpperCase())].map((name) => [
    `MONGO_${name}_PASSWORD`,
    `${name.toLowerCase()}-0123456789abcdef`,
  ]),
);
const ends: (() => Promise<void>)[] = [];
let members: string[] = [];

const startMember = async ({ binary, folder, port }: { binary: string; folder: string; port: number }): Promise<void> => {
  await mkdir(join(folder, String(port)));
  const child = spawn(
    binary,
    [
      ...['--dbpath', join(folder, String(port)), '--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket', '--replSet', 'har'],
      ...['--keyFile', join(folder, 'replica.key'), '--wiredTigerCacheSizeGB', '0.25', '--oplogSize', '64', '--quiet'],
    ],
    { stdio: 'ignore' },
  );
  const ended = once(child, 'exit');
  ends.push(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  while (child.exitCode === null && !(await isListening(port))) await new Promise((resume) => setTimeout(resume, 50));
};

const initiate = async (environment: Record<string, string>): Promise<{ code: unknown; output: string }> => {
  const child = spawn(process.execPath, ['deploy/mongo/initiate.mjs', ...members], { cwd: root, env: environment });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (output += piece.toString()));
  const [code] = await once(child, 'close');
  return { code, output };
};

const withClient = async <Answer>(
  { user, database }: { user: string; database: string },
  work: (db: mongoose.mongo.Db) => Promise<Answer>,
): Promise<Answer> => {
  const password = passwords[`MONGO_${user.toUpperCase()}_PASSWORD`] ?? '';
  const uri = `mongodb://har_${user}:${password}@${members.join(',')}/?replicaSet=har&authSource=admin`;
  const client = new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: 20_000 });
  try {
    return await work(client.db(database));
  } finally {
    await client.close();
  }
};

beforeAll(async () => {
  const { path: binary } = await obtainMongod({ cacheDir: join(root, '.cache'), log: () => undefined });
  const folder = await mkdtemp(join(tmpdir(), 'har-initiate-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'replica.key'), 'cmVwbGljYS1rZXktZm9yLXRoaXMtdGVzdA==');
  await chmod(join(folder, 'replica.key'), 0o600);
  const ports = [await freePort(), await freePort(), await freePort()];
  members = ports.map((port) => `127.0.0.1:${port}`);
  for (const port of ports) await startMember({ binary, folder, port });
});

afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

test('three fresh members become a replica set in which each subgraph reaches its own database and no other', async () => {
  const first = await initiate(passwords);
  expect(first.output).toContain('replica set har');
  expect(first.code).toBe(0);

  await withClient({ user: 'payment', database: 'har_payment' }, async (db) => {
    await db.createCollection('kept');
    await db.collection('kept').createIndexes([{ name: 'byAge', key: { age: 1 } }]);
    await db.collection('kept').insertOne({ age: 1 }, { writeConcern: { w: 3 } });
    const changes = db.watch();
    await changes.close();
  });
  // The tombstones of erased people are auth's alone.
  await withClient({ user: 'auth', database: 'har_auth_tombstones' }, (db) => db.collection('erasedPeople').insertOne({ by: 'auth' }));
  await expect(
    withClient({ user: 'course', database: 'har_auth_tombstones' }, (db) => db.collection('erasedPeople').findOne()),
  ).rejects.toMatchObject({ code: 13 });
  await expect(withClient({ user: 'ai', database: 'har_payment' }, (db) => db.collection('kept').findOne())).rejects.toMatchObject({
    code: 13,
  });

  const anonymous = new mongoose.mongo.MongoClient(`mongodb://${members.join(',')}/?replicaSet=har`);
  await expect(anonymous.db('har_payment').collection('kept').findOne()).rejects.toMatchObject({ code: 13 });
  await anonymous.close();
});

test('a second run keeps what is there and takes a changed password over', async () => {
  passwords['MONGO_AI_PASSWORD'] = 'another-0123456789abcdef';

  const second = await initiate(passwords);

  expect(second.code).toBe(0);
  expect(await withClient({ user: 'payment', database: 'har_payment' }, (db) => db.collection('kept').countDocuments())).toBe(1);
  expect(await withClient({ user: 'ai', database: 'har_ai' }, (db) => db.collection('any').countDocuments())).toBe(0);
});

test('without a password nothing is touched, and its name is said', async () => {
  const incomplete = Object.fromEntries(Object.entries(passwords).filter(([name]) => name !== 'MONGO_AI_PASSWORD'));

  expect(await initiate(incomplete)).toEqual({ code: 1, output: 'MONGO_AI_PASSWORD must have 16 characters or more\n' });
});
