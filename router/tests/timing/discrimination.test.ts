import { expect, test } from 'vitest';
import { discriminationOf, medianOf, seededRandom } from './discrimination.ts';

test('times that never meet tell everything, whichever kind is slower', () => {
  expect(discriminationOf([1, 2, 3], [4, 5, 6]).auc).toBe(1);
  expect(discriminationOf([4, 5, 6], [1, 2, 3]).auc).toBe(1);
});

test('equal times tell nothing, and count half among others', () => {
  expect(discriminationOf([5, 5, 5], [5, 5]).auc).toBe(0.5);
  expect(discriminationOf([1, 2, 2], [2, 3]).auc).toBeCloseTo(5 / 6, 12);
  expect(discriminationOf([1, 4], [2, 3]).auc).toBe(0.5);
});

test('of 500 and 500 trials that are the same, the error is 0.018', () => {
  const random = seededRandom(7);
  const times = () => Array.from({ length: 500 }, random);
  const { auc, standardError } = discriminationOf(times(), times());
  expect(standardError).toBeCloseTo(0.01827, 5);
  expect(auc - 0.5).toBeLessThan(3 * standardError);
  // A tenth of the spread is seen at once.
  expect(
    discriminationOf(
      times(),
      times().map((time) => time + 0.1),
    ).auc,
  ).toBeCloseTo(0.595, 1);
});

test('the median is the middle one, or between the two', () => {
  expect(medianOf([3, 1, 2])).toBe(2);
  expect(medianOf([4, 1, 2, 3])).toBe(2.5);
});

test('the same seed draws the same numbers', () => {
  const draw = (seed: number) => Array.from({ length: 4 }, seededRandom(seed));
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
});
