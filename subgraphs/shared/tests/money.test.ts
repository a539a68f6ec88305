import { expect, test } from 'vitest';
import { currencyDigits, decimalOf } from '#events/currencies.ts';
import { wordMoney } from '../money.ts';

const digitsIn = (text: string): string => text.replaceAll(/\D/g, '');

test.each([
  ['HUF', 1_990_000, 'fr', '19 900,00 HUF'],
  ['COP', 4_900_000, 'en', 'COP 49,000.00'],
  ['UGX', 5_000, 'en', 'UGX 5,000'],
  ['ISK', 1_500, 'en', 'ISK 1,500'],
  ['MGA', 2_000_000, 'en', 'MGA 20,000.00'],
  ['JPY', 1_999, 'en', '¥1,999'],
  ['KWD', 1_990, 'en', 'KWD 1.990'],
  ['KWD', 9_007_199_254_740_991, 'en', 'KWD 9,007,199,254,740.991'],
  ['EUR', 9_007_199_254_740_991, 'fr', '90 071 992 547 409,91 €'],
  ['EUR', 0, 'fr', '0,00 €'],
] as const)('writes %s %i in %s as %s', { tags: ['C15'] }, (currency, amountMinor, locale, expected) => {
  expect(wordMoney({ amountMinor, currency }, locale).replaceAll(/\s/gu, ' ')).toBe(expected);
});

test('writes every amount of every currency with exactly its minor units, in both languages', { tags: ['C15'] }, () => {
  for (const [currency] of currencyDigits) {
    for (const amountMinor of [0, 1, 9, 10, 99, 1_000, 123_456_789, 2 ** 53 - 1]) {
      const expected = digitsIn(decimalOf({ amountMinor, currency }));
      for (const locale of ['fr', 'en'] as const)
        expect([currency, digitsIn(wordMoney({ amountMinor, currency }, locale))]).toEqual([currency, expected]);
    }
  }
});
