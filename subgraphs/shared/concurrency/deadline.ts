import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** The instant by which an answer is needed. On the monotonic clock of this process, not the injected one: it bounds real waiting. */
export class Deadline {
  readonly #endsAtMs: number;
  constructor(endsAtMs: number) {
    this.#endsAtMs = endsAtMs;
  }
  /** Zero once it is over. */
  remainingMs(): number {
    return Math.max(0, this.#endsAtMs - performance.now());
  }
  /** An earlier deadline for a step inside: `reserveMs` are left for what follows it, at most half of the time that is left. */
  inner(reserveMs: number): Deadline {
    return new Deadline(this.#endsAtMs - Math.min(reserveMs, this.remainingMs() / 2));
  }
}

export const deadlineIn = (ms: number): Deadline => new Deadline(performance.now() + ms);

/** How long one operation of a client may take in all, at the router. Everything below happens within it. */
export const operationMs = 10_000;
/** Between the end of a subgraph's time and the router's: for the way back and the router's own work. */
const hopMs = 1_000;
/** Between the end of the last wait in a service and the end of the subgraph's time: for what the answer is made of. */
const answerMs = 500;

/** What a subgraph is given of the router's time. */
export const subgraphDeadline = (routers: Deadline): Deadline => routers.inner(hopMs);

const current = new AsyncLocalStorage<Deadline>();

/** Everything that `work` waits for, however deep, sees this deadline. */
export const runWithin = <Result>(deadline: Deadline, work: () => Result): Result => current.run(deadline, work);

/** For work that an operation starts and does not wait for: it outlives the operation, and its deadline. */
export const runDetached = <Result>(work: () => Result): Result => current.exit(work);

/** The time for one step of the operation under way, never more than `longestMs`; outside of an operation just that. At least a millisecond, for 0 often means endless. */
export const timeLeftMs = ({ longestMs }: { longestMs: number }): number => {
  const deadline = current.getStore();
  return deadline === undefined ? longestMs : Math.max(1, Math.min(longestMs, deadline.inner(answerMs).remainingMs()));
};

/** Within an operation, which is what bounds it. */
export const isWithinOperation = (): boolean => current.getStore() !== undefined;

/** Whether the operation under way has no time left for more work. False where no caller waits: in a sweep, a consumer, a command. */
export const isOperationOver = (): boolean => (current.getStore()?.remainingMs() ?? Infinity) <= answerMs;

/** The work's result, or `late`'s when the deadline comes first; the work goes on then, and its failure is ignored. */
export const answerBy = async <Result, Late>({
  deadline,
  work,
  late,
}: {
  deadline: Deadline;
  work: Promise<Result>;
  late: () => Late | Promise<Late>;
}): Promise<Result | Late> => {
  const timer = new AbortController();
  const isLate = Symbol('late');
  const end = sleep(deadline.remainingMs(), isLate, { signal: timer.signal }).catch(() => isLate);
  work.catch(() => undefined);
  try {
    const first = await Promise.race([work, end]);
    return first === isLate ? await late() : await work;
  } finally {
    timer.abort();
  }
};

/** As answerBy, within the operation under way; outside of one the work is waited for. */
export const answerInTime = <Result, Late>({
  work,
  late,
}: {
  work: Promise<Result>;
  late: () => Late | Promise<Late>;
}): Promise<Result | Late> => {
  const deadline = current.getStore();
  return deadline === undefined ? work : answerBy({ deadline: deadline.inner(answerMs), work, late });
};
