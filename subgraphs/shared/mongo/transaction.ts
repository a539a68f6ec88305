import { setTimeout as sleep } from 'node:timers/promises';
import { mongo } from 'mongoose';
import type { ClientSession, Connection } from 'mongoose';
import { isWithinOperation, timeLeftMs } from '../concurrency/deadline.ts';
import { DatabaseUnavailableError } from './connection.ts';
import { transientTransaction, unknownCommit } from './mongoErrors.ts';

export type TransactionControl = {
  /** `return abort(result)`: nothing that was written so far stays, and the caller gets the result. */
  abort: <Result>(result: Result) => Result;
};
export type TransactionOptions = { deadlineMs?: number; random?: () => number };

// Outside of an operation; within one, its own deadline is the end.
const defaultDeadlineMs = 5_000;
const firstBackoffMs = 4;
const longestBackoffMs = 250;

/** Calls `listener` when the transaction has ended, one way or the other; once, for work that runs again asks again. */
export const onceEnded = (session: ClientSession, listener: () => void): void => {
  if (!session.listeners('ended').includes(listener)) session.once('ended', listener);
};

/**
 * All of work's writes, or none. Work runs again when another transaction was in the way, until the deadline, so it must do nothing outside the
 * session; the last conflict is thrown then, as a fault. Reads are of one snapshot, the commit is acknowledged by the majority.
 */
export const inTransaction = async <Result>(
  connection: Connection,
  work: (session: ClientSession, control: TransactionControl) => Promise<Result>,
  { deadlineMs = isWithinOperation() ? Infinity : defaultDeadlineMs, random = Math.random }: TransactionOptions = {},
): Promise<Result> => {
  if (!connection.db) throw new DatabaseUnavailableError('database not connected yet');
  // The wall clock, not the injected one: the deadline bounds real waiting.
  const deadline = performance.now() + timeLeftMs({ longestMs: deadlineMs });
  const remainingMs = () => deadline - performance.now();
  const session = connection.getClient().startSession();
  const backOff = async (attempt: number) => {
    const ceilingMs = Math.min(firstBackoffMs * 2 ** attempt, longestBackoffMs);
    await sleep(ceilingMs * (0.5 + random() / 2));
  };

  const commit = async (): Promise<void> => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        await session.commitTransaction();
        return;
      } catch (error) {
        if (!unknownCommit(error) || remainingMs() <= 0) throw error;
        await backOff(attempt);
      }
    }
  };

  try {
    for (let attempt = 0; ; attempt += 1) {
      session.startTransaction({
        readConcern: { level: 'snapshot' },
        writeConcern: new mongo.WriteConcern('majority'),
        readPreference: 'primary',
      });
      let hasAborted = false;
      const isAborted = () => hasAborted;
      const control: TransactionControl = {
        abort: (result) => {
          hasAborted = true;
          return result;
        },
      };
      try {
        const result = await work(session, control);
        if (isAborted()) await session.abortTransaction();
        else await commit();
        return result;
      } catch (error) {
        if (session.inTransaction()) await session.abortTransaction().catch(() => undefined);
        if (!transientTransaction(error) || remainingMs() <= 0) throw error;
        await backOff(attempt);
      }
    }
  } finally {
    await session.endSession();
  }
};
