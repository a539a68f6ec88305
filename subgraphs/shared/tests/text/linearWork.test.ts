import { describe, expect, test } from 'vitest';
import { expectLinear, expectShortHolds, hostileTexts, longestHoldMs, slowdown, workAt, workTable } from './linearWork.ts';

const spin = (ms: number): void => {
  for (const from = process.threadCpuUsage().user; process.threadCpuUsage().user - from < ms * 1_000;);
};
const pairs = (text: string): number => {
  let count = 0;
  for (let left = 0; left < text.length; left += 1)
    for (let right = left; right < text.length; right += 1) count += text.charCodeAt(right) & 1;
  return count;
};
const dots = (size: number): string => '.'.repeat(size);

describe('expectLinear', () => {
  test('accepts linear work and returns it for a table', () => {
    const work = expectLinear({
      name: 'split',
      input: 'dots',
      run: (text: string) => text.split(''),
      make: dots,
      size: 20_000,
      stepsOf: (all) => all.length,
    });

    expect(work.work.map(({ size, steps }) => [size, steps])).toEqual([
      [20_000, 20_000],
      [40_000, 40_000],
      [80_000, 80_000],
    ]);
    expect(workTable([work]).split('\n')[1]).toMatch(/^split {5}dots {3}20000 {2}[\d.]+ +[\d.]+ +[\d.]+ +20000 \/ 40000 \/ 80000$/);
  });

  test('rejects work that grows with the square of the input', () => {
    expect(() => expectLinear({ name: 'pairs', input: 'dots', run: pairs, make: dots, size: 1_500, rounds: 2 })).toThrow(
      'growth of the CPU time of pairs',
    );
  });

  test('rejects a regular expression that scans blanks from each of them', () => {
    const run = (text: string): string => text.replace(/\s+$/, '');
    const make = (size: number): string => `${' '.repeat(size)}x`;
    expect(() => expectLinear({ name: 'trim', input: 'blanks', run, make, size: 3_000, rounds: 2 })).toThrow(
      'growth of the CPU time of trim',
    );
  });

  test('rejects a count of steps that grows with the square of the input', () => {
    const run = (text: string): number => text.length ** 2;
    expect(() => expectLinear({ name: 'square', input: 'dots', run, make: dots, size: 100, stepsOf: (count) => count })).toThrow(
      'growth of the steps of square',
    );
  });
});

test('the work of each size is measured for that size', () => {
  const [short, long] = workAt({ run: spin, make: (size) => size, sizes: [10, 100], rounds: 5 });

  expect((long?.cpuMs ?? 0) / (short?.cpuMs ?? 1)).toBeGreaterThan(5);
});

describe('the hold of the event loop', () => {
  test('is that of the longest piece between two turns, not of the sum', async () => {
    const pieces = async (): Promise<void> => {
      for (let piece = 0; piece < 5; piece += 1) {
        spin(40);
        await new Promise((resolve) => setImmediate(resolve));
      }
    };

    const held = await longestHoldMs(pieces);

    expect(held).toBeGreaterThanOrEqual(39);
    expect(held).toBeLessThan(200);
  });

  test('of promises that never let the loop turn is their sum', async () => {
    const chained = async (): Promise<void> => {
      for (let piece = 0; piece < 5; piece += 1) {
        spin(40);
        await Promise.resolve();
      }
    };

    expect(await longestHoldMs(chained)).toBeGreaterThanOrEqual(195);
  });

  test('above the limit fails', async () => {
    const limitMs = 20;
    const work = async (): Promise<void> => spin(limitMs * 2 * slowdown());
    await expect(expectShortHolds({ name: 'a long piece', work, limitMs })).rejects.toThrow('a long piece held the event loop');
  });
});

test('each hostile text has exactly the length that is asked for', () => {
  const lengths = Object.values(hostileTexts).map((make) => make(997).length);
  expect(new Set(lengths)).toEqual(new Set([997]));
});
