import { createHash } from 'node:crypto';
import { Redis } from 'ioredis';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { boundedRedisOptions } from '../events/redisOptions.ts';
import { giveBackScript, takeScript } from './limitScripts.ts';
import type { Counter, SharedLimitStore } from './limitStore.ts';
import { keptMs, slotAt } from './slidingWindow.ts';

// A silent connection is made anew, so that a lost one heals within a second and not with TCP's patience.
const limitRedisOptions = { ...boundedRedisOptions, commandTimeout: 200, socketTimeout: 1_000, maxLoadingRetryTime: 1_000 };

// The braces put every key on one node of a cluster: a script cannot be atomic over several.
const keyPrefix = 'har:{limits}:';

const replySchema = z.tuple([z.number(), z.number()]);

const scriptOf = (source: string) => ({ source, sha1: createHash('sha1').update(source).digest('hex') });
const take = scriptOf(takeScript);
const giveBack = scriptOf(giveBackScript);

export type RedisLimitStore = SharedLimitStore & {
  /** Resolves once it is connected, or has failed to for the first time; it goes on trying by itself. */
  start(): Promise<void>;
  stop(): void;
};

const toArguments = (counter: Counter): number[] => [
  counter.granularityMs,
  keptMs(counter),
  counter.windows.length,
  ...counter.windows.flatMap(({ limit, windowMs }) => [limit, windowMs]),
];

/**
 * Shared by every process with the same URL: Redis 5 or later, a single node or one shard of a cluster. It has a separate connection, so that nothing else
 * delays it. While Redis is away every call rejects, at once or within 400 ms.
 * @param options.clock for tests only. By default Redis gives the time, so that processes with different clocks agree.
 */
export const createRedisLimitStore = ({ redisUrl, clock }: { redisUrl: string; clock?: Clock }): RedisLimitStore => {
  const redis = new Redis(redisUrl, { ...limitRedisOptions, lazyConnect: true });
  // Without a listener the client prints every failed attempt. The callers receive the errors.
  redis.on('error', () => undefined);

  const run = async ({ script, keys, values }: { script: typeof take; keys: readonly string[]; values: readonly (string | number)[] }) => {
    const rest = [keys.length, ...keys.map((key) => keyPrefix + key), ...values] as const;
    try {
      return await redis.evalsha(script.sha1, ...rest);
    } catch (problem) {
      // A Redis that was started again has forgotten it.
      if (!(problem instanceof Error && problem.message.startsWith('NOSCRIPT '))) throw problem;
      return await redis.eval(script.source, ...rest);
    }
  };

  return {
    start: () => redis.connect().catch(() => undefined),
    stop: () => redis.disconnect(),
    check: async () => {
      await redis.set(`${keyPrefix}check`, 1, 'PX', 1_000);
    },
    forget: async (keys) => {
      if (keys.length > 0) await redis.del(...keys.map((key) => keyPrefix + key));
    },
    take: async ({ counters, cost }) => {
      const keys = counters.map(({ key }) => key);
      const values = [clock?.now().getTime() ?? '', cost, ...counters.flatMap(toArguments)];
      const [waitMs, nowMs] = replySchema.parse(await run({ script: take, keys, values }));
      if (waitMs > 0) return { ok: false, waitMs };
      return {
        ok: true,
        giveBack: async (returned) => {
          const kept = counters.filter(({ key }) => returned.includes(key));
          const slots = kept.map(({ granularityMs }) => slotAt({ nowMs, granularityMs }));
          if (kept.length > 0) await run({ script: giveBack, keys: kept.map(({ key }) => key), values: [cost, ...slots] });
        },
      };
    },
  };
};
