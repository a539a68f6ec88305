import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { withFallback } from '../../limits/fallbackLimitStore.ts';
import type { SharedLimitStore } from '../../limits/limitStore.ts';
import { createMemoryLimitStore } from '../../limits/memoryLimitStore.ts';
import { createRedisLimitStore } from '../../limits/redisLimitStore.ts';
import { eventually } from '../events/eventFixtures.ts';
import { attemptBy, away, back, clockAtStart, inTurn, limiterOn, passedIn, recordingLog, times } from './limitFixtures.ts';
import { connectedStore, testRedis } from './redisServer.ts';

// Below a second, with three times that for a machine that is busy otherwise.
const answerWithinMs = 3_000;

const setUp = async () => {
  const redis = await testRedis();
  const clock = clockAtStart();
  const startProcess = async () => {
    const { log, lines, reasons } = recordingLog();
    const local = createMemoryLimitStore({ clock, maxKeys: 100 });
    const shared = await connectedStore({ redisUrl: redis.url, clock });
    const limiter = limiterOn(withFallback({ shared, local, clock, log }));
    const attempt = (subject = 'a') => attemptBy(limiter, 'perAddress', subject);
    let slowestMs = 0;
    const timedAttempt = async (subject?: string) => {
      const startedAtMs = performance.now();
      const answer = await attempt(subject);
      slowestMs = Math.max(slowestMs, performance.now() - startedAtMs);
      return answer;
    };
    /** Each second asks once more; the time that the windows see passes only by that. */
    const healed = () =>
      eventually({
        look: async () => {
          clock.advance(1_000);
          await attempt('someone else');
          return lines.at(-1);
        },
        until: (line) => line?.message === back.message,
      });
    /** It answers, but takes no writes: that is not healed. */
    const staysAway = async () => {
      for (let second = 0; second < 3; second += 1) {
        clock.advance(1_000);
        await attempt('someone else');
        await sleep(50);
      }
      return lines;
    };
    return { lines, reasons, staysAway, attempt, timedAttempt, slowestMs: () => slowestMs, healed };
  };
  return { redis, clock, startProcess, ...(await startProcess()) };
};

test('Redis killed in the middle: the attempts before count on, none hangs, it is shared again after the restart', async () => {
  const { redis, clock, lines, attempt, timedAttempt, slowestMs, healed, startProcess } = await setUp();
  expect(await inTurn(3, attempt)).toEqual(['ok', 'ok', 'ok']);
  const other = await startProcess();
  expect(await other.attempt()).toBe('ok');

  await redis.kill();
  // It knows its own three attempts and not the one of the other process.
  expect(passedIn(await Promise.all(times(200, () => timedAttempt())))).toBe(2);
  expect(passedIn(await inTurn(50, () => timedAttempt()))).toBe(0);
  expect(passedIn(await Promise.all(times(200, () => other.timedAttempt())))).toBe(4);
  expect(Math.max(slowestMs(), other.slowestMs())).toBeLessThan(answerWithinMs);
  expect([lines, other.lines]).toEqual([[away], [away]]);

  await redis.restart();
  const restartedAtMs = performance.now();
  await Promise.all([healed(), other.healed()]);
  expect(performance.now() - restartedAtMs).toBeLessThan(15_000);
  expect([lines, other.lines]).toEqual([
    [away, back],
    [away, back],
  ]);
  // Redis came back empty, the processes remember.
  expect([await attempt(), await other.attempt()]).toEqual([expect.any(Number), expect.any(Number)]);
  expect(passedIn([...(await inTurn(4, () => attempt('new'))), ...(await inTurn(4, () => other.attempt('new')))])).toBe(5);
  clock.advance(600_000);
  expect(passedIn([...(await inTurn(4, attempt)), ...(await inTurn(4, other.attempt))])).toBe(5);
});

test('Redis hung: the attempts under way and all later ones are answered, bounded, and it is shared again when it goes on', async () => {
  const { redis, lines, reasons, attempt, timedAttempt, slowestMs, healed } = await setUp();
  expect(await attempt()).toBe('ok');

  redis.suspend();
  expect(passedIn(await Promise.all(times(200, () => timedAttempt())))).toBe(4);
  expect(passedIn(await inTurn(500, () => timedAttempt()))).toBe(0);
  expect(slowestMs()).toBeLessThan(answerWithinMs);
  // Longer than the connection may be silent: it is made anew, into a Redis that still hangs.
  await sleep(1_500);
  expect(await timedAttempt()).toBe(600);
  expect(lines).toEqual([away]);
  expect(reasons).toEqual(['Command timed out']);

  redis.resume();
  await healed();
  expect(lines).toEqual([away, back]);
  expect(await attempt()).toEqual(expect.any(Number));
  expect(passedIn(await inTurn(8, () => attempt('new')))).toBe(5);
});

