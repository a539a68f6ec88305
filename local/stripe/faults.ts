import { z } from 'zod';

const times = z.number().int().min(1).max(10_000).default(1);
// A fault applies to requests whose path begins with `path`, to one operation (`payment_intents.create`), or to every request.
const target = { path: z.string().startsWith('/').optional(), operation: z.string().min(1).optional(), times };

const requestFault = z.discriminatedUnion('kind', [
  /** 500 without an effect. The idempotency key stores nothing. */
  z.strictObject({ kind: z.literal('error_before'), ...target }),
  /** 500 after the effect. The idempotency key stores the 500. */
  z.strictObject({ kind: z.literal('error_after'), ...target }),
  /** A reset connection without an effect. */
  z.strictObject({ kind: z.literal('reset_before'), ...target }),
  /** A reset connection after the effect. Stripe's SDK then retries once by itself: use it twice to lose the answer. */
  z.strictObject({ kind: z.literal('reset_after'), ...target }),
  /** The effect without an answer. */
  z.strictObject({ kind: z.literal('timeout_after'), ...target }),
  /** This answer without an effect. The idempotency key stores nothing. */
  z.strictObject({
    kind: z.literal('refuse'),
    status: z.number().int().min(400).max(599),
    error: z.record(z.string(), z.string()),
    ...target,
  }),
  /** The effect comes after the delay, even without a waiting client. Its idempotency key is in use meanwhile. */
  z.strictObject({ kind: z.literal('slow'), delayMs: z.number().int().min(0).max(600_000), ...target }),
]);

const webhookFault = z.discriminatedUnion('kind', [
  /** No event is sent before the release. */
  z.strictObject({ kind: z.literal('hold') }),
  /** Each of the next `times` events is sent twice at once. */
  z.strictObject({ kind: z.literal('duplicate'), times }),
  /** The events of each window are sent one after the other, in an order drawn from the seed. */
  z.strictObject({
    kind: z.literal('shuffle'),
    windowMs: z.number().int().min(1).max(60_000).default(300),
    seed: z.number().int().default(1),
  }),
]);

export const fault = z.union([requestFault, webhookFault]);
export type RequestFault = z.output<typeof requestFault>;
export type WebhookFault = z.output<typeof webhookFault>;
export type Fault = RequestFault | WebhookFault;

export type Faults = ReturnType<typeof createFaults>;

const requestKinds: ReadonlySet<string> = new Set([
  'error_before',
  'error_after',
  'reset_before',
  'reset_after',
  'timeout_after',
  'refuse',
  'slow',
]);
const isRequestFault = (candidate: Fault): candidate is RequestFault => requestKinds.has(candidate.kind);

/** The faults that tests requested. In memory only: a restarted server has none. */
export const createFaults = () => {
  let forRequests: { fault: RequestFault; left: number }[] = [];
  let held = false;
  let duplicatesLeft = 0;
  let shuffle: { windowMs: number; random: () => number } | null = null;

  return {
    add(asked: Fault): void {
      if (isRequestFault(asked)) forRequests.push({ fault: asked, left: asked.times });
      else if (asked.kind === 'hold') held = true;
      else if (asked.kind === 'duplicate') duplicatesLeft += asked.times;
      else shuffle = { windowMs: asked.windowMs, random: seededRandom(asked.seed) };
    },
    clear(): void {
      forRequests = [];
      held = false;
      duplicatesLeft = 0;
      shuffle = null;
    },
    release(): void {
      held = false;
    },
    /** Takes one use of the oldest fault that matches the request. */
    take({ path, operation }: { path: string; operation: string }): RequestFault | null {
      const found = forRequests.find(
        ({ fault: { path: prefix, operation: name } }) =>
          (prefix === undefined || path.startsWith(prefix)) && (name === undefined || name === operation),
      );
      if (!found) return null;
      found.left -= 1;
      if (found.left === 0) forRequests = forRequests.filter((each) => each !== found);
      return found.fault;
    },
    isHeld: () => held,
    takeDuplicate(): boolean {
      if (duplicatesLeft === 0) return false;
      duplicatesLeft -= 1;
      return true;
    },
    shuffling: () => shuffle,
  };
};

/** Mulberry32: the same seed gives the same order on every machine. */
const seededRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export const shuffled = <Item>(items: readonly Item[], random: () => number): Item[] =>
  items
    .map((item) => ({ item, rank: random() }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ item }) => item);
