import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { obtainMongod } from './obtainMongod.ts';
import { startMongod } from './startMongod.ts';

const projectCache = join(import.meta.dirname, '..', '..', '.cache');
const log = (line: string) => void process.stderr.write(`${line}\n`);

/** One temporary mongod for a whole test run, for vitest's globalSetup: tests take a database each. Its folder goes with it. */
export const sharedTestMongod = async (): Promise<{ uri: string; stop: () => Promise<void> }> => {
  const { path: binary } = await obtainMongod({ cacheDir: projectCache, log });
  const dataDir = await mkdtemp(join(tmpdir(), 'har-mongod-'));
  const { uri, stop } = await startMongod({ binary, dataDir, log, throwaway: true });
  return { uri, stop };
};
