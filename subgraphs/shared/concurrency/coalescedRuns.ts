import { runDetached } from './deadline.ts';

type Runs<Result> = { current: Promise<Result>; next: Promise<Result> | null };

/**
 * At most one run of each key at a time in this process. Callers that arrive during a run share the next run: the current one may have read its data
 * before they arrived.
 */
export const createCoalescedRuns = <Result>() => {
  const runs = new Map<string, Runs<Result>>();

  const start = (key: string, run: () => Promise<Result>): Promise<Result> => {
    // The callers share the run, so no deadline of one of them bounds it.
    const current = runDetached(run);
    const entry: Runs<Result> = { current, next: null };
    runs.set(key, entry);
    const remove = () => {
      if (runs.get(key) === entry && entry.next === null) runs.delete(key);
    };
    current.then(remove, remove);
    return current;
  };

  return ({ key, run }: { key: string; run: () => Promise<Result> }): Promise<Result> => {
    const entry = runs.get(key);
    if (!entry) return start(key, run);
    entry.next ??= entry.current.then(
      () => start(key, run),
      () => start(key, run),
    );
    return entry.next;
  };
};
