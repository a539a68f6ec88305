import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../../faults.ts';
import { expect, test } from 'vitest';
import { createKeyedQueue } from '../../concurrency/keyedQueue.ts';
import { deadlineIn, runWithin } from '../../concurrency/deadline.ts';

const times = <Value>(count: number, make: (index: number) => Value): Value[] => Array.from({ length: count }, (_, index) => make(index));

/** Work that ends when the test says so. */
const pendingWork = (): { work: () => Promise<string>; end: () => void; hasStarted: () => boolean } => {
  const { promise, resolve } = Promise.withResolvers<string>();
  let started = false;
  return {
    work: () => {
      started = true;
      return promise;
    },
    end: () => resolve('done'),
    hasStarted: () => started,
  };
};
const refusalOf = (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => 'ok',
    (error: unknown) => (error instanceof Fault ? { code: error.code, ...error.details } : error),
  );
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('work of one key runs one at a time in order of arrival, also after a failure', async () => {
  const queue = createKeyedQueue();
  const order: string[] = [];
  let running = 0;
  const run = (index: number) =>
    queue('account', async () => {
      running += 1;
      order.push(`${index}:${running}`);
      await settled();
      running -= 1;
      if (index === 1) throw new Error('failed');
      return index;
    });
  const outcomes = await Promise.allSettled(times(4, run));
  expect(order).toEqual(['0:1', '1:1', '2:1', '3:1']);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
});

test('work of another key does not wait', async () => {
  const queue = createKeyedQueue();
  const first = pendingWork();
  const running = queue('one', first.work);
  expect(await queue('other', () => Promise.resolve('other'))).toBe('other');
  first.end();
  expect(await running).toBe('done');
});

test('one more than may wait for a key is refused at once with a wait, and the key takes work again afterwards', async () => {
  const queue = createKeyedQueue({ maxWaitingPerKey: 3 });
  const first = pendingWork();
  const admitted = [queue('hot', first.work), ...times(3, () => queue('hot', () => Promise.resolve('done')))];
  expect(await refusalOf(queue('hot', () => Promise.resolve('late')))).toEqual({ code: 'RATE_LIMITED', retryAfterSeconds: 1 });
  expect(await queue('cold', () => Promise.resolve('done'))).toBe('done');
  first.end();
  expect(await Promise.all(admitted)).toEqual(['done', 'done', 'done', 'done']);
  expect(await queue('hot', () => Promise.resolve('again'))).toBe('again');
});

test('one more than may wait in all is refused, whatever its key', async () => {
  const queue = createKeyedQueue({ maxWaiting: 2 });
  const works = ['one', 'other', 'third'].map((key) => ({ key, ...pendingWork() }));
  const running = works.map(({ key, work }) => queue(key, work));
  const waiting = ['one', 'other'].map((key) => queue(key, () => Promise.resolve('done')));
  expect(await refusalOf(queue('third', () => Promise.resolve('late')))).toMatchObject({ code: 'RATE_LIMITED' });
  for (const { end } of works) end();
  expect(await Promise.all([...running, ...waiting])).toEqual(times(5, () => 'done'));
});

test('work whose caller has given up before its turn is refused without being run, and the next one has its turn', async () => {
  const queue = createKeyedQueue();
  const [first, late] = [pendingWork(), pendingWork()];
  const running = queue('hot', first.work);
  const refused = runWithin(deadlineIn(510), () => refusalOf(queue('hot', late.work)));
  const patient = runWithin(deadlineIn(600_000), () => queue('hot', () => Promise.resolve('patient')));
  await sleep(50);
  first.end();
  expect(await running).toBe('done');
  expect(await refused).toMatchObject({ code: 'RATE_LIMITED' });
  expect(late.hasStarted()).toBe(false);
  expect(await patient).toBe('patient');
  expect(await queue('hot', () => Promise.resolve('next'))).toBe('next');
});

test('work of two keys in either order waits for both and never for one another', async () => {
  const queue = createKeyedQueue();
  let running = 0;
  const highest: number[] = [];
  const work = async () => {
    running += 1;
    highest.push(running);
    await settled();
    running -= 1;
    return 'done';
  };
  const outcomes = await Promise.all(times(20, (index) => queue(index % 2 === 0 ? ['a', 'b'] : ['b', 'a', 'b'], work)));
  expect(outcomes).toEqual(times(20, () => 'done'));
  expect(Math.max(...highest)).toBe(1);
});

test('refuses the last to come as soon as the pace of the key leaves them no time, and runs the others', async () => {
  const queue = createKeyedQueue();
  const slow = () => sleep(20, 'done');
  // Half of the time left is for waiting: about ten pieces of 20 ms, of 40 that arrive together.
  const outcomes = await runWithin(deadlineIn(1_000), () => Promise.all(times(40, () => refusalOf(queue('hot', slow)))));
  const ran = outcomes.filter((outcome) => outcome === 'ok');
  expect(ran.length).toBeGreaterThan(0);
  expect(ran.length).toBeLessThan(40);
  expect(outcomes.slice(0, ran.length)).toEqual(ran);
  expect(outcomes.slice(ran.length)).toEqual(times(40 - ran.length, () => ({ code: 'RATE_LIMITED', retryAfterSeconds: 1 })));
});
