import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createLimiter } from '../../limits/limiter.ts';
import { createMemoryLimitStore } from '../../limits/memoryLimitStore.ts';
import { attemptBy, clockAtStart, inTurn, limiterOn, outcome, passedIn, secret, times } from './limitFixtures.ts';
import type { PolicyName } from './limitFixtures.ts';
import { connectedStore, testRedis } from './redisServer.ts';

const setUp = async () => {
  const redis = await testRedis();
  const clock = clockAtStart();
  const connect = async () => limiterOn(await connectedStore({ redisUrl: redis.url, clock }));
  return { redis, clock, connect, limiter: await connect() };
};

test('the limit passes and one more does not, until the window has slid over the first', async () => {
  const { clock, limiter } = await setUp();
  expect(await inTurn(6, () => attemptBy(limiter, 'perAddress', 'a'))).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 600]);
  clock.advance(599_999);
  expect(await attemptBy(limiter, 'perAddress', 'a')).toBe(1);
  clock.advance(1);
  expect(await attemptBy(limiter, 'perAddress', 'a')).toBe('ok');
});

test('three in ten seconds pass and the fourth waits', async () => {
  const { clock, limiter } = await setUp();
  expect(await inTurn(4, () => attemptBy(limiter, 'bursts', 'a'))).toEqual(['ok', 'ok', 'ok', 10]);
  clock.advance(9_999);
  expect(await attemptBy(limiter, 'bursts', 'a')).toBe(1);
  clock.advance(1);
  expect(await inTurn(4, () => attemptBy(limiter, 'bursts', 'a'))).toEqual(['ok', 'ok', 'ok', 10]);
});

test('of 200 parallel attempts over two connections exactly the limit passes', async () => {
  const { connect } = await setUp();
  const limiters = [await connect(), await connect()];
  const attempts = times(100, (index) =>
    limiters.map(async (limiter, process) =>
      outcome(
        await limiter.attempt({
          charges: [
            { policy: 'perAddress', subject: `address-${index}-${process}` },
            { policy: 'perAccount', subject: 'account' },
          ],
        }),
      ),
    ),
  );
  expect(passedIn(await Promise.all(attempts.flat()))).toBe(10);
});

test('a hundred attempts in one tick are counted each', async () => {
  const { limiter } = await setUp();
  expect(passedIn(await Promise.all(times(100, () => attemptBy(limiter, 'perAddress', 'a'))))).toBe(5);
});

test('a refusal on one subject counts on none and writes nothing', async () => {
  const { redis, limiter } = await setUp();
  await inTurn(5, () => attemptBy(limiter, 'perAddress', 'full'));
  const charges = [
    { policy: 'perAccount', subject: 'account' },
    { policy: 'perAddress', subject: 'full' },
  ] as const;
  expect((await inTurn(20, () => limiter.attempt({ charges }))).map(outcome)).toEqual(times(20, () => 600));
  expect(await redis.admin.dbsize()).toBe(1);
  expect(passedIn(await inTurn(11, () => attemptBy(limiter, 'perAccount', 'account')))).toBe(10);
});

test('a refund gives back under the policies named and no other, once', async () => {
  const { limiter } = await setUp();
  const charges = [
    { policy: 'perAddress', subject: 'a' },
    { policy: 'bursts', subject: 'a' },
  ] as const;
  for (const attempt of await Promise.all(times(3, () => limiter.attempt({ charges })))) {
    if (!attempt.ok) throw new Error('refused');
    await Promise.all([attempt.refund('perAddress'), attempt.refund('perAddress')]);
  }
  expect(await attemptBy(limiter, 'bursts', 'a')).toBe(10);
  expect(await inTurn(6, () => attemptBy(limiter, 'perAddress', 'a'))).toEqual([...times(5, () => 'ok'), 600]);
});

test('one of several made at the same moment gives back one', async () => {
  const { limiter } = await setUp();
  const [first] = await Promise.all(times(5, () => limiter.attempt({ charges: [{ policy: 'perAddress', subject: 'a' }] })));
  if (!first?.ok) throw new Error('refused');
  await inTurn(3, () => first.refund('perAddress'));
  expect(await inTurn(2, () => attemptBy(limiter, 'perAddress', 'a'))).toEqual(['ok', 600]);
});

