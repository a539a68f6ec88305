import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import type { LimitStore, SharedLimitStore } from './limitStore.ts';

const checkEveryMs = 1_000;

type State = { kind: 'shared' } | { kind: 'local'; checkedAtMs: number };

/**
 * Counts in `shared`, and in `local` while that is away: then the limits hold for each process by itself. The first call that fails sends all others to
 * `local` at once; an attempt later than a second after asks in the background whether `shared` takes writes again, without waiting for the answer.
 * What `shared` let pass is counted in `local` too, so that losing or emptying it gives nobody a second allowance from the same process.
 */
export const withFallback = ({
  shared,
  local,
  clock,
  log,
}: {
  shared: SharedLimitStore;
  local: LimitStore;
  clock: Clock;
  log: Logger;
}): LimitStore => {
  let state: State = { kind: 'shared' };
  let isChecking = false;

  const fallBack = (from: State, problem: unknown): void => {
    // Only the first of many that fail together, and none that is answered after it has healed.
    if (state !== from) return;
    state = { kind: 'local', checkedAtMs: clock.now().getTime() };
    // The message and not the error, which carries the whole command with it.
    log.warn(
      { reason: problem instanceof Error ? problem.message : 'unknown' },
      'Redis does not count attempts: the limits hold for each process by itself.',
    );
  };

  const check = async (away: State & { kind: 'local' }): Promise<void> => {
    const nowMs = clock.now().getTime();
    // Either way: a clock that was set back must not put it off.
    if (isChecking || Math.abs(nowMs - away.checkedAtMs) < checkEveryMs) return;
    away.checkedAtMs = nowMs;
    isChecking = true;
    try {
      await shared.check();
      state = { kind: 'shared' };
      log.info('Redis counts attempts again: the limits are shared.');
    } catch {
      // Said already.
    } finally {
      isChecking = false;
    }
  };

  return {
    forget: async (keys) => {
      await local.forget(keys);
      const atForgetting = state;
      if (atForgetting.kind === 'shared') await shared.forget(keys).catch((problem: unknown) => fallBack(atForgetting, problem));
    },
    take: async (demand) => {
      const current = state;
      if (current.kind === 'local') {
        void check(current);
        return local.take(demand);
      }
      try {
        const answer = await shared.take(demand);
        if (!answer.ok) return answer;
        const own = await local.take(demand);
        if (!own.ok) {
          await answer.giveBack(demand.counters.map(({ key }) => key)).catch((problem: unknown) => fallBack(current, problem));
          return own;
        }
        return {
          ok: true,
          giveBack: async (keys) => {
            await own.giveBack(keys);
            // Lost while Redis is away: the attempt then stays counted, until it leaves the window.
            const atReturn = state;
            if (atReturn.kind === 'shared') await answer.giveBack(keys).catch((problem: unknown) => fallBack(atReturn, problem));
          },
        };
      } catch (problem) {
        fallBack(current, problem);
        return local.take(demand);
      }
    },
  };
};
