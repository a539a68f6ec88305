import { expect, test } from 'vitest';
import { createStateReader } from '../../hosting/health.ts';

test('a part is starting until it is ready once, and unavailable when it fails afterwards', () => {
  let isReady = false;
  const read = createStateReader(() => isReady);

  const before = read();
  isReady = true;
  const during = read();
  isReady = false;
  const after = read();

  expect([before, during, after]).toEqual(['starting', 'ready', 'unavailable']);
});
