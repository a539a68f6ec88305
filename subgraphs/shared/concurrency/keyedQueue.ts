import { rateLimited } from '../faults.ts';
import { isOperationOver, timeLeftMs } from './deadline.ts';

/**
 * Runs the work of one key one piece after the other, in order of arrival. Work of several keys waits for each of them. Throws RATE_LIMITED with a wait,
 * and runs nothing, when a queue is full or its caller has given up before the turn comes.
 */
export type KeyedQueue = <Result>(keys: string | readonly string[], work: () => Promise<Result>) => Promise<Result>;

export type KeyedQueueBounds = {
  /** Pieces of work that may wait behind the running one of the same key. */
  maxWaitingPerKey?: number;
  /** Pieces of work that may wait in all, which bounds the memory of the queue. */
  maxWaiting?: number;
};

/** `longestWaitMs`: half of the time that its caller had left, so that the other half is there for the work. */
type Place = { start: () => void; refuse: (refusal: Error) => void; longestWaitMs: number };
/** `waiting`: in order of arrival. */
type Lane = { waiting: Place[]; averageMs: number };

const smoothing = 0.2;

/**
 * Transactions on one hot row abort one another and start again. Within a process they queue instead; between processes the transactions decide. So the
 * queue saves work and guarantees nothing: no result may depend on it.
 */
export const createKeyedQueue = ({ maxWaitingPerKey = 256, maxWaiting = 10_000 }: KeyedQueueBounds = {}): KeyedQueue => {
  // A lane exists as long as work of its key runs.
  const lanes = new Map<string, Lane>();
  let waitingInAll = 0;

  const waitSecondsOf = ({ waiting, averageMs }: Lane): number => Math.max(1, Math.ceil((waiting.length * averageMs) / 1_000));

  // The pace of the key shows who will not have their turn in time. The last to come are refused first: the others keep their place.
  const refuseTail = (lane: Lane): void => {
    for (let last = lane.waiting.at(-1); last && lane.waiting.length * lane.averageMs > last.longestWaitMs; last = lane.waiting.at(-1)) {
      last.refuse(rateLimited(waitSecondsOf(lane)));
      lane.waiting.pop();
    }
  };

  const enter = async (key: string): Promise<Lane> => {
    const present = lanes.get(key);
    if (!present) {
      const lane: Lane = { waiting: [], averageMs: 0 };
      lanes.set(key, lane);
      return lane;
    }
    if (present.waiting.length >= maxWaitingPerKey || waitingInAll >= maxWaiting) throw rateLimited(waitSecondsOf(present));
    const longestWaitMs = timeLeftMs({ longestMs: Infinity }) / 2;
    if ((present.waiting.length + 1) * present.averageMs > longestWaitMs) throw rateLimited(waitSecondsOf(present));
    waitingInAll += 1;
    try {
      await new Promise<void>((start, refuse) => present.waiting.push({ start, refuse, longestWaitMs }));
    } finally {
      waitingInAll -= 1;
    }
    if (!isOperationOver()) return present;
    const refusal = rateLimited(waitSecondsOf(present));
    leave(key, present);
    throw refusal;
  };

  const leave = (key: string, lane: Lane): void => {
    const next = lane.waiting.shift();
    if (next === undefined) lanes.delete(key);
    else next.start();
  };

  const runInLane = async <Result>(key: string, work: () => Promise<Result>): Promise<Result> => {
    const lane = await enter(key);
    const startedAt = performance.now();
    try {
      return await work();
    } finally {
      const durationMs = performance.now() - startedAt;
      lane.averageMs = lane.averageMs === 0 ? durationMs : lane.averageMs + smoothing * (durationMs - lane.averageMs);
      refuseTail(lane);
      leave(key, lane);
    }
  };

  return (keys, work) => {
    // In one order everywhere: two pieces of work that want the same two keys never wait for each other.
    const sorted = typeof keys === 'string' ? [keys] : [...new Set(keys)].toSorted();
    const nested = sorted.reduceRight<typeof work>((inner, key) => () => runInLane(key, inner), work);
    return nested();
  };
};
