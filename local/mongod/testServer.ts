import { mkdtemp, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { obtainMongod } from './obtainMongod.ts';
import { startMongod } from './startMongod.ts';

const projectCache = join(import.meta.dirname, '..', '..', '.cache');
const log = (line: string) => void process.stderr.write(`${line}\n`);

const inMemory = '/dev/shm';
const bytesNeeded = 4 * 1024 ** 3;

/** In memory where enough is available: each test's database is a hundred small files, which are slow on disk. */
const baseFolder = async (): Promise<string> => {
  const free = await statfs(inMemory).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  return free >= bytesNeeded && process.availableMemory() >= 2 * bytesNeeded ? inMemory : tmpdir();
};

/** One temporary mongod for a whole test run, for vitest's globalSetup. Each test takes a database. The folder is deleted at the end. */
export const sharedTestMongod = async (): Promise<{ uri: string; stop: () => Promise<void> }> => {
  const { path: binary } = await obtainMongod({ cacheDir: projectCache, log });
  const dataDir = await mkdtemp(join(await baseFolder(), 'har-mongod-'));
  const { uri, stop } = await startMongod({ binary, dataDir, log, throwaway: true });
  return { uri, stop };
};
