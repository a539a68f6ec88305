import { describe, expect, test } from 'vitest';
import { createLimiter } from '../../limits/limiter.ts';
import type { LimitStore } from '../../limits/limitStore.ts';
import { createMemoryLimitStore } from '../../limits/memoryLimitStore.ts';
import { attemptBy, clockAtStart, inTurn, limiterOn, outcome, passedIn, perAddress, secret, times } from './limitFixtures.ts';

const setUp = ({ maxKeys = 1_000 }: { maxKeys?: number } = {}) => {
  const clock = clockAtStart();
  const store = createMemoryLimitStore({ clock, maxKeys });
  return { clock, store, limiter: limiterOn(store) };
};

describe('counting', () => {
  test('the limit passes and one more does not, until the window has slid over the first', async () => {
    const { clock, limiter } = setUp();
    expect(await inTurn(6, () => attemptBy(limiter, 'perAddress', 'a'))).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 600]);

    clock.advance(599_999);
    expect(await attemptBy(limiter, 'perAddress', 'a')).toBe(1);
    clock.advance(1);
    expect(await attemptBy(limiter, 'perAddress', 'a')).toBe('ok');
  });

  test('the window slides over each attempt by itself, and the wait is exact, rounded up', async () => {
    const { clock, limiter } = setUp();
    await inTurn(5, async () => {
      await attemptBy(limiter, 'perAddress', 'a');
      clock.advance(100_000);
    });

    // The first five were made at 0, 100, 200, 300 and 400 s; it is 500 s now.
    expect(await attemptBy(limiter, 'perAddress', 'a')).toBe(100);
    clock.advance(99_001);
    expect(await attemptBy(limiter, 'perAddress', 'a')).toBe(1);
    clock.advance(999);
    expect(await inTurn(2, () => attemptBy(limiter, 'perAddress', 'a'))).toEqual(['ok', 100]);
  });

  test('no window of the length holds more than the limit, whatever the rhythm of the attempts', async () => {
    const { clock, limiter } = setUp();
    const passedAtMs: number[] = [];
    await inTurn(1_500, async () => {
      if ((await attemptBy(limiter, 'perAddress', 'a')) === 'ok') passedAtMs.push(clock.now().getTime());
      clock.advance(1_700);
    });

    expect(Math.max(...passedAtMs.map((from) => passedAtMs.filter((at) => at >= from && at < from + 600_000).length))).toBe(5);
    expect(passedAtMs).toHaveLength(25);
  });

  test('three in ten seconds pass and the fourth waits, also while the long window has room', async () => {
    const { clock, limiter } = setUp();
    expect(await inTurn(4, () => attemptBy(limiter, 'bursts', 'a'))).toEqual(['ok', 'ok', 'ok', 10]);
    clock.advance(10_000);
    expect(await inTurn(4, () => attemptBy(limiter, 'bursts', 'a'))).toEqual(['ok', 'ok', 'ok', 10]);
    clock.advance(10_000);
    await inTurn(3, () => attemptBy(limiter, 'bursts', 'a'));
    clock.advance(10_000);
    expect(await inTurn(2, () => attemptBy(limiter, 'bursts', 'a'))).toEqual(['ok', 570]);
  });

  test('a hundred attempts in one tick are counted each', async () => {
    const { limiter } = setUp();
    const outcomes = await Promise.all(times(100, () => attemptBy(limiter, 'perAddress', 'a')));
    expect(outcomes).toEqual([...times(5, () => 'ok'), ...times(95, () => 600)]);
  });

  test('of 200 parallel attempts on an account from 200 addresses exactly the limit passes', async () => {
    const { limiter } = setUp();
    const outcomes = await Promise.all(
      times(200, async (index) =>
        outcome(
          await limiter.attempt({
            charges: [
              { policy: 'perAddress', subject: `address-${index}` },
              { policy: 'perAccount', subject: 'account' },
            ],
          }),
        ),
      ),
    );
    expect(passedIn(outcomes)).toBe(10);
  });

  test('a cost counts in the units of the limit: to the last one and not past it', async () => {
    const { clock, limiter } = setUp();
    const spend = async (cost: number) => outcome(await limiter.attempt({ charges: [{ policy: 'budget', subject: 'a' }], cost }));
    expect(await spend(400)).toBe('ok');
    clock.advance(30_000);
    expect([await spend(601), await spend(600), await spend(1)]).toEqual([30, 'ok', 30]);
    clock.advance(30_000);
    expect([await spend(401), await spend(400)]).toEqual([30, 'ok']);
    expect(await spend(1_001)).toBe(60);
    await expect(spend(0)).rejects.toThrow(RangeError);
  });

  test('a large limit is kept as a bounded number of slots and still never passed', async () => {
    const { clock, store, limiter } = setUp();
    const outcomes = await inTurn(3_000, async () => {
      clock.advance(7);
      return attemptBy(limiter, 'budget', 'a');
    });
    expect(passedIn(outcomes)).toBe(1_000);
    // 7 s of attempts, in slots of 600 ms.
    expect(store.slotCount()).toBe(12);
  });
});

