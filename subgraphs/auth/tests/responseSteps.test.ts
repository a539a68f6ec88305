import { expect, test } from 'vitest';
import { restOfStep } from '../src/limits/responseSteps.ts';

test('an answer waits until the end of its step of 25 ms', { tags: ['A7'] }, () => {
  expect(restOfStep(0.5)).toBe(24.5);
  expect(restOfStep(14)).toBe(11);
  expect(restOfStep(25)).toBe(0);
  expect(restOfStep(25.5)).toBe(24.5);
  expect(restOfStep(163)).toBe(12);
});
