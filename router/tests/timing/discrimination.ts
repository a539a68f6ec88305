/** How well a single answer's time tells two kinds of requests apart. */

export type Discrimination = {
  /** The chance that an attacker who guesses by time is right about a pair: 0.5 is none at all, 1 is always. Whichever of the two is slower. */
  auc: number;
  /** Of `auc`, where both kinds are in truth the same. */
  standardError: number;
};

/** The area under the ROC curve by the Mann-Whitney statistic; equal times count half. */
export const discriminationOf = (ones: readonly number[], others: readonly number[]): Discrimination => {
  const all = [...ones.map((time) => ({ time, isOne: true })), ...others.map((time) => ({ time, isOne: false }))].sort(
    (a, b) => a.time - b.time,
  );
  let rankSum = 0;
  for (let start = 0; start < all.length;) {
    let end = start;
    while (end < all.length && all[end]?.time === all[start]?.time) end += 1;
    // Ranks begin at 1; those of equal times are shared among them.
    const rank = (start + 1 + end) / 2;
    rankSum += rank * all.slice(start, end).filter(({ isOne }) => isOne).length;
    start = end;
  }
  const pairs = ones.length * others.length;
  const area = (rankSum - (ones.length * (ones.length + 1)) / 2) / pairs;
  return { auc: Math.abs(area - 0.5) + 0.5, standardError: Math.sqrt((ones.length + others.length + 1) / (12 * pairs)) };
};

export const medianOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [below = NaN, above = NaN] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (below + above) / 2;
};

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};
