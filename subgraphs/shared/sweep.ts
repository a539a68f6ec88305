import type { Logger } from './log.ts';

export type Sweep = {
  /** There is something to do: looks at once instead of at the next sweep. */
  wake: () => void;
  start: () => void;
  /** Back when what was under way has ended. */
  stop: () => Promise<void>;
  isStopping: () => boolean;
};

/** Work that is found in the database: looked for at every interval, and at once when woken; never twice at a time in one process. */
export const createSweep = ({
  work,
  everyMs,
  log,
  failure,
}: {
  work: () => Promise<unknown>;
  everyMs: number;
  log: Logger;
  /** What is logged when the work was rejected; the next sweep tries again. */
  failure: string;
}): Sweep => {
  let timer: NodeJS.Timeout | null = null;
  let isWanted = false;
  let running: Promise<void> | null = null;
  let isStopping = false;

  const run = async (): Promise<void> => {
    while (isWanted && !isStopping) {
      isWanted = false;
      await work().catch((error: unknown) => {
        log.warn({ err: error }, failure);
      });
    }
  };
  const wake = (): void => {
    // Before start there is nobody to work: the first sweep finds it then.
    if (timer === null) return;
    isWanted = true;
    running ??= run().finally(() => {
      running = null;
    });
  };

  return {
    wake,
    start() {
      timer ??= setInterval(wake, everyMs);
      wake();
    },
    async stop() {
      isStopping = true;
      if (timer) clearInterval(timer);
      timer = null;
      await running;
    },
    isStopping: () => isStopping,
  };
};
