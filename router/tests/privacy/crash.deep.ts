import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createCrashingPrivacy, erasureCrashPoints, exportCrashPoints } from '../crash/privacyCrash.ts';

let academy: Awaited<ReturnType<typeof createCrashingPrivacy>>;
beforeAll(async () => {
  academy = await createCrashingPrivacy();
});
afterAll(() => academy.close());

test(
  'kill -9 at every point of an erasure and of an export: both are at their end after the next start',
  { tags: ['H17', 'H18'] },
  async ({ task }) => {
    const broken: unknown[] = [];
    const cases = [
      ...exportCrashPoints.map((point) => async () => {
        const outcome = await academy.exportAt(point);
        if (outcome.state !== 'SUCCEEDED' || !outcome.hasLink) broken.push(outcome);
        return outcome;
      }),
      ...erasureCrashPoints.map((point) => async () => {
        const outcome = await academy.eraseAt(point);
        if (outcome.phases.join() !== 'COMPLETED' || outcome.places.length > 0) broken.push(outcome);
        return outcome;
      }),
    ];
    // Each slice begins at another point, so that slices which end early cover all of them together.
    const offset = inject('deepSeed') % cases.length;
    let count = 0;
    for (const run of [...cases.slice(offset), ...cases.slice(0, offset)]) {
      if (Date.now() > inject('deepEndsAt')) break;
      const { point, wasKilled } = await run();
      count += 1;
      console.log(`${point.padEnd(28)} ${wasKilled ? 'killed' : 'not reached'}`);
    }
    task.meta.deepCases = count;
    expect(broken).toEqual([]);
  },
);
