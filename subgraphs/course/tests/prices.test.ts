import { afterAll, beforeAll, expect, test } from 'vitest';
import { priceLimits } from '#events/prices.ts';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { createCourseMutation, startCourse } from './kit.ts';
import type { Course } from './kit.ts';

let course: Course;
beforeAll(async () => {
  course = await startCourse({ isShared: true });
});
afterAll(() => course.stop());

const create = async (listPrice: { amountMinor: number; currency: string }) => {
  const input = { title: 'Excel, les bases', level: 'BEGINNER', listPrice };
  const { data } = await course.ask('instructor', createCourseMutation, { input });
  return at(data, 'createCourse');
};
const problemsOf = (payload: unknown): unknown[] => {
  const errors = at(payload, 'userErrors');
  return Array.isArray(errors) ? errors.map((error: unknown) => [at(error, '__typename'), at(error, 'code'), at(error, 'path')]) : [];
};
const refused = (field: string) => [['ValidationError', 'INVALID_INPUT', ['listPrice', field]]];

test.each([
  [1, 'EUR'],
  [49, 'EUR'],
  [100_000_000, 'EUR'],
  [2 ** 53 - 1, 'USD'],
  [49, 'JPY'],
  [1_999, 'KWD'],
  [1_001, 'TND'],
  [17_499, 'HUF'],
  [1_000_000, 'UGX'],
  [1_000_000, 'ISK'],
  [1_000_050, 'MGA'],
])('refuses a price of %i %s, which cannot be charged, on its amount and writes nothing', async (amountMinor, currency) => {
  const before = [await course.count('courses'), await course.count('outbox')];
  const payload = await create({ amountMinor, currency });
  expect(at(payload, 'course')).toBeNull();
  expect(problemsOf(payload)).toEqual(refused('amountMinor'));
  expect([await course.count('courses'), await course.count('outbox')]).toEqual(before);
});

test.each(['IRR', 'KPW', 'CLF', 'UYI', 'CHE'])('refuses a price in %s, which is not accepted, on its currency', async (currency) => {
  expect(problemsOf(await create({ amountMinor: 10_000, currency }))).toEqual(refused('currency'));
});

test.each([
  [0, 'EUR'],
  [0, 'KWD'],
  [50, 'EUR'],
  [99_999_999, 'EUR'],
  [1_990, 'KWD'],
  [17_500, 'HUF'],
  [5_000, 'UGX'],
  [2_000_000, 'MGA'],
])('accepts a price of %i %s', async (amountMinor, currency) => {
  expect(at(await create({ amountMinor, currency }), 'course.listPrice')).toEqual({ amountMinor, currency });
});

test('names the minimum, the maximum and the step in the language of the caller', async () => {
  const ask = async (locale: 'fr' | 'en', listPrice: { amountMinor: number; currency: string }) => {
    const input = { title: 'Excel, les bases', level: 'BEGINNER', listPrice };
    const { data } = await course.ask('instructor', createCourseMutation, { input }, { locale });
    return String(at(data, 'createCourse.userErrors.0.message')).replaceAll(/\s/gu, ' ');
  };
  expect(await ask('en', { amountMinor: 1, currency: 'EUR' })).toBe('Enter 0 for a free course, or a price from €0.50 to €999,999.99.');
  expect(await ask('fr', { amountMinor: 1, currency: 'EUR' })).toBe(
    'Indiquez 0 pour un cours gratuit, ou un prix compris entre 0,50 € et 999 999,99 €.',
  );
  expect(await ask('en', { amountMinor: 1_999, currency: 'KWD' })).toBe(
    'Enter 0 for a free course, or a price from KWD 0.300 to KWD 99,999.990, in steps of KWD 0.010.',
  );
  expect(await ask('fr', { amountMinor: 1_999, currency: 'KWD' })).toBe(
    'Indiquez 0 pour un cours gratuit, ou un prix compris entre 0,300 KWD et 99 999,990 KWD, par pas de 0,010 KWD.',
  );
});

test('creates a course at the minimum of every accepted currency, and at no step below', async () => {
  for (const [currency, { minimumMinor, stepMinor }] of priceLimits) {
    expect([currency, problemsOf(await create({ amountMinor: minimumMinor, currency }))]).toEqual([currency, []]);
    const below = problemsOf(await create({ amountMinor: minimumMinor - stepMinor, currency }));
    expect([currency, below]).toEqual([currency, minimumMinor === stepMinor ? [] : refused('amountMinor')]);
  }
});

test('does not publish a draft whose price was set before the limits', async () => {
  const id = at(await create({ amountMinor: 4_900, currency: 'EUR' }), 'course.id');
  await course
    .collection('courses')
    .updateOne({ title: 'Excel, les bases', 'listPrice.amountMinor': 4_900 }, { $set: { 'listPrice.amountMinor': 1 } });
  const { data } = await course.ask(
    'instructor',
    'mutation ($id: ID!) { publishCourse(input: { id: $id }) { course { id } userErrors { ... on CourseNotPublishableError { blockers { code } } } } }',
    { id },
  );
  expect(at(data, 'publishCourse')).toEqual({
    course: null,
    userErrors: [{ blockers: [{ code: 'NO_MODULE' }, { code: 'NO_DESCRIPTION' }, { code: 'PRICE_NOT_CHARGEABLE' }] }],
  });
});
