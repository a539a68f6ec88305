import type { ClientSession, Connection } from 'mongoose';
import type { KeyedQueue } from './keyedQueue.ts';
import { inTransaction } from '../mongo/transaction.ts';
import type { TransactionControl } from '../mongo/transaction.ts';

/** As inTransaction, behind the work of the same keys in this process. Throws RATE_LIMITED where the queue of a key is full. */
export type QueuedTransaction = <Result>(
  keys: string | readonly string[],
  work: (session: ClientSession, control: TransactionControl) => Promise<Result>,
) => Promise<Result>;

export const createQueuedTransaction =
  ({ connection, queue }: { connection: Connection; queue: KeyedQueue }): QueuedTransaction =>
  (keys, work) =>
    queue(keys, () => inTransaction(connection, work));
