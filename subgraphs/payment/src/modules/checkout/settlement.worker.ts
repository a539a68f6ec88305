import type { Clock } from '#shared/clock.ts';
import { createLimit } from '#shared/events/limit.ts';
import type { Logger } from '#shared/log.ts';
import { isDatabaseOutage } from '#shared/outages.ts';
import type { TransactionRow, Transactions } from '../transaction/transaction.collection.ts';
import type { SettlementService } from './settlement.service.ts';

const batchSize = 50;
const maxParallelSettlements = 4;
const firstDelayMs = 5_000;
// An unknown state is read often. A payment that waits for the buyer or the bank is announced by webhook, so it is only verified.
const longestDelayMs = { unknown: 30_000, waiting: 600_000 };

const nextSweepOf = ({ status, sweepCount, expiresAt }: TransactionRow, now: Date): Date => {
  const longestMs = status === 'PENDING' ? longestDelayMs.unknown : longestDelayMs.waiting;
  const delayMs = Math.min(firstDelayMs * 2 ** Math.min(sweepCount, 10), longestMs);
  const untilExpiryMs = expiresAt.getTime() - now.getTime();
  return new Date(now.getTime() + (untilExpiryMs > 0 ? Math.min(delayMs, untilExpiryMs) : delayMs));
};

/**
 * Settles the transactions that no request and no webhook has settled, and closes the expired ones. Any number of processes may sweep: moving the time of
 * a row forward is the lease.
 */
export const createSettlementWorker = ({
  transactions,
  clock,
  log,
  settlement,
}: {
  transactions: Transactions;
  clock: Clock;
  log: Logger;
  settlement: SettlementService;
}) => {
  const limited = createLimit({ maxParallel: maxParallelSettlements });

  const settleRow = async (row: TransactionRow, now: Date): Promise<void> => {
    const { _id: transactionId, nextSweepAt } = row;
    const { modifiedCount } = await transactions.updateOne(
      { _id: transactionId, isSettled: false, nextSweepAt },
      { $set: { nextSweepAt: nextSweepOf(row, now) }, $inc: { sweepCount: 1 } },
    );
    if (modifiedCount === 0) return;
    try {
      await settlement.settle({ transactionId, actor: { kind: 'system', name: 'sweeper' }, requestId: null });
    } catch (error) {
      // The failure of one row does not stop the others. A later sweep retries it.
      if (!isDatabaseOutage({ log, error })) log.error({ err: error, transactionId }, 'a transaction could not be settled');
    }
  };

  return {
    /** Settles one batch of due transactions, the most overdue first. */
    async settleDue(): Promise<void> {
      const now = clock.now();
      const due = await transactions
        .find({ isSettled: false, nextSweepAt: { $lte: now } })
        .sort({ nextSweepAt: 1 })
        .limit(batchSize)
        .lean();
      await Promise.all(due.map((row) => limited(() => settleRow(row, now))));
    },
  };
};
