import type { Logger } from '../log.ts';

const defaultGraceMs = 10_000;

/**
 * Ends the process in order on a signal: work under way is finished, bounded by `graceMs`. A second signal ends it at once.
 * A fault that nobody caught is logged and ends it too: a process in an unknown state must not go on answering.
 */
export const endWithSignals = ({
  stop,
  log,
  graceMs = defaultGraceMs,
}: {
  stop: () => Promise<void>;
  log: Logger;
  graceMs?: number;
}): void => {
  let isEnding = false;
  const end = (exitCode: number): void => {
    if (isEnding) process.exit(exitCode === 0 ? 130 : exitCode);
    isEnding = true;
    const timer = setTimeout(() => {
      log.error({ graceMs }, 'stopping took too long');
      process.exit(1);
    }, graceMs);
    timer.unref();
    stop().then(
      () => process.exit(exitCode),
      (error: unknown) => {
        log.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => end(0));
  process.on('SIGINT', () => end(0));
  process.on('uncaughtException', (error) => {
    log.error({ err: error }, 'a fault was caught by nobody');
    end(1);
  });
  process.on('unhandledRejection', (error) => {
    log.error({ err: error }, 'a promise was rejected and nobody looked');
    end(1);
  });
};
