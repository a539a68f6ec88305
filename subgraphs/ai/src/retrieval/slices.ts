import { setImmediate as nextTurn } from 'node:timers/promises';

/** Work in steps, each of which takes a few milliseconds at most; `Result` comes with the last. */
export type Steps<Result> = Generator<void, Result>;

/** All steps at once. */
export const complete = <Result>(steps: Steps<Result>): Result => {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};

/** One step for each turn of the event loop, so that everything else goes on meanwhile. */
export const completeInSlices = async <Result>(steps: Steps<Result>): Promise<Result> => {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await nextTurn();
  }
};