test('Redis flushed: the same process gives no second allowance, and nothing is logged', async () => {
  const { redis, lines, attempt, startProcess } = await setUp();
  const other = await startProcess();
  expect(passedIn(await inTurn(4, attempt))).toBe(4);
  await redis.admin.flushall();
  expect(await inTurn(3, attempt)).toEqual(['ok', 600, 600]);
  // What was refused here is not counted there: one has passed since the flush, and four more may.
  expect(passedIn(await inTurn(8, other.attempt))).toBe(4);
  expect([lines, other.lines]).toEqual([[], []]);
});

test('Redis full: bounded by each process, one line, shared again when there is room', async () => {
  const { redis, lines, reasons, staysAway, attempt, healed, timedAttempt, slowestMs } = await setUp();
  expect(await attempt()).toBe('ok');
  await redis.admin.config('SET', 'maxmemory', '1');
  expect(passedIn(await inTurn(50, () => timedAttempt()))).toBe(4);
  expect(passedIn(await inTurn(50, () => timedAttempt('new')))).toBe(5);
  expect(slowestMs()).toBeLessThan(answerWithinMs);
  expect(lines).toEqual([away]);
  expect(reasons).toEqual([expect.stringContaining('OOM ')]);
  expect(await staysAway()).toEqual([away]);

  await redis.admin.config('SET', 'maxmemory', '0');
  await healed();
  expect(lines).toEqual([away, back]);
  expect(passedIn(await inTurn(8, () => attempt('newer')))).toBe(5);
});

test('Redis read only: bounded by each process, one line, shared again when it takes writes', async () => {
  const { redis, lines, reasons, staysAway, attempt, healed } = await setUp();
  await redis.admin.replicaof('127.0.0.1', 1);
  expect(passedIn(await inTurn(50, attempt))).toBe(5);
  expect(lines).toEqual([away]);
  expect(reasons).toEqual([expect.stringContaining('READONLY ')]);
  expect(await staysAway()).toEqual([away]);
  await redis.admin.replicaof('NO', 'ONE');
  await healed();
  expect(lines).toEqual([away, back]);
});

test('Redis loading its data: bounded by each process, one line, shared again afterwards', async () => {
  const { redis, lines, reasons, timedAttempt, slowestMs, healed } = await setUp();
  // It copies another one's data, large values with a pause after each: between them it answers that it is loading.
  const original = await testRedis();
  await original.admin.config('SET', 'rdbcompression', 'no');
  await original.admin.config('SET', 'repl-diskless-sync-delay', '0');
  for (const key of times(100, String)) await original.admin.set(key, 'x'.repeat(500_000));
  await redis.admin.config('SET', 'key-load-delay', '15000');
  const problemOf = () => redis.admin.get('0').then(String, (problem: unknown) => (problem instanceof Error ? problem.message : 'unknown'));
  const { hostname, port } = new URL(original.url);
  await redis.admin.replicaof(hostname, Number(port));
  await eventually({ look: problemOf, until: (problem) => problem.startsWith('LOADING ') });

  expect(passedIn(await inTurn(50, () => timedAttempt()))).toBe(5);
  expect(slowestMs()).toBeLessThan(answerWithinMs);
  expect(lines).toEqual([away]);
  // The latter where the machine is slow between two of its pauses.
  expect(reasons).toEqual([expect.stringMatching(/^LOADING |^Command timed out$/)]);
  await redis.admin.config('SET', 'key-load-delay', '0').catch(() => undefined);
  await eventually({ look: () => redis.admin.replicaof('NO', 'ONE').catch(() => 'not yet'), until: (answer) => answer === 'OK' });
  await healed();
  expect(lines).toEqual([away, back]);
});

test('a Redis that was never there: limits hold, start and stop do not hang', async () => {
  const { log, lines } = recordingLog();
  const clock = clockAtStart();
  const shared = createRedisLimitStore({ redisUrl: 'redis://127.0.0.1:1' });
  await shared.start();
  const local = createMemoryLimitStore({ clock, maxKeys: 10 });
  const limiter = limiterOn(withFallback({ shared, local, clock, log }));
  expect(passedIn(await Promise.all(times(100, () => attemptBy(limiter, 'perAddress', 'a'))))).toBe(5);
  for (const subject of times(100, String)) await attemptBy(limiter, 'perAddress', subject);
  expect(local.size()).toBe(10);
  expect(lines).toEqual([away]);
  shared.stop();
});

