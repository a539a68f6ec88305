import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCrashingPrivacy } from './privacyCrash.ts';

describe('kill -9 of the whole process while a person leaves', () => {
  let academy: Awaited<ReturnType<typeof createCrashingPrivacy>>;
  beforeAll(async () => {
    academy = await createCrashingPrivacy();
  });
  afterAll(() => academy.close());

  // Where it is decided. The deep run has every point, also those that wait for a lease.
  test('at auth.erasure.confirmed: completed by the next start, with nothing left of the person', { tags: ['H18'] }, async () => {
    const point = 'auth.erasure.confirmed';
    expect(await academy.eraseAt(point)).toEqual({ point, wasKilled: true, phases: ['COMPLETED'], places: [] });
  });
});
