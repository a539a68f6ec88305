import { runDetached } from '#shared/deadline.ts';

/**
 * One run for each key at a time in this process. Who asks while one is under way gets the next, together with all others who ask in the meantime:
 * the one under way may have read before they had reason to ask.
 */
export const createLatestRun = <Result>() => {
  const runs = new Map<string, { current: Promise<Result>; next: Promise<Result> | null }>();

  const start = (key: string, run: () => Promise<Result>): Promise<Result> => {
    // For all who ask: no deadline of one of them bounds it.
    const current = runDetached(run);
    const entry: { current: Promise<Result>; next: Promise<Result> | null } = { current, next: null };
    runs.set(key, entry);
    const leave = () => {
      if (runs.get(key) === entry && entry.next === null) runs.delete(key);
    };
    current.then(leave, leave);
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
