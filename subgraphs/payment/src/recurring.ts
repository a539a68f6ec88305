import type { Logger } from '#shared/log.ts';

/** Runs work every so often and when woken, one run at a time; a failure is logged and the next run comes. */
export const createRecurring = ({
  name,
  everyMs,
  log,
  run,
}: {
  name: string;
  everyMs: number;
  log: Logger;
  run: () => Promise<unknown>;
}) => {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let isWanted = false;

  const takeWish = (): boolean => {
    const wasWanted = isWanted;
    isWanted = false;
    return wasWanted;
  };
  const untilIdle = async (): Promise<void> => {
    while (timer !== null && takeWish()) {
      try {
        await run();
      } catch (error) {
        log.error({ err: error, work: name }, 'recurring work failed');
      }
    }
  };
  const wake = (): void => {
    if (timer === null) return;
    isWanted = true;
    running ??= untilIdle().finally(() => {
      running = null;
    });
  };

  return {
    start(): void {
      timer ??= setInterval(wake, everyMs);
      wake();
    },
    /** Something to do has just come up. Nothing happens before start. */
    wake,
    /** Back when no run is under way. */
    async idle(): Promise<void> {
      await running;
    },
    /** Lets the run under way end. */
    async stop(): Promise<void> {
      if (timer) clearInterval(timer);
      timer = null;
      await running;
    },
  };
};
