import { setTimeout as sleep } from 'node:timers/promises';

// Many times the difference between finding an account and finding none, and little beside a password hash.
const stepMs = 25;

/** The remainder of the step in which work of this duration ended. */
export const restOfStep = (passedMs: number): number => Math.ceil(passedMs / stepMs) * stepMs - passedMs;

/**
 * Starts a measurement whose returned function waits for the end of the present step. Durations become whole steps, so that they do not
 * reveal whether an account was found.
 */
export const startSteps = (): (() => Promise<void>) => {
  const startedAt = performance.now();
  return async () => {
    await sleep(restOfStep(performance.now() - startedAt));
  };
};
