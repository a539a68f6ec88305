import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import mongoose from 'mongoose';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { superviseMongod } from '../superviseMongod.ts';
import { obtainMongod } from '../obtainMongod.ts';

const log = () => {};
let binary = '';
beforeAll(async () => {
  ({ path: binary } = await obtainMongod({ cacheDir: join(import.meta.dirname, '..', '..', '..', '.cache'), log }));
}, 600_000);

const supervisedMongod = async () => {
  const directory = await mkdtemp(join(tmpdir(), 'har-test-'));
  const lost: unknown[] = [];
  const mongod = await superviseMongod({ binary, dataDir: join(directory, 'mongo'), log, onLost: (reason) => lost.push(reason) });
  onTestFinished(async () => {
    await mongod.stop();
    await rm(directory, { recursive: true, force: true });
  });
  const connection = await mongoose.createConnection(mongod.uri, { dbName: 'test', serverSelectionTimeoutMS: 30_000 }).asPromise();
  onTestFinished(() => connection.close());
  return { mongod, lost, rows: connection.getClient().db('test').collection<{ _id: string }>('rows') };
};

test('a killed mongod restarts on its port with its data, repeatedly and for existing connections', async () => {
  const { mongod, lost, rows } = await supervisedMongod();
  const pids = [mongod.pid()];
  for (const id of ['first', 'second']) {
    await rows.insertOne({ _id: id }, { writeConcern: { w: 'majority', journal: true } });
    process.kill(mongod.pid(), 'SIGKILL');
    await vi.waitFor(async () => expect(await rows.countDocuments({ _id: id })).toBe(1), { timeout: 120_000, interval: 200 });
    // The old process may have answered the check above.
    await vi.waitFor(() => expect(pids).not.toContain(mongod.pid()), { timeout: 120_000, interval: 50 });
    pids.push(mongod.pid());
  }
  expect(new Set(pids).size).toBe(3);
  expect(lost).toEqual([]);
});

test('a stopped mongod does not restart', async () => {
  const { mongod, lost } = await supervisedMongod();
  const pid = mongod.pid();
  await mongod.stop();
  await sleep(1_500);
  expect(mongod.pid()).toBe(pid);
  expect(() => process.kill(pid, 0)).toThrow();
  expect(lost).toEqual([]);
});
