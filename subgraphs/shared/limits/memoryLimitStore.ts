import type { Clock } from '../clock.ts';
import type { Counter, LimitStore } from './limitStore.ts';
import { keptMs, slotAt, waitMs } from './slidingWindow.ts';

type Entry = { slots: Map<number, number>; idleAtMs: number };

export type MemoryLimitStore = LimitStore & { size(): number; slotCount(): number };

const expiredPerTake = 8;

/** For one process. Above `maxKeys` the keys that nobody has asked for the longest leave, and with them what they counted. */
export const createMemoryLimitStore = ({ clock, maxKeys = 100_000 }: { clock: Clock; maxKeys?: number }): MemoryLimitStore => {
  if (!Number.isSafeInteger(maxKeys) || maxKeys < 1) throw new RangeError(`maxKeys must be a whole number from 1: ${maxKeys}`);
  // In the order in which they were asked for.
  const entryByKey = new Map<string, Entry>();

  const askedFor = (counter: Counter, nowMs: number): Entry | null => {
    const entry = entryByKey.get(counter.key);
    if (!entry) return null;
    // Also when it is refused: a key under attack must not be the one that is forgotten.
    entryByKey.delete(counter.key);
    entryByKey.set(counter.key, entry);
    for (const atMs of entry.slots.keys()) if (atMs + keptMs(counter) <= nowMs) entry.slots.delete(atMs);
    return entry;
  };

  const leave = (nowMs: number): void => {
    let looksLeft = expiredPerTake;
    for (const [key, { idleAtMs }] of entryByKey) {
      if (entryByKey.size <= maxKeys && (idleAtMs > nowMs || looksLeft === 0)) return;
      entryByKey.delete(key);
      looksLeft = Math.max(0, looksLeft - 1);
    }
  };

  const giveBack = ({ keys, slotByKey, cost }: { keys: readonly string[]; slotByKey: ReadonlyMap<string, number>; cost: number }): void => {
    for (const key of keys) {
      const slots = entryByKey.get(key)?.slots;
      const slot = slotByKey.get(key);
      const count = slot === undefined ? undefined : slots?.get(slot);
      if (!slots || slot === undefined || count === undefined) continue;
      if (count > cost) slots.set(slot, count - cost);
      else slots.delete(slot);
      if (slots.size === 0) entryByKey.delete(key);
    }
  };

  return {
    size: () => entryByKey.size,
    slotCount: () => entryByKey.values().reduce((sum, { slots }) => sum + slots.size, 0),
    forget: async (keys) => {
      for (const key of keys) entryByKey.delete(key);
    },
    // Nothing is awaited between the look and the entry: that is what makes it atomic here.
    take: async ({ counters, cost }) => {
      const nowMs = clock.now().getTime();
      const asked = counters.map((counter) => ({ counter, entry: askedFor(counter, nowMs) }));
      const longestWaitMs = Math.max(
        ...asked.map(({ counter, entry }) => waitMs({ slots: entry?.slots ?? new Map(), counter, cost, nowMs })),
      );
      if (longestWaitMs > 0) return { ok: false, waitMs: longestWaitMs };
      const slotByKey = new Map<string, number>();
      for (const { counter, entry: existing } of asked) {
        const entry = existing ?? { slots: new Map<number, number>(), idleAtMs: 0 };
        const slot = slotAt({ nowMs, granularityMs: counter.granularityMs });
        entry.slots.set(slot, (entry.slots.get(slot) ?? 0) + cost);
        entry.idleAtMs = nowMs + keptMs(counter);
        entryByKey.set(counter.key, entry);
        slotByKey.set(counter.key, slot);
      }
      leave(nowMs);
      return { ok: true, giveBack: async (keys) => giveBack({ keys, slotByKey, cost }) };
    },
  };
};