test('memory and Redis answer a thousand random attempts and refunds alike', async () => {
  const { clock, limiter: shared } = await setUp();
  const local = limiterOn(createMemoryLimitStore({ clock, maxKeys: 1_000 }));
  const seed = Number(process.hrtime.bigint() % 1_000_000n);
  console.info(`seed ${seed}`);
  let state = seed;
  const random = (bound: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * bound);
  };
  const names: PolicyName[] = ['perAddress', 'perAccount', 'bursts', 'budget'];
  const anyCharge = () => ({ policy: names[random(4)] ?? 'budget', subject: `subject-${random(3)}` });
  const tally = { ok: 0, refused: 0 };

  for (let step = 0; step < 1_000; step += 1) {
    clock.advance(random(3) === 0 ? random(60_000) : random(900));
    const request = { charges: [anyCharge(), anyCharge()], cost: random(4) === 0 ? 1 + random(3) : 1 } as const;
    const [one, other] = await Promise.all([shared.attempt(request), local.attempt(request)]);
    expect({ step, outcome: outcome(one) }).toEqual({ step, outcome: outcome(other) });
    tally[one.ok ? 'ok' : 'refused'] += 1;
    const policy = names[random(4)] ?? 'budget';
    if (one.ok && other.ok && random(3) === 0) await Promise.all([one.refund(policy), other.refund(policy)]);
  }
  expect(tally.ok).toBeGreaterThan(100);
  expect(tally.refused).toBeGreaterThan(100);
});

test('without a clock the time is that of Redis, and who waits as long as told passes', async () => {
  const redis = await testRedis();
  const policies = [{ name: 'brief', limit: 2, windowSeconds: 4 }] as const;
  const limiter = createLimiter({ store: await connectedStore({ redisUrl: redis.url }), policies, secret });
  const attempt = () => limiter.attempt({ charges: [{ policy: 'brief', subject: 'a' }] });
  const redisTimeMs = async () => {
    const [seconds = 0, microseconds = 0] = await redis.admin.time();
    return seconds * 1_000 + Math.floor(microseconds / 1_000);
  };
  const earliestMs = await redisTimeMs();
  expect([(await attempt()).ok, (await attempt()).ok]).toEqual([true, true]);
  const [key = ''] = await redis.admin.keys('*');
  const takenAtMs = (await redis.admin.hkeys(key)).map(Number);
  expect(Math.min(...takenAtMs)).toBeGreaterThanOrEqual(earliestMs);
  expect(Math.max(...takenAtMs)).toBeLessThanOrEqual(await redisTimeMs());
  const refused = await attempt();
  if (refused.ok) throw new Error('passed');
  expect([1, 2, 3, 4]).toContain(refused.retryAfterSeconds);

  await sleep(refused.retryAfterSeconds * 1_000 + 5);
  expect((await attempt()).ok).toBe(true);
});

test('keys leave by themselves, are alike in their cluster slot and hold nobody in clear', async () => {
  const { redis, limiter } = await setUp();
  await limiter.attempt({
    charges: [
      { policy: 'perAddress', subject: '203.0.113.7' },
      { policy: 'bursts', subject: ['203.0.113.7', 'amina@har.example'] },
    ],
  });
  const keys = (await redis.admin.keys('*')).sort();
  expect(keys).toEqual([
    expect.stringMatching(/^har:\{limits\}:bursts:[\w-]{43}$/),
    expect.stringMatching(/^har:\{limits\}:perAddress:[\w-]{43}$/),
  ]);
  for (const key of keys) {
    const leavesInMs = await redis.admin.pttl(key);
    expect(leavesInMs).toBeGreaterThan(500_000);
    expect(leavesInMs).toBeLessThanOrEqual(600_001);
    expect(JSON.stringify(await redis.admin.hgetall(key))).toBe('{"1772366400000":"1"}');
  }
});

test('what has left its window leaves the counter too', async () => {
  const { redis, clock, limiter } = await setUp();
  await inTurn(40, async () => {
    await attemptBy(limiter, 'perAddress', 'a');
    clock.advance(300_001);
  });
  const [key = ''] = await redis.admin.keys('*');
  expect(await redis.admin.hlen(key)).toBe(2);
});

test('scripts that Redis has forgotten are sent again', async () => {
  const { redis, limiter } = await setUp();
  await attemptBy(limiter, 'perAddress', 'a');
  await redis.admin.script('FLUSH');
  expect(await inTurn(5, () => attemptBy(limiter, 'perAddress', 'a'))).toEqual(['ok', 'ok', 'ok', 'ok', 600]);
});

test('a forgotten counter is empty for every connection, and no other one is', async () => {
  const { connect, limiter } = await setUp();
  const other = await connect();
  await inTurn(5, () => attemptBy(limiter, 'perAddress', 'a'));
  await inTurn(5, () => attemptBy(limiter, 'perAddress', 'b'));
  await other.forget([{ policy: 'perAddress', subject: 'a' }]);
  expect([await attemptBy(limiter, 'perAddress', 'a'), await attemptBy(limiter, 'perAddress', 'b')]).toEqual(['ok', 600]);
});
