import { createHmac } from 'node:crypto';
import type { Counter, LimitStore, Taken, Window } from './limitStore.ts';
import { granularityOf } from './slidingWindow.ts';

/**
 * At most `limit` attempts within any `windowSeconds`, and at most `burst.limit` within any `burst.windowSeconds`. A sliding window and not GCRA or fixed
 * windows: both let nearly twice the limit pass within one window, and the limit is what bounds the guesses at a password.
 */
export type Policy<Name extends string = string> = {
  /** Also the counter's name: processes that share a store and a secret share what has the same one. */
  name: Name;
  limit: number;
  windowSeconds: number;
  burst?: { limit: number; windowSeconds: number };
};

/** Who is counted: several values stand for all of them together. */
export type Subject = string | readonly string[];
export type Charge<Name extends string> = { policy: Name; subject: Subject };

export type Attempt<Name extends string> =
  | {
      ok: true;
      /** Gives the charge back under these policies, once: a successful sign-in is not a guess. The other policies keep it. */
      refund(...policies: readonly Name[]): Promise<void>;
    }
  | { ok: false; retryAfterSeconds: number };

export type Limiter<Name extends string> = {
  /**
   * Passes only when every subject has room, and then counts on each, once; refused, it counts on none, and `retryAfterSeconds` is how long until this very
   * attempt would pass if no other came. `cost` is in the units of the limits, 1 by default. A cost above a limit never passes.
   */
  attempt(request: { charges: readonly [Charge<Name>, ...Charge<Name>[]]; cost?: number }): Promise<Attempt<Name>>;
  /** Empties the counters of these subjects. */
  forget(charges: readonly Charge<Name>[]): Promise<void>;
};

const maxLimit = 1_000_000_000;
const maxWindowSeconds = 7 * 24 * 3_600;
const nameFormat = /^[a-z][A-Za-z0-9]*$/;

const isWholeUpTo = (value: number, maximum: number): boolean => Number.isSafeInteger(value) && value >= 1 && value <= maximum;

const windowsOf = ({ name, limit, windowSeconds, burst }: Policy): Window[] => {
  const limits = burst ? [{ limit, windowSeconds }, burst] : [{ limit, windowSeconds }];
  const isUsable = limits.every((each) => isWholeUpTo(each.limit, maxLimit) && isWholeUpTo(each.windowSeconds, maxWindowSeconds));
  if (!isUsable) throw new RangeError(`Limit ${name} must have whole numbers from 1, and windows of a week at most.`);
  if (burst && (burst.limit >= limit || burst.windowSeconds >= windowSeconds))
    throw new RangeError(`The burst of limit ${name} must be smaller than its limit, and shorter than its window.`);
  return limits.map((each) => ({ limit: each.limit, windowMs: each.windowSeconds * 1_000 }));
};

const countingOf = <Name extends string>(policies: readonly Policy<Name>[]): ReadonlyMap<string, Omit<Counter, 'key'>> => {
  const countingByName = new Map<string, Omit<Counter, 'key'>>();
  for (const policy of policies) {
    if (!nameFormat.test(policy.name)) throw new RangeError(`A limit needs a name in camel case: ${policy.name}`);
    if (countingByName.has(policy.name)) throw new RangeError(`Two limits are called ${policy.name}.`);
    const windows = windowsOf(policy);
    countingByName.set(policy.name, { windows, granularityMs: granularityOf(windows) });
  }
  return countingByName;
};

/**
 * @param options.secret makes the keys: neither who has the store nor who reads its dump learns an address or a name from them.
 * @throws RangeError on a policy that cannot be kept
 */
export const createLimiter = <Name extends string>({
  store,
  policies,
  secret,
}: {
  store: LimitStore;
  policies: readonly Policy<Name>[];
  secret: string;
}): Limiter<Name> => {
  const countingByName = countingOf(policies);

  const keyOf = ({ policy, subject }: Charge<Name>): string => {
    const named = JSON.stringify(['limits', policy, ...(typeof subject === 'string' ? [subject] : subject)]);
    return `${policy}:${createHmac('sha256', secret).update(named).digest('base64url')}`;
  };

  const toCounter = (charge: Charge<Name>): Counter => {
    const counting = countingByName.get(charge.policy);
    if (!counting) throw new RangeError(`No limit is called ${charge.policy}.`);
    return { key: keyOf(charge), ...counting };
  };

  return {
    forget: (charges) => store.forget(charges.map(keyOf)),
    attempt: async ({ charges, cost = 1 }) => {
      if (!isWholeUpTo(cost, maxLimit)) throw new RangeError(`A cost must be a whole number from 1: ${cost}`);
      // One attempt counts once on a subject, even when it is named twice.
      const policyByKey = new Map(charges.map((charge) => [keyOf(charge), charge.policy]));
      const counterByKey = new Map(charges.map(toCounter).map((counter) => [counter.key, counter]));
      const answer = await store.take({ counters: [...counterByKey.values()], cost });
      return answer.ok ? refundable({ taken: answer, policyByKey }) : { ok: false, retryAfterSeconds: Math.ceil(answer.waitMs / 1_000) };
    },
  };
};

const refundable = <Name extends string>({
  taken,
  policyByKey,
}: {
  taken: Taken;
  policyByKey: ReadonlyMap<string, Name>;
}): Attempt<Name> => {
  const counted = new Map(policyByKey);
  return {
    ok: true,
    refund: async (...policies) => {
      const keys = [...counted].filter(([, policy]) => policies.includes(policy)).map(([key]) => key);
      for (const key of keys) counted.delete(key);
      await taken.giveBack(keys);
    },
  };
};
