import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<number>();
// What an answer still needs on its way to the client.
const answerMarginMs = 500;

/** Runs work on behalf of a caller who waits until `deadline`. One that is over already says nothing: the clocks of two machines differ. */
export const runForCaller = <Result>({ deadline, work }: { deadline: Date; work: () => Result }): Result => {
  const remainingMs = deadline.getTime() - Date.now() - answerMarginMs;
  return remainingMs > 0 ? storage.run(performance.now() + remainingMs, work) : work();
};

/** Whether the caller on whose behalf this runs has given up by now. False where nobody waits: in a sweep, a consumer, a command. */
export const hasCallerGone = (): boolean => performance.now() > (storage.getStore() ?? Number.POSITIVE_INFINITY);
