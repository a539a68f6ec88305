import type { Counter, Window } from './limitStore.ts';

/** The units taken, by the time at which they count. */
export type Slots = ReadonlyMap<number, number>;

const maxExactLimit = 100;
const slotsPerLongestWindow = 500;
const slotsPerShortestWindow = 100;

/**
 * To the millisecond as long as a log of every attempt is short; coarser for large limits, whose log would grow with them. So a counter holds
 * about 500 slots at most, whatever its limit.
 */
export const granularityOf = (windows: readonly Window[]): number => {
  if (windows.every(({ limit }) => limit <= maxExactLimit)) return 1;
  const lengths = windows.map(({ windowMs }) => windowMs);
  return Math.ceil(Math.max(Math.max(...lengths) / slotsPerLongestWindow, Math.min(...lengths) / slotsPerShortestWindow));
};

export const keptMs = ({ windows, granularityMs }: Counter): number => Math.max(...windows.map(({ windowMs }) => windowMs)) + granularityMs;

export const slotAt = ({ nowMs, granularityMs }: { nowMs: number; granularityMs: number }): number =>
  Math.ceil(nowMs / granularityMs) * granularityMs;

/** How long until `cost` fits under every window, 0 when it does now. What is over the limit by itself never fits: a whole window is answered. */
export const waitMs = ({ slots, counter, cost, nowMs }: { slots: Slots; counter: Counter; cost: number; nowMs: number }): number => {
  const newestFirst = [...slots].sort(([one], [other]) => other - one);
  return Math.max(...counter.windows.map((window) => waitUnder({ newestFirst, window, cost, nowMs })));
};

type WaitUnder = { newestFirst: readonly (readonly [number, number])[]; window: Window; cost: number; nowMs: number };

const waitUnder = ({ newestFirst, window: { limit, windowMs }, cost, nowMs }: WaitUnder): number => {
  if (cost > limit) return windowMs;
  let sum = cost;
  for (const [atMs, count] of newestFirst) {
    if (atMs <= nowMs - windowMs) return 0;
    sum += count;
    // This one has to leave first, and with it all that are older.
    if (sum > limit) return atMs + windowMs - nowMs;
  }
  return 0;
};