describe('several subjects', () => {
  const both = (address: string, account: string) =>
    ({
      charges: [
        { policy: 'perAddress', subject: address },
        { policy: 'perAccount', subject: account },
      ],
    }) as const;

  test('a refusal on one counts on none, whichever is full', async () => {
    const { limiter } = setUp();
    await inTurn(5, () => attemptBy(limiter, 'perAddress', 'full'));
    expect(outcomesOf(await inTurn(50, () => limiter.attempt(both('full', 'account'))))).toEqual([600]);

    expect(await inTurn(11, () => attemptBy(limiter, 'perAccount', 'account'))).toEqual([...times(10, () => 'ok'), 600]);
    expect(outcomesOf(await inTurn(50, () => limiter.attempt(both('other', 'account'))))).toEqual([600]);
    expect(await inTurn(6, () => attemptBy(limiter, 'perAddress', 'other'))).toEqual([...times(5, () => 'ok'), 600]);
  });

  test('the longest wait is answered', async () => {
    const { clock, limiter } = setUp();
    await inTurn(5, () => attemptBy(limiter, 'perAddress', 'a'));
    clock.advance(60_000);
    await inTurn(10, () => attemptBy(limiter, 'perAccount', 'a'));
    expect(outcome(await limiter.attempt(both('a', 'a')))).toBe(600);
  });

  test('policies, subjects and combined subjects are counted apart, however they are spelled', async () => {
    const { limiter } = setUp();
    const charge = async (...subject: string[]) => outcome(await limiter.attempt({ charges: [{ policy: 'perAddress', subject }] }));
    await inTurn(5, () => charge('a', 'b'));
    expect(await charge('a', 'b')).toBe(600);
    expect([await charge('ab'), await charge('a,b'), await charge('a","b'), await charge('b', 'a')]).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(await attemptBy(limiter, 'perAccount', 'a')).toBe('ok');
  });

  test('a subject named twice in one attempt counts once', async () => {
    const { limiter } = setUp();
    const charge = { policy: 'perAddress', subject: 'a' } as const;
    expect(outcomesOf(await inTurn(5, () => limiter.attempt({ charges: [charge, charge] })))).toEqual(['ok']);
    expect(outcome(await limiter.attempt({ charges: [charge] }))).toBe(600);
  });
});

const outcomesOf = (attempts: readonly Parameters<typeof outcome>[0][]) => [...new Set(attempts.map(outcome))];

describe('refund', () => {
  test('it gives back under the policies named and no other, once', async () => {
    const { limiter } = setUp();
    const attempts = await inTurn(3, () =>
      limiter.attempt({
        charges: [
          { policy: 'perAddress', subject: 'a' },
          { policy: 'bursts', subject: 'a' },
        ],
      }),
    );
    for (const attempt of attempts) {
      if (!attempt.ok) throw new Error('refused');
      await Promise.all([attempt.refund('perAddress'), attempt.refund('perAddress'), attempt.refund('perAddress')]);
    }

    expect(await attemptBy(limiter, 'bursts', 'a')).toBe(10);
    expect(await inTurn(6, () => attemptBy(limiter, 'perAddress', 'a'))).toEqual([...times(5, () => 'ok'), 600]);
  });

  test('one of several made at the same moment gives back one', async () => {
    const { limiter } = setUp();
    const [first] = await Promise.all(times(5, () => limiter.attempt({ charges: [{ policy: 'perAddress', subject: 'a' }] })));
    if (!first?.ok) throw new Error('refused');
    await inTurn(3, () => first.refund('perAddress'));
    expect(await inTurn(2, () => attemptBy(limiter, 'perAddress', 'a'))).toEqual(['ok', 600]);
  });
});

