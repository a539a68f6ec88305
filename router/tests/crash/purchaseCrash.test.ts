import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brokenPromises, createCrashingAcademy } from './purchaseCrash.ts';

// Before the payment is created, before it is confirmed, before its outcome is written, and after that. The deep run has every step.
const points = ['provider.create', 'provider.confirm', 'insert ledgerEntries', 'find checkouts'];

describe('kill -9 of the whole process at a step of a purchase', () => {
  let academy: Awaited<ReturnType<typeof createCrashingAcademy>>;
  beforeAll(async () => {
    academy = await createCrashingAcademy();
  });
  afterAll(() => academy.close());

  test.each(points)('at %s: charged exactly when enrolled, and once when the learner tries again', { tags: ['C7'] }, async (point) => {
    const outcome = await academy.crashAt(point);
    expect(outcome.wasKilled).toBe(true);
    expect(brokenPromises(outcome)).toEqual([]);
  });
});
