import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { onTestFinished } from 'vitest';
import { obtainRedisServer } from '../../../../local/redis/obtainRedisServer.ts';
import { startRedis } from '../../../../local/redis/startRedis.ts';
import type { RunningRedis } from '../../../../local/redis/startRedis.ts';
import type { Clock } from '../../clock.ts';
import { createRedisLimitStore } from '../../limits/redisLimitStore.ts';

const log = () => undefined;
const cacheDir = join(import.meta.dirname, '..', '..', '..', '..', '.cache');

export type TestRedis = {
  url: string;
  /** For what a limiter does not do: flush, look, configure. */
  admin: Redis;
  kill(): Promise<void>;
  restart(): Promise<void>;
  suspend(): void;
  resume(): void;
};

/** A Redis of the test's own, to be maltreated; ends with the test. */
export const testRedis = async (): Promise<TestRedis> => {
  const { path: binary } = await obtainRedisServer({ cacheDir, log });
  const dataDir = await mkdtemp(join(tmpdir(), 'har-redis-'));
  const start = (port?: number) => startRedis({ binary, dataDir, log, ...(port === undefined ? {} : { port }) });
  let redis: RunningRedis = await start();
  const admin = new Redis(redis.url, { retryStrategy: () => 50 });
  admin.on('error', () => undefined);
  onTestFinished(async () => {
    admin.disconnect();
    await redis.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
  return {
    url: redis.url,
    admin,
    kill: async () => {
      process.kill(redis.pid, 'SIGKILL');
      await redis.exited;
    },
    restart: async () => {
      redis = await start(redis.port);
    },
    suspend: () => {
      const { pid } = redis;
      process.kill(pid, 'SIGSTOP');
      // Stopped, it could not end; already running, this does nothing.
      onTestFinished(() => void process.kill(pid, 'SIGCONT'));
    },
    resume: () => void process.kill(redis.pid, 'SIGCONT'),
  };
};

/** As one process would have it. */
export const connectedStore = async ({ redisUrl, clock }: { redisUrl: string; clock?: Clock }) => {
  const store = createRedisLimitStore({ redisUrl, ...(clock ? { clock } : {}) });
  onTestFinished(() => store.stop());
  await store.start();
  return store;
};
