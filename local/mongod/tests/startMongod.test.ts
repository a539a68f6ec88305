import mongoose from 'mongoose';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { freePort } from '../../freePort.ts';
import { obtainMongod } from '../obtainMongod.ts';
import { commandLineOf } from '../../processTable.ts';
import { startMongod } from '../startMongod.ts';
import { sharedTestMongod } from '../testServer.ts';

// Real processes that start, recover and stop.

const project = join(import.meta.dirname, '..', '..', '..');
const nodeProgram = join(project, 'node_modules', '.bin', 'node');
const log = () => {};

let binary = '';
let dataDir = '';
let cleanUps: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  ({ path: binary } = await obtainMongod({ cacheDir: join(project, '.cache'), log }));
}, 600_000);

beforeEach(async () => {
  const directory = await mkdtemp(join(tmpdir(), 'har-test-'));
  dataDir = join(directory, 'mongo');
  cleanUps = [() => rm(directory, { recursive: true, force: true })];
});

afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
});

const start = async (options: { port?: number } = {}) => {
  const mongod = await startMongod({ binary, dataDir, log, ...options });
  cleanUps.push(mongod.stop);
  return mongod;
};

const connectTo = async (uri: string) => {
  const connection = await mongoose.createConnection(uri, { dbName: 'test', serverSelectionTimeoutMS: 5_000 }).asPromise();
  cleanUps.push(() => connection.close());
  return connection.getClient().db('test').collection<{ _id: string }>('rows');
};

const parentPrinted = z.object({ uri: z.string(), port: z.number(), pid: z.number() });

const startInParent = async () => {
  const parent = spawn(nodeProgram, [join(import.meta.dirname, 'parentProcess.ts'), binary, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(parent.stdout, 'data');
  const printed = parentPrinted.parse(JSON.parse(String(line)));
  cleanUps.push(async () => {
    parent.kill('SIGKILL');
    await hasEnded(printed.pid);
  });
  return { parent, ...printed };
};

const hasEnded = async (pid: number): Promise<boolean> => {
  for (let waitedMs = 0; waitedMs < 20_000 && (await commandLineOf(pid)) !== null; waitedMs += 50) await sleep(50);
  return (await commandLineOf(pid)) === null;
};

test('data written before a kill of mongod exist after the next start, on the same port', async () => {
  const first = await start();
  await (await connectTo(first.uri)).insertOne({ _id: 'kept' });

  process.kill(first.pid, 'SIGKILL');
  await first.exited;
  const second = await start();

  expect(second.port).toBe(first.port);
  expect(await (await connectTo(second.uri)).find().toArray()).toEqual([{ _id: 'kept' }]);
});

test('the mongod of a killed parent neither blocks the next start nor loses data', async () => {
  const { parent, uri, pid } = await startInParent();
  await (await connectTo(uri)).insertOne({ _id: 'kept' });

  parent.kill('SIGKILL');
  await once(parent, 'exit');
  const next = await start();

  expect(await commandLineOf(pid)).toBeNull();
  expect(next.pid).not.toBe(pid);
  expect(await (await connectTo(next.uri)).find().toArray()).toEqual([{ _id: 'kept' }]);
});

test('mongod ends when its parent is killed', async () => {
  const { parent, pid } = await startInParent();

  parent.kill('SIGKILL');

  expect(await hasEnded(pid)).toBe(true);
});

test('a start on a folder in use names its process, which continues', async () => {
  const { parent, uri } = await startInParent();

  await expect(startMongod({ binary, dataDir, log })).rejects.toMatchObject({
    code: 'DATA_DIR_IN_USE',
    message: `The process ${parent.pid} already uses the data in ${dataDir}. Stop it first, or set DATA_DIR to another folder.`,
  });
  expect(await (await connectTo(uri)).countDocuments()).toBe(0);
});

test('of five concurrent starts on one folder exactly one succeeds, and the others report that it is in use', async () => {
  const starts = await Promise.allSettled(Array.from({ length: 5 }, () => start()));

  expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const refusals = starts.filter((started) => started.status === 'rejected');
  expect(refusals.map(({ reason }) => z.object({ code: z.string() }).parse(reason).code)).toEqual(
    Array.from({ length: 4 }, () => 'DATA_DIR_IN_USE'),
  );
});

test('the replica set follows a change of the port', async () => {
  const first = await start();
  await (await connectTo(first.uri)).insertOne({ _id: 'kept' });
  await first.stop();

  const moved = await start({ port: await freePort() });

  expect(moved.port).not.toBe(first.port);
  // The URI names the set, so the driver connects to the address in the set's configuration.
  expect(await (await connectTo(moved.uri)).find().toArray()).toEqual([{ _id: 'kept' }]);
});

test('an aborted transaction stores nothing, a committed one stores its row', async () => {
  const { uri } = await start();
  const connection = await mongoose.createConnection(uri, { dbName: 'test' }).asPromise();
  cleanUps.push(() => connection.close());
  const rows = connection.getClient().db('test').collection<{ _id: string }>('rows');

  const aborted = connection.transaction(async (session) => {
    await rows.insertOne({ _id: 'aborted' }, { session });
    throw new Error('changed my mind');
  });
  await expect(aborted).rejects.toThrow('changed my mind');
  await connection.transaction((session) => rows.insertOne({ _id: 'committed' }, { session }));

  expect(await rows.find().toArray()).toEqual([{ _id: 'committed' }]);
});

test('reports a data folder that is not writable by its name', async () => {
  const file = join(tmpdir(), `har-test-file-${process.pid}`);
  await writeFile(file, '');
  cleanUps.push(() => rm(file));

  await expect(startMongod({ binary, dataDir: join(file, 'mongo'), log })).rejects.toMatchObject({
    code: 'DATA_DIR_UNUSABLE',
    message: expect.stringContaining(`The data folder ${join(file, 'mongo')} is not writable`),
  });
});

test('reports a port in use and releases the folder', async () => {
  const first = await start();
  const other = startMongod({ binary, dataDir: `${dataDir}-other`, port: first.port, log });

  await expect(other).rejects.toMatchObject({
    code: 'MONGOD_START_FAILED',
    message: `mongod cannot listen on 127.0.0.1:${first.port}: another program uses this port.`,
  });
  const retried = await startMongod({ binary, dataDir: `${dataDir}-other`, log });
  await retried.stop();
});

test('the shared test server accepts writes, and stop deletes its folder', async () => {
  const { uri, stop } = await sharedTestMongod();
  const connection = await mongoose.createConnection(uri, { dbName: 'test' }).asPromise();

  await connection.transaction((session) => connection.getClient().db('test').collection('rows').insertOne({ a: 1 }, { session }));
  await connection.close();
  await stop();

  await expect(mongoose.createConnection(uri, { serverSelectionTimeoutMS: 300 }).asPromise()).rejects.toThrow();
});
