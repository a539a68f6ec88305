/** Runs one piece of work at a time for each key, in the order in which it came. */
export type OneAtATime = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

/**
 * Transactions on one hot row (the course that everybody enrols in) would abort one another and try again; within a process they queue instead.
 * A courtesy to the database, not a guarantee: between processes the transactions themselves decide.
 */
export const createOneAtATime = (): OneAtATime => {
  const tails = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const before = tails.get(key) ?? Promise.resolve();
    const mine = before.then(work);
    const tail = mine.catch(() => undefined);
    tails.set(key, tail);
    void tail.then(() => {
      if (tails.get(key) === tail) tails.delete(key);
    });
    return mine;
  };
};
