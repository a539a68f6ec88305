import { verify } from '@node-rs/argon2';
import { expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '#shared/clock.ts';
import { createProcessLimitStore } from '#shared/limits/processLimitStore.ts';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { testRedis } from '../../shared/tests/limits/redisServer.ts';
import { login } from './documents.ts';
import { createAccount, defaultLimits, silentLog, startAuth, times } from './kit.ts';
import type { Auth } from './kit.ts';

vi.mock('@node-rs/argon2', { spy: true });
const verifySpy = vi.mocked(verify);

const storeOn = async (redisUrl: string) => {
  const log = silentLog;
  const limits = createProcessLimitStore({ redisUrl, clock: systemClock(), log });
  onTestFinished(() => limits.stop());
  await limits.start();
  return limits.store;
};
/** The number of checked guesses, one at each of several accounts from one address. */
const checkedGuesses = async (auth: Auth, count: number): Promise<number> => {
  const before = verifySpy.mock.calls.length;
  const startedAt = performance.now();
  const answers = await Promise.all(
    times(count, (index) =>
      auth.ask('anonymous', login, { input: { email: `person${index}@moreau.example`, password: 'Hirondelle43' } }, { ip: '203.0.113.9' }),
    ),
  );
  // A command that waits for Redis takes 40 s.
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  for (const { data, codes } of answers) {
    expect(codes).toEqual([]);
    expect(['INVALID_CREDENTIALS', 'RATE_LIMITED']).toContain(at(data, 'login.userErrors.0.code'));
  }
  return verifySpy.mock.calls.length - before;
};

test('sign-ins stay limited and answer in time while Redis is killed and restarted', { tags: ['A13'] }, async () => {
  const redis = await testRedis();
  const auth = await startAuth({ limits: defaultLimits, limitStore: await storeOn(redis.url) });
  await createAccount(auth);
  verifySpy.mockClear();

  expect(await checkedGuesses(auth, 3)).toBe(3);
  await redis.kill();
  // Two of five are left and are counted in the process.
  expect(await checkedGuesses(auth, 20)).toBe(2);
  expect(await checkedGuesses(auth, 20)).toBe(0);
  await redis.restart();
  await redis.admin.flushall();
  expect(await checkedGuesses(auth, 20)).toBe(0);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(await checkedGuesses(auth, 20)).toBe(0);
  expect(await checkedGuesses(auth, 20)).toBe(0);
  expect(verifySpy).toHaveBeenCalledTimes(5);
});

test('a process that starts without Redis limits on its own', { tags: ['A13'] }, async () => {
  const redis = await testRedis();
  await redis.kill();
  const auth = await startAuth({ limits: defaultLimits, limitStore: await storeOn(redis.url) });
  verifySpy.mockClear();
  expect(await checkedGuesses(auth, 50)).toBe(5);
  expect(await checkedGuesses(auth, 50)).toBe(0);
});

test('two processes share one count in Redis', { tags: ['A13'] }, async () => {
  const redis = await testRedis();
  const [one, other] = [
    await startAuth({ limits: defaultLimits, limitStore: await storeOn(redis.url) }),
    await startAuth({ limits: defaultLimits, limitStore: await storeOn(redis.url) }),
  ];
  verifySpy.mockClear();
  expect(await checkedGuesses(one, 3)).toBe(3);
  expect(await checkedGuesses(other, 20)).toBe(2);
  expect(await checkedGuesses(one, 20)).toBe(0);
});
