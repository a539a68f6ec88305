/** Runs at most maxParallel pieces of work at a time; the others wait in the order they came. */
export const createLimit = ({ maxParallel }: { maxParallel: number }) => {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    // A place is handed over, not given back and taken again, so that nobody overtakes the queue.
    if (running >= maxParallel) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
};
