import { execute, GraphQLError, parse } from 'graphql';
import { expect, test } from 'vitest';
import { scalars } from '../../graphql/scalars.ts';
import { anonymous } from '../../viewer.ts';
import { schemaFrom } from './schemaFrom.ts';

const codeOf = (act: () => unknown): unknown => {
  try {
    return { value: act() };
  } catch (error) {
    return error instanceof GraphQLError ? error.extensions['code'] : error;
  }
};
const { DateTime, Date: Day, MinorUnits, SafeInt, CurrencyCode } = scalars;

test.each([
  ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.000Z'],
  ['2026-01-31T12:00:00.123456789Z', '2026-01-31T12:00:00.123Z'],
  ['2026-01-31T00:30:00+02:00', '2026-01-30T22:30:00.000Z'],
  ['2024-02-29T23:59:59-05:00', '2024-03-01T04:59:59.000Z'],
])('DateTime reads %s as %s', (text, instant) => {
  expect(DateTime.parseValue(text)).toEqual(new Date(instant));
  expect(DateTime.serialize(new Date(instant))).toBe(instant);
});

test.each([
  '2026-02-30T12:00:00Z',
  '2025-02-29T12:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-01-01T24:00:00Z',
  '2026-01-01T12:60:00Z',
  '2026-01-01T12:00:00',
  '2026-01-01',
  '2026-01-01 12:00:00Z',
  ' 2026-01-01T12:00:00Z',
  '2026-01-01T12:00:00Z\n',
  '2026-01-01T12:00:00+25:00',
  'now',
  '',
  0,
  1_767_225_600_000,
  null,
  {},
  ['2026-01-01T12:00:00Z'],
])('DateTime refuses %j', (value) => {
  expect(codeOf(() => DateTime.parseValue(value))).toBe('BAD_USER_INPUT');
});

test('DateTime answers a Date only, so that a number or a text of the database is a fault and not a guess', () => {
  for (const value of ['2026-01-01T12:00:00Z', 0, new Date(NaN)]) expect(() => DateTime.serialize(value)).toThrow(TypeError);
});

test.each(['2026-02-30', '2025-02-29', '2026-1-1', '20260101', '2026-01-01T00:00:00Z', '+02026-01-01', 20260101, null])(
  'Date refuses %j',
  (value) => {
    expect(codeOf(() => Day.parseValue(value))).toBe('BAD_USER_INPUT');
  },
);

test('Date keeps the day as it is written', () => {
  expect(Day.parseValue('2024-02-29')).toBe('2024-02-29');
  expect(Day.serialize('2024-02-29')).toBe('2024-02-29');
});

test('amounts and sizes are exact up to 2^53-1 and refused beyond, as fractions and as texts', () => {
  for (const scalar of [MinorUnits, SafeInt]) {
    for (const value of [0, -1, 9_007_199_254_740_991, -9_007_199_254_740_991]) expect(scalar.parseValue(value)).toBe(value);
    for (const value of [9_007_199_254_740_992, 0.5, NaN, Infinity, '1', true, null, [1]]) {
      expect(codeOf(() => scalar.parseValue(value))).toBe('BAD_USER_INPUT');
      expect(codeOf(() => scalar.serialize(value))).toBe('BAD_USER_INPUT');
    }
  }
});

test('a currency is an ISO code in capitals', () => {
  for (const code of ['EUR', 'USD', 'JPY', 'XOF', 'TND']) expect(CurrencyCode.parseValue(code)).toBe(code);
  for (const code of ['eur', 'EURO', 'ZZZ', '', 978, null]) expect(codeOf(() => CurrencyCode.parseValue(code))).toBe('BAD_USER_INPUT');
});

test('the scalars judge what stands in a document as they judge a variable', async () => {
  const schema = schemaFrom({
    sdl: 'extend type Query { at(when: DateTime, day: Date, amount: MinorUnits, size: SafeInt, currency: CurrencyCode): String @public }',
    resolvers: { Query: { at: (_: unknown, values: Record<string, unknown>) => JSON.stringify(values) } },
  });
  const run = async (values: string) =>
    execute({ schema, document: parse(`{ at(${values}) }`), contextValue: { viewer: anonymous, vouched: new WeakSet() } });

  expect((await run('when: "2026-01-31T12:00:00Z", day: "2026-01-31", amount: 9007199254740991, size: 3, currency: "EUR"')).data).toEqual({
    at: '{"when":"2026-01-31T12:00:00.000Z","day":"2026-01-31","amount":9007199254740991,"size":3,"currency":"EUR"}',
  });
  for (const values of [
    'when: 1',
    'when: "2026-02-30T00:00:00Z"',
    'day: true',
    'amount: 9007199254740993',
    'amount: 1.0',
    'size: "3"',
    'currency: EUR',
  ]) {
    const { data, errors } = await run(values);
    expect({ values, data, count: errors?.length }).toEqual({ values, data: { at: null }, count: 1 });
  }
});
