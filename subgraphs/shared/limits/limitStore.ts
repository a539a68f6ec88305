/** At most `limit` units within any `windowMs`, however the window is laid. */
export type Window = { limit: number; windowMs: number };

/** What is counted under one key. Units taken within the same `granularityMs` are kept as one slot, dated at its end: never more than the limit. */
export type Counter = { key: string; windows: readonly Window[]; granularityMs: number };

export type Demand = { counters: readonly Counter[]; cost: number };

export type Taken = {
  ok: true;
  /** As if it had not been taken under these keys. At most once for each. */
  giveBack(keys: readonly string[]): Promise<void>;
};
export type Refused = { ok: false; waitMs: number };

/** Counts. */
export type LimitStore = {
  /** Atomic over all counters: taken under each of them, or under none and `waitMs` until there would be room. */
  take(demand: Demand): Promise<Taken | Refused>;
  /** Empties these counters. */
  forget(keys: readonly string[]): Promise<void>;
};

/** A store that several processes share, and that can be away. */
export type SharedLimitStore = LimitStore & {
  /** Rejects unless the store takes writes. */
  check(): Promise<void>;
};
