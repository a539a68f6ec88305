import { expect, test } from 'vitest';
import { currencyDigits, decimalOf, minorUnitsOf } from '../currencies.ts';
import { isPossiblePrice, priceLimits } from '../prices.ts';

test.each([
  ['JPY', 0],
  ['ISK', 0],
  ['UGX', 0],
  ['EUR', 2],
  ['HUF', 2],
  ['COP', 2],
  ['MGA', 2],
  ['TWD', 2],
  ['KWD', 3],
  ['TND', 3],
])('counts %s in units of %i digits', { tags: ['C15'] }, (currency, digits) => {
  expect(currencyDigits.get(currency)).toBe(digits);
});

test('rejects withdrawn currencies and codes that are not money', { tags: ['C15'] }, () => {
  for (const code of ['FRF', 'HRK', 'MRO', 'STD', 'ANG', 'SLL', 'XAU', 'XDR', 'XTS', 'XXX', 'eur', ''])
    expect(currencyDigits.has(code)).toBe(false);
});

// Mulberry32, so that a failure can be repeated.
const seededRandom = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

test('a round trip through its decimal preserves every amount of every currency', { tags: ['C15'] }, () => {
  const random = seededRandom(20_261);
  const edges = [0, 1, -1, 9, 10, 99, 100, 999, 1_000, 2 ** 31, 2 ** 53 - 1, -(2 ** 53 - 1)];
  for (const [currency] of currencyDigits) {
    const amounts = [...edges, ...Array.from({ length: 200 }, () => Math.floor(random() * 10 ** (1 + Math.floor(random() * 15))))];
    for (const amountMinor of amounts)
      expect([currency, minorUnitsOf({ decimal: decimalOf({ amountMinor, currency }), currency })]).toEqual([currency, amountMinor]);
  }
});

test.each([
  ['1.5', 'JPY'],
  ['1.999', 'EUR'],
  ['1.9999', 'KWD'],
  ['90071992547409.92', 'EUR'],
  ['1e21', 'EUR'],
  ['NaN', 'EUR'],
  ['', 'EUR'],
  ['1,50', 'EUR'],
  [' 1', 'EUR'],
])('refuses %s as an amount of %s', { tags: ['C15'] }, (decimal, currency) => {
  expect(minorUnitsOf({ decimal, currency })).toBeNull();
});

test.each([1.5, NaN, Infinity, 1e21, 2 ** 53])('refuses %d as a number of minor units', { tags: ['C15'] }, (amountMinor) => {
  expect(() => decimalOf({ amountMinor, currency: 'EUR' })).toThrow(RangeError);
  expect(isPossiblePrice({ amountMinor, currency: 'EUR' })).toBe(false);
});

test('accepts a price that is free, or a step between minimum and maximum, in each accepted currency', () => {
  expect(priceLimits.size).toBeGreaterThan(120);
  for (const [currency, { minimumMinor, maximumMinor, stepMinor }] of priceLimits) {
    expect(currencyDigits.has(currency)).toBe(true);
    const possible = [0, minimumMinor, minimumMinor + stepMinor, maximumMinor - (maximumMinor % stepMinor)];
    const impossible = [
      -stepMinor,
      1,
      minimumMinor - stepMinor,
      maximumMinor + 1,
      2 ** 53 - 1,
      ...(stepMinor > 1 ? [minimumMinor + 1] : []),
    ];
    for (const amountMinor of possible)
      expect([currency, amountMinor, isPossiblePrice({ amountMinor, currency })]).toEqual([currency, amountMinor, true]);
    for (const amountMinor of impossible.filter((amount) => amount !== 0))
      expect([currency, amountMinor, isPossiblePrice({ amountMinor, currency })]).toEqual([currency, amountMinor, false]);
  }
});

test.each(['XXX', 'IRR', 'KPW', 'CLF', 'FRF', 'eur'])('no price is in %s', (currency) => {
  expect(isPossiblePrice({ amountMinor: 10_000, currency })).toBe(false);
});
