import { runDetached } from './deadline.ts';
import type { Logger } from '../log.ts';
import { createRepeatedWork } from '../outages.ts';

export type Sweep = {
  /** There is something to do: looks at once instead of at the next sweep. Before `start` it does nothing: the first sweep finds it then. */
  wake: () => void;
  start: () => void;
  /** Back when nothing is under way. */
  idle: () => Promise<void>;
  /** Resolves when the sweep is idle and starts no further run. */
  stop: () => Promise<void>;
  isStopping: () => boolean;
};

/** Work that is found in the database: looked for at every interval, and at once when woken; never twice at a time in one process. */
export const createSweep = ({
  work,
  everyMs,
  log,
  failure,
  failureLevel = 'warn',
}: {
  work: () => Promise<unknown>;
  everyMs: number;
  log: Logger;
  /** What is logged when the work failed, once until it succeeds; the next sweep tries again. */
  failure: string;
  /** An error where money waits for it. */
  failureLevel?: 'warn' | 'error';
}): Sweep => {
  const repeated = createRepeatedWork({ log, failure, level: failureLevel });
  let timer: NodeJS.Timeout | null = null;
  let isWanted = false;
  let isRunning = false;
  let lastRun = Promise.resolve();
  let isStopping = false;

  const run = async (): Promise<void> => {
    isRunning = true;
    while (isWanted && !isStopping) {
      isWanted = false;
      await repeated.run(work);
    }
    // In the same step as the last check: a wake-up after it starts a new run instead of waiting for the next sweep.
    isRunning = false;
  };
  const wake = (): void => {
    if (timer === null) return;
    isWanted = true;
    // Woken by an operation, it outlives it.
    if (!isRunning) lastRun = runDetached(run);
  };
  return {
    wake,
    start() {
      isStopping = false;
      timer ??= setInterval(wake, everyMs);
      wake();
    },
    idle: () => lastRun,
    async stop() {
      isStopping = true;
      if (timer) clearInterval(timer);
      timer = null;
      await lastRun;
    },
    isStopping: () => isStopping,
  };
};
