import { expect, test } from 'vitest';
import { manualClock } from '#shared/clock.ts';
import { createMemoryLimitStore } from '#shared/limits/memoryLimitStore.ts';
import { createLogger } from '#shared/log.ts';
import { fail, ok } from '#shared/result.ts';
import { authSecret, defaultLimits, times } from './kit.ts';
import { createAuthLimits } from '../src/limits/authLimits.ts';
import { invalidCredentials, linkInvalid } from '../src/problems.ts';

const start = () => {
  const clock = manualClock(new Date('2026-03-02T09:00:00.000Z'));
  const store = createMemoryLimitStore({ clock });
  // One for each client, so twenty for a site.
  const limits = { ...defaultLimits, linkFailuresPerIp: 1, signInFailuresPerIp: 1 };
  return createAuthLimits({ store, limits, secret: authSecret });
};
const log = createLogger({ service: 'test', level: 'silent' });
/** A different line of one site for each index. */
const originOf = (index: number) => ({ ip: `2001:db8:1:${index.toString(16)}::1`, requestId: `req_${String(index)}`, log });

test('valid links and right passwords consume nothing of the limit of a site', async () => {
  const { link, signIn } = start();
  const good = () => Promise.resolve(ok(null));
  for (let index = 0; index < 50; index += 1) {
    expect(await link({ origin: originOf(index) }, good)).toEqual(ok(null));
    expect(await signIn({ account: `person${String(index)}@school.example`, origin: originOf(index) }, good)).toEqual(ok(null));
  }
});

test('invalid links and wrong passwords count for the site, and the twenty-first line is refused before the check', async () => {
  const { link, signIn } = start();
  let looked = 0;
  const bad =
    <Problem>(problem: Problem) =>
    () => {
      looked += 1;
      return Promise.resolve(fail(problem));
    };
  const badLink = bad(linkInvalid());
  const links = await Promise.all(times(30, (index) => link({ origin: originOf(index) }, badLink)));
  expect(links.filter((result) => !result.ok && result.errors[0].type === 'RateLimitedError')).toHaveLength(10);
  const badPassword = bad(invalidCredentials());
  const signIns = await Promise.all(
    times(30, (index) => signIn({ account: `person${String(index)}@school.example`, origin: originOf(index) }, badPassword)),
  );
  expect(signIns.filter((result) => !result.ok && result.errors[0].type === 'RateLimitedError')).toHaveLength(10);
  expect(looked).toBe(40);
});
