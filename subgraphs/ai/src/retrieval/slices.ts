import { setImmediate as nextTurn } from 'node:timers/promises';

/** Work in steps of a few milliseconds at most. The last step returns the result. */
export type Steps<Result> = Generator<void, Result>;

/** Runs all steps without a pause. */
export const complete = <Result>(steps: Steps<Result>): Result => {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};

/** Runs one step in each turn of the event loop, so that other work continues in between. */
export const completeInSlices = async <Result>(steps: Steps<Result>): Promise<Result> => {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await nextTurn();
  }
};
