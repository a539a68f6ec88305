import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brokenPromises, createCrashingAcademy } from './purchaseCrash.ts';

// One between our row and the charge, one right after the charge, one between the outcome and the events that tell of it. The deep run has every point.
const points = ['begin.transactionWritten', 'settle.created', 'finish.committed'];

describe('kill -9 of the whole process at a point of a purchase', () => {
  let academy: Awaited<ReturnType<typeof createCrashingAcademy>>;
  beforeAll(async () => {
    academy = await createCrashingAcademy();
  });
  afterAll(() => academy.close());

  test.each(points)(
    'C7 at %s: charged exactly when enrolled, and once when the learner tries again',
    async (point) => {
      const outcome = await academy.crashAt(point);
      expect(outcome.wasKilled).toBe(true);
      expect(brokenPromises(outcome)).toEqual([]);
    },
    120_000,
  );
});
