import type { ClientSession, Connection } from 'mongoose';
import type { KeyedQueue } from '../concurrency/keyedQueue.ts';
import { inTransaction } from './transaction.ts';
import type { TransactionControl } from './transaction.ts';

/** As inTransaction, behind the work of the same keys in this process. Throws RATE_LIMITED where the queue of a key is full. */
export type QueuedTransaction = <Result>(
  keys: string | readonly string[],
  work: (session: ClientSession, control: TransactionControl) => Promise<Result>,
) => Promise<Result>;

// Other processes may hold the same rows: they are waited for rather than refused, and above this the caller has gone.
const conflictDeadlineMs = 15_000;

export const createQueuedTransaction =
  ({ connection, queue }: { connection: Connection; queue: KeyedQueue }): QueuedTransaction =>
  (keys, work) =>
    queue(keys, () => inTransaction(connection, work, { deadlineMs: conflictDeadlineMs }));
