import { setTimeout as sleep } from 'node:timers/promises';

// Many times what finding an account takes longer than finding none, and little beside a password hash.
const stepMs = 25;

/** What is left of the step that work of this long has begun. */
export const restOfStep = (passedMs: number): number => Math.ceil(passedMs / stepMs) * stepMs - passedMs;

/**
 * Begun now, ended by whoever awaits what it answers: how long work took is then told in whole steps, so that what it found cannot be read
 * from its time.
 */
export const beginSteps = (): (() => Promise<void>) => {
  const startedAt = performance.now();
  return async () => {
    await sleep(restOfStep(performance.now() - startedAt));
  };
};
