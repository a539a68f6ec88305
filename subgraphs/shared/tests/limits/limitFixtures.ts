import { z } from 'zod';
import { manualClock } from '../../clock.ts';
import { createLimiter } from '../../limits/limiter.ts';
import type { Attempt, Limiter, Policy } from '../../limits/limiter.ts';
import type { LimitStore } from '../../limits/limitStore.ts';
import { createLogger } from '../../log.ts';

export const secret = 'b64kQ1zr0mY8v5tHnXw3sLfJ7pDcG2aE';
export const clockAtStart = () => manualClock(new Date('2026-03-01T12:00:00.000Z'));

export const perAddress = { name: 'perAddress', limit: 5, windowSeconds: 600 } as const;
export const perAccount = { name: 'perAccount', limit: 10, windowSeconds: 600 } as const;
export const bursts = { name: 'bursts', limit: 10, windowSeconds: 600, burst: { limit: 3, windowSeconds: 10 } } as const;
export const budget = { name: 'budget', limit: 1_000, windowSeconds: 60 } as const;
const policies = [perAddress, perAccount, bursts, budget] satisfies Policy[];
export type PolicyName = (typeof policies)[number]['name'];

export const limiterOn = (store: LimitStore): Limiter<PolicyName> => createLimiter({ store, policies, secret });

export const times = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** In the order of asking: `ok`, or the seconds to wait. */
export const outcome = (attempt: Attempt<PolicyName>): 'ok' | number => (attempt.ok ? 'ok' : attempt.retryAfterSeconds);

export const attemptBy = async (limiter: Limiter<PolicyName>, policy: PolicyName, subject: string): Promise<'ok' | number> =>
  outcome(await limiter.attempt({ charges: [{ policy, subject }] }));

export const inTurn = async <Value>(count: number, run: () => Promise<Value>): Promise<Value[]> => {
  const values: Value[] = [];
  for (let index = 0; index < count; index += 1) values.push(await run());
  return values;
};

export const passedIn = (outcomes: readonly ('ok' | number)[]): number => outcomes.filter((each) => each === 'ok').length;

const lineSchema = z.object({ level: z.string(), message: z.string(), reason: z.string().optional() });

export const recordingLog = () => {
  const lines: { level: string; message: string }[] = [];
  const reasons: string[] = [];
  const write = (text: string): void => {
    const { level, message, reason } = lineSchema.parse(JSON.parse(text));
    lines.push({ level, message });
    if (reason !== undefined) reasons.push(reason);
  };
  return { log: createLogger({ service: 'test', destination: { write } }), lines, reasons };
};
export const away = { level: 'warn', message: 'Redis does not count attempts: the limits hold for each process by itself.' };
export const back = { level: 'info', message: 'Redis counts attempts again: the limits are shared.' };
