import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import { withFallback } from './fallbackLimitStore.ts';
import type { LimitStore } from './limitStore.ts';
import { createMemoryLimitStore } from './memoryLimitStore.ts';
import { createRedisLimitStore } from './redisLimitStore.ts';

export type ProcessLimitStore = {
  store: LimitStore;
  /** Resolves with or without Redis. Without it, this process counts by itself. */
  start(): Promise<void>;
  stop(): void;
};

/** Where a process counts attempts, chosen once: in Redis together with all others where there is one, else in its own memory. */
export const createProcessLimitStore = ({
  redisUrl,
  clock,
  log,
}: {
  redisUrl: string | undefined;
  clock: Clock;
  log: Logger;
}): ProcessLimitStore => {
  const local = createMemoryLimitStore({ clock });
  if (redisUrl === undefined) return { store: local, start: () => Promise.resolve(), stop: () => undefined };
  const shared = createRedisLimitStore({ redisUrl });
  return { store: withFallback({ shared, local, clock, log }), start: () => shared.start(), stop: () => shared.stop() };
};
