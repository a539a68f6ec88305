import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createStack, startProcess } from '../../router/tests/processes/serviceProcess.ts';
import type { ServiceProcess } from '../../router/tests/processes/serviceProcess.ts';
import { freePort } from '../freePort.ts';
import { commandLineOf } from '../processTable.ts';

const stack = createStack();
let dataDir = '';
let academy: ServiceProcess;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'har-secrets-'));
  stack.defer(() => rm(dataDir, { recursive: true, force: true }));
  const env = { NODE_ENV: 'test', PORT: String(await freePort()), DATA_DIR: dataDir, LOG_LEVEL: 'warn' };
  academy = stack.use(startProcess({ script: 'local/start.ts', env }));
  await academy.says(/^ready in/m, 240_000);
});
afterAll(() => stack.close());

const secretsOf = async (): Promise<string[]> => {
  const kept = z.record(z.string(), z.string()).parse(JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8')));
  return Object.values(kept);
};

test('no process of npm start shows a secret of its stand-ins in the process list', async () => {
  const secrets = await secretsOf();
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const lines = (await Promise.all(pids.map(commandLineOf))).flatMap((line) => line ?? []);

  // mongod, its watchdog and the Stripe stand-in name the data folder, which proves that the list is complete.
  expect(lines.filter((line) => line.includes(dataDir)).length).toBeGreaterThanOrEqual(3);
  expect(secrets.length).toBeGreaterThanOrEqual(7);
  expect(lines.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([]);
});

test('every file with a secret in the data folder is readable by its owner only', async () => {
  const secrets = await secretsOf();
  const files = (await readdir(dataDir, { recursive: true, withFileTypes: true })).filter(
    (entry) => entry.isFile() && !entry.parentPath.includes('mongod'),
  );
  const holders = await Promise.all(
    files.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const content = await readFile(path, 'utf8');
      return secrets.some((secret) => content.includes(secret)) ? [{ name: entry.name, mode: (await stat(path)).mode & 0o777 }] : [];
    }),
  );

  expect(holders.flat().sort((a, b) => a.name.localeCompare(b.name))).toEqual([
    { name: 'running.json', mode: 0o600 },
    { name: 'secrets.json', mode: 0o600 },
  ]);
});