describe('memory', () => {
  test('at the bound every key is kept, one past it the one asked for the longest ago leaves', async () => {
    const { store, limiter } = setUp({ maxKeys: 20 });
    const fill = (subject: string) => inTurn(5, () => attemptBy(limiter, 'perAddress', subject));
    for (const subject of times(20, String)) await fill(subject);
    expect(store.size()).toBe(20);
    // A refusal is asking too: the key under attack stays, the next oldest leaves.
    expect(await attemptBy(limiter, 'perAddress', '0')).toBe(600);

    await fill('20');
    expect(store.size()).toBe(20);
    expect(await Promise.all(['0', '2', '19', '20'].map((subject) => attemptBy(limiter, 'perAddress', subject)))).toEqual([
      600, 600, 600, 600,
    ]);
    expect(await attemptBy(limiter, 'perAddress', '1')).toBe('ok');
  });

  test('20,000 subjects leave no more keys than the bound, and refusals leave none', async () => {
    const { store, limiter } = setUp({ maxKeys: 500 });
    for (const subject of times(20_000, String)) await attemptBy(limiter, 'perAddress', subject);
    expect(store.size()).toBe(500);

    const { store: other, limiter: refusing } = setUp();
    await inTurn(5, () => attemptBy(refusing, 'perAddress', 'full'));
    for (const subject of times(1_000, String)) {
      await refusing.attempt({
        charges: [
          { policy: 'perAddress', subject: 'full' },
          { policy: 'perAccount', subject },
        ],
      });
    }
    expect(other.size()).toBe(1);
  });

  test('keys whose windows have passed leave before the bound is reached', async () => {
    const { clock, store, limiter } = setUp();
    for (const subject of times(100, String)) await attemptBy(limiter, 'perAddress', subject);
    clock.advance(600_001);
    await inTurn(13, () => attemptBy(limiter, 'budget', 'other'));
    expect(store.size()).toBe(1);
  });
});

describe('keys', () => {
  test('neither subject nor secret stands in them, and another secret makes others', async () => {
    const keys: string[] = [];
    const store: LimitStore = {
      forget: () => Promise.resolve(),
      take: async ({ counters }) => {
        keys.push(...counters.map(({ key }) => key));
        return { ok: false, waitMs: 1 };
      },
    };
    await attemptBy(limiterOn(store), 'perAddress', 'amina@har.example');
    await createLimiter({ store, policies: [perAddress], secret: `${secret}!` }).attempt({
      charges: [{ policy: 'perAddress', subject: 'amina@har.example' }],
    });
    expect(keys).toEqual([expect.stringMatching(/^perAddress:[\w-]{43}$/), expect.stringMatching(/^perAddress:[\w-]{43}$/)]);
    expect(new Set(keys).size).toBe(2);
    expect(keys.join()).not.toMatch(/amina|har|b64k/);
  });
});

test.each([
  [{ name: 'a', limit: 0, windowSeconds: 1 }],
  [{ name: 'a', limit: 1.5, windowSeconds: 1 }],
  [{ name: 'a', limit: 1, windowSeconds: 0 }],
  [{ name: 'a', limit: Number.NaN, windowSeconds: 1 }],
  [{ name: 'a', limit: 1, windowSeconds: 604_801 }],
  [{ name: 'a:b', limit: 1, windowSeconds: 1 }],
  [{ name: 'a', limit: 3, windowSeconds: 60, burst: { limit: 3, windowSeconds: 10 } }],
  [{ name: 'a', limit: 4, windowSeconds: 60, burst: { limit: 3, windowSeconds: 60 } }],
])('%j is not a policy', (policy) => {
  const { store } = setUp();
  expect(() => createLimiter({ store, policies: [policy], secret })).toThrow(RangeError);
});

test('two policies of one name are refused', () => {
  const { store } = setUp();
  expect(() => createLimiter({ store, policies: [perAddress, perAddress], secret })).toThrow('Two limits are called perAddress.');
});
