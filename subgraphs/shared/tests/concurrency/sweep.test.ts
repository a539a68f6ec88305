import { expect, onTestFinished, test } from 'vitest';
import { createLogger } from '../../log.ts';
import { createSweep } from '../../concurrency/sweep.ts';

const hour = 3_600_000;

/** Work that goes on until it is let go, in a sweep that nothing but a wake sets off. */
const givenSweep = (fail: () => Promise<void> | null = () => null) => {
  const lines: string[] = [];
  let [begun, most, atOnce] = [0, 0, 0];
  let letGo = (): void => undefined;
  const log = createLogger({ service: 'test', level: 'info', destination: { write: (line: string) => void lines.push(line) } });
  const sweep = createSweep({
    work: () => {
      begun += 1;
      atOnce += 1;
      most = Math.max(most, atOnce);
      const underWay = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      return fail() ?? underWay.finally(() => (atOnce -= 1));
    },
    everyMs: hour,
    log,
    failure: 'the work failed',
  });
  onTestFinished(async () => {
    letGo();
    await sweep.stop();
  });
  return { sweep, lines, begun: () => begun, most: () => most, letGo: () => letGo() };
};
const ticks = async (count: number): Promise<void> => {
  for (let tick = 0; tick < count; tick += 1) await Promise.resolve();
};
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('woken before its start a sweep does nothing; started it looks once', () => {
  const { sweep, begun } = givenSweep();
  sweep.wake();
  expect(begun()).toBe(0);
  sweep.start();
  expect(begun()).toBe(1);
});

test('woken any number of times while it works it looks once more, after that and not beside it', async () => {
  const { sweep, begun, most, letGo } = givenSweep();
  sweep.start();
  for (let time = 0; time < 5; time += 1) sweep.wake();
  expect(begun()).toBe(1);
  letGo();
  await settled();
  expect([begun(), most()]).toEqual([2, 1]);
  letGo();
  await settled();
  expect(begun()).toBe(2);
});

// The work ends, and some steps later the run of it: no wish may fall in between.
test.each([0, 1, 2, 3, 4, 5, 6, 7, 8])('woken %i steps after its work has ended it looks again at once', async (count) => {
  const { sweep, begun, letGo } = givenSweep();
  sweep.start();
  letGo();
  await ticks(count);
  sweep.wake();
  await settled();
  expect(begun()).toBe(2);
});

test.each([
  ['rejected', () => Promise.reject(new Error('no'))],
  [
    'thrown',
    () => {
      throw new Error('no');
    },
  ],
])('work that is %s is logged once until it succeeds, and begun again when woken', async (_how, fail) => {
  let failuresLeft = 3;
  const { sweep, begun, lines } = givenSweep(() => {
    failuresLeft -= 1;
    return failuresLeft >= 0 ? fail() : Promise.resolve();
  });
  sweep.start();
  await settled();
  for (let count = 0; count < 4; count += 1) {
    sweep.wake();
    await settled();
  }
  expect(begun()).toBe(5);
  expect(lines.map((line) => line.includes('the work failed'))).toEqual([true, true]);
  expect(lines[1]).toContain('"failure_count":3');
});

test('it is idle when what was under way has ended, and what a wake had asked for beside it', async () => {
  const { sweep, begun, letGo } = givenSweep();
  await sweep.idle();
  sweep.start();
  sweep.wake();
  let isIdle = false;
  const idle = sweep.idle().then(() => (isIdle = true));
  letGo();
  await settled();
  expect([begun(), isIdle]).toEqual([2, false]);
  letGo();
  await idle;
  expect(begun()).toBe(2);
});

test('stopping waits for what is under way and begins nothing more; started again it works again', async () => {
  const { sweep, begun, letGo } = givenSweep();
  sweep.start();
  sweep.wake();
  let isStopped = false;
  const stopping = sweep.stop().then(() => (isStopped = true));
  await settled();
  expect([sweep.isStopping(), isStopped]).toEqual([true, false]);
  letGo();
  await stopping;
  sweep.wake();
  expect(begun()).toBe(1);
  sweep.start();
  expect([begun(), sweep.isStopping()]).toEqual([2, false]);
});
