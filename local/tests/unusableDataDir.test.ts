import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProcess } from '../../router/tests/processes/serviceProcess.ts';

// Long enough for the slowest machine: a start that hangs never ends.
const hangMs = 60_000;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'har-unusable-'));
  await writeFile(join(folder, 'file'), '');
  await symlink(join(folder, 'nowhere'), join(folder, 'dangling'));
  await symlink(join(folder, 'loop'), join(folder, 'loop'));
  execFileSync('mkfifo', [join(folder, 'fifo')]);
  await mkdir(join(folder, 'readonly'));
  await chmod(join(folder, 'readonly'), 0o500);
  await mkdir(join(folder, 'occupied'));
  await writeFile(join(folder, 'occupied', 'mailbox'), '');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const startOn = async (dataDir: string) => {
  const academy = startProcess({ script: 'local/start.ts', env: { NODE_ENV: 'test', PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent' } });
  const late = new AbortController();
  void sleep(hangMs, undefined, { signal: late.signal }).then(
    () => academy.kill('SIGKILL'),
    () => undefined,
  );
  const { code } = await academy.exited;
  late.abort();
  return { code, output: academy.output() };
};

// Root may write in folders where other users may not.
const forbidden = process.getuid?.() === 0 ? [] : ['readonly', 'readonly/new'];
test.each([
  '/proc/x',
  '/proc/x/y/z',
  '/proc/self/fd/x',
  '/sys/x',
  '/dev/null',
  '/dev/null/x',
  'file',
  'file/new',
  'dangling',
  'dangling/new',
  'loop',
  'loop/new',
  'fifo',
  'occupied',
  `new/${'x'.repeat(300)}`,
  ...forbidden,
])('npm start on the data folder %s ends with one message that says why', async (path) => {
  const { code, output } = await startOn(path.startsWith('/') ? path : join(folder, path));

  const lines = output
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('starting mongod') && !line.startsWith('mongod '));
  expect({ code, lines }).toEqual({ code: 1, lines: [expect.stringMatching(/^The data folder .+ is not writable \(.+\)\. .*DATA_DIR/)] });
});
