import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { brokenPromises, createCrashingAcademy } from './purchaseCrash.ts';

// More than a purchase takes: the last ones are not reached.
const stepCount = 45;

let academy: Awaited<ReturnType<typeof createCrashingAcademy>>;
beforeAll(async () => {
  academy = await createCrashingAcademy();
});
afterAll(() => academy.close());

test('kill -9 at every step of a purchase: charged exactly when enrolled', { tags: ['C7'] }, async ({ task }) => {
  // Each slice begins at another step, so that slices which end early cover all of them together.
  const offset = inject('deepSeed') % stepCount;
  const order = Array.from({ length: stepCount }, (_, index) => String(((index + offset) % stepCount) + 1));
  const broken: string[] = [];
  let cases = 0;
  for (const point of order) {
    if (Date.now() > inject('deepEndsAt')) break;
    const outcome = await academy.crashAt(point);
    cases += 1;
    console.log(`${point.padEnd(28)} ${outcome.wasKilled ? 'killed' : 'not reached'}`);
    broken.push(...brokenPromises(outcome));
  }
  task.meta.deepCases = cases;
  expect(broken).toEqual([]);
});
