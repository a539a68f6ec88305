import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../log.ts';
import { databaseUnavailable } from './mongoErrors.ts';

const pauseMs = 250;
const giveUpAfterMs = 120_000;

/**
 * Runs what a start does with its database, one step after the other. A step that found no connection or no server in time is run again: on a
 * busy machine both take longer than a request may wait. So every step must be harmless the second time.
 */
export const prepareDatabase = async ({ log, steps }: { log: Logger; steps: readonly (() => Promise<unknown>)[] }): Promise<void> => {
  const deadline = performance.now() + giveUpAfterMs;
  const run = async (step: () => Promise<unknown>): Promise<void> => {
    for (;;) {
      try {
        await step();
        return;
      } catch (error) {
        if (!databaseUnavailable(error) || performance.now() > deadline) throw error;
        log.warn({ reason: error instanceof Error ? error.name : 'unknown' }, 'the database is busy; the start waits for it');
        await sleep(pauseMs);
      }
    }
  };
  for (const step of steps) await run(step);
};
