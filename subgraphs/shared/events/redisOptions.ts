import type { RedisOptions } from 'ioredis';

const reconnectMs = (times: number): number => Math.min(50 * 2 ** Math.min(times, 6), 1_000);

/** Options for commands with a waiting caller. Without Redis they fail within a second instead of queueing in memory. */
export const boundedRedisOptions = {
  connectTimeout: 500,
  commandTimeout: 1_000,
  maxRetriesPerRequest: 1,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  retryStrategy: reconnectMs,
} satisfies RedisOptions;

/**
 * For workers, whose blocking reads must outlive a reconnection (BullMQ refuses maxRetriesPerRequest). Nobody waits for them; a connection that has
 * gone silent for longer than a blocking read lasts is closed and made anew, so that none hangs for ever.
 */
export const workerRedisOptions = {
  connectTimeout: 500,
  socketTimeout: 15_000,
  maxRetriesPerRequest: null,
  retryStrategy: reconnectMs,
} satisfies RedisOptions;