describe('changes of state', () => {
  const setUpFake = () => {
    const clock = clockAtStart();
    const { log, lines } = recordingLog();
    const inner = createMemoryLimitStore({ clock });
    const redis = { isAway: false, takes: 0, checks: 0, answer: Promise.resolve(), giveBack: () => Promise.resolve() };
    const refuseWhenAway = async () => {
      const { isAway } = redis;
      await redis.answer;
      if (isAway) throw new Error('away');
    };
    const shared: SharedLimitStore = {
      forget: (keys) => inner.forget(keys),
      take: async (demand) => {
        redis.takes += 1;
        await refuseWhenAway();
        const answer = await inner.take(demand);
        return answer.ok ? { ok: true, giveBack: (keys) => redis.giveBack().then(() => answer.giveBack(keys)) } : answer;
      },
      check: async () => {
        redis.checks += 1;
        await refuseWhenAway();
      },
    };
    const store = withFallback({ shared, local: createMemoryLimitStore({ clock }), clock, log });
    const limiter = limiterOn(store);
    return { clock, lines, redis, limiter, attempt: () => attemptBy(limiter, 'perAddress', 'a') };
  };
  const settle = () => sleep(0);

  test('while it is away nobody asks it but one check a second', async () => {
    const { clock, lines, redis, attempt } = setUpFake();
    redis.isAway = true;
    await attempt();
    await inTurn(100, attempt);
    expect({ takes: redis.takes, checks: redis.checks }).toEqual({ takes: 1, checks: 0 });
    clock.advance(999);
    await inTurn(100, attempt);
    expect(redis.checks).toBe(0);
    for (const second of [1, 2, 3]) {
      clock.advance(1_000);
      await Promise.all(times(100, attempt));
      await settle();
      expect(redis.checks).toBe(second);
    }
    expect(redis.takes).toBe(1);
    expect(lines).toEqual([away]);
  });

  test('a check that has no answer yet is not repeated, and nobody waits for it', async () => {
    const { clock, redis, attempt } = setUpFake();
    redis.isAway = true;
    await attempt();
    redis.answer = new Promise(() => undefined);
    for (let second = 0; second < 10; second += 1) {
      clock.advance(1_000);
      await attempt();
    }
    expect(redis.checks).toBe(1);
  });

  test('a failure from before it healed does not send it away again', async () => {
    const { clock, lines, redis, attempt } = setUpFake();
    redis.isAway = true;
    const late = Promise.withResolvers<undefined>();
    redis.answer = late.promise.then(() => undefined);
    const hanging = attempt();
    redis.answer = Promise.resolve();
    await attempt();
    redis.isAway = false;
    clock.advance(1_000);
    await attempt();
    await settle();
    expect(lines).toEqual([away, back]);

    late.resolve(undefined);
    expect(await hanging).toBe('ok');
    expect(lines).toEqual([away, back]);
  });

  test('a clock that was set back does not put the check off', async () => {
    const { clock, lines, redis, attempt } = setUpFake();
    redis.isAway = true;
    await attempt();
    redis.isAway = false;
    clock.advance(-3_600_000);
    await attempt();
    await settle();
    expect(lines).toEqual([away, back]);
  });

  test('a refund that finds it away does not fail, and sends it away for all', async () => {
    const { lines, redis, limiter } = setUpFake();
    const attempt = await limiter.attempt({ charges: [{ policy: 'perAddress', subject: 'a' }] });
    if (!attempt.ok) throw new Error('refused');
    redis.isAway = true;
    redis.giveBack = () => Promise.reject(new Error('away'));
    await attempt.refund('perAddress');
    expect(lines).toEqual([away]);
    expect(passedIn(await inTurn(6, () => attemptBy(limiter, 'perAddress', 'a')))).toBe(5);
  });

  test('a refund while it is away gives back here and does not fail', async () => {
    const { redis, limiter } = setUpFake();
    const attempts = await inTurn(5, () => limiter.attempt({ charges: [{ policy: 'perAddress', subject: 'a' }] }));
    redis.isAway = true;
    await attemptBy(limiter, 'perAccount', 'someone');
    for (const attempt of attempts) if (attempt.ok) await attempt.refund('perAddress');
    expect(passedIn(await inTurn(6, () => attemptBy(limiter, 'perAddress', 'a')))).toBe(5);
  });
});
