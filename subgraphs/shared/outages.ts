import type { Logger } from './log.ts';
import { databaseUnavailable } from './mongo/mongoErrors.ts';

/** Failures of one thing, from the first until it works again: a line for the first, none for the others, and a line with their count at the end. */
export type Outage = {
  failed(error: unknown, details?: Readonly<Record<string, unknown>>): void;
  /** Takes note of now: only what begins after the last failure shows that it is over. */
  begin(): { succeeded(): void };
};

const reasonOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

export const createOutage = ({
  log,
  failure,
  recovery,
  level = 'warn',
  withStack = true,
}: {
  log: Logger;
  failure: string;
  recovery: string;
  level?: 'warn' | 'error';
  withStack?: boolean;
}): Outage => {
  let total = 0;
  let away: { count: number; sinceMs: number } | null = null;
  return {
    failed: (error, details = {}) => {
      total += 1;
      if (away === null) {
        away = { count: 1, sinceMs: performance.now() };
        log[level]({ ...details, ...(withStack ? { err: error } : { reason: reasonOf(error) }) }, failure);
      } else away.count += 1;
    },
    begin: () => {
      const before = total;
      return {
        succeeded: () => {
          if (away === null || total !== before) return;
          const seconds = Math.round((performance.now() - away.sinceMs) / 1_000);
          log.info({ failure_count: away.count, away_seconds: seconds }, recovery);
          away = null;
        },
      };
    },
  };
};

const databaseOutages = new WeakMap<Logger, Outage>();

/** The outage of a service's database, shared by all code of the service. The logger identifies the service. */
export const databaseOutageOf = (log: Logger): Outage => {
  const known = databaseOutages.get(log);
  if (known) return known;
  const texts = { failure: 'the database is away', recovery: 'the database is back' };
  const created = createOutage({ log, ...texts, withStack: false });
  databaseOutages.set(log, created);
  return created;
};

/** True where the database was away: that is logged for the whole service, so the caller logs nothing. */
export const isDatabaseOutage = ({ log, error }: { log: Logger; error: unknown }): boolean => {
  if (!databaseUnavailable(error)) return false;
  databaseOutageOf(log).failed(error);
  return true;
};

/** Work that is begun again and again. `run` never rejects; it answers whether the work was done. */
export const createRepeatedWork = ({
  log,
  failure,
  level = 'warn',
  details = {},
}: {
  log: Logger;
  failure: string;
  level?: 'warn' | 'error';
  details?: Readonly<Record<string, unknown>>;
}): { run(work: () => Promise<unknown>): Promise<boolean> } => {
  const own = createOutage({ log, failure, recovery: `works again: ${failure}`, level });
  return {
    run: async (work) => {
      const [database, other] = [databaseOutageOf(log).begin(), own.begin()];
      try {
        await work();
        database.succeeded();
        other.succeeded();
        return true;
      } catch (error) {
        if (!isDatabaseOutage({ log, error })) own.failed(error, details);
        return false;
      }
    },
  };
};
