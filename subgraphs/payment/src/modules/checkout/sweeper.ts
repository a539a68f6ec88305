import type { Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import { createLimit } from '#shared/events/limit.ts';
import type { Logger } from '#shared/log.ts';
import { isDatabaseOutage } from '#shared/outages.ts';
import type { ReachPurchasePoint } from '../../crashPoints.ts';
import { transactionsOf } from '../transaction/transaction.model.ts';
import type { TransactionRow } from '../transaction/transaction.model.ts';
import type { SettlementService } from './settlement.service.ts';

const batchSize = 50;
const atOnce = 4;
const firstDelayMs = 5_000;
// What nobody knows is asked for often; what waits for the buyer, or the bank, comes by webhook and is only made sure of.
const longestDelayMs = { unknown: 30_000, waiting: 600_000 };

const nextSweepOf = ({ status, sweepCount, expiresAt }: TransactionRow, now: Date): Date => {
  const longestMs = status === 'PENDING' ? longestDelayMs.unknown : longestDelayMs.waiting;
  const delayMs = Math.min(firstDelayMs * 2 ** Math.min(sweepCount, 10), longestMs);
  const untilExpiryMs = expiresAt.getTime() - now.getTime();
  return new Date(now.getTime() + (untilExpiryMs > 0 ? Math.min(delayMs, untilExpiryMs) : delayMs));
};

/** Settles what no request and no webhook has settled, and closes what is too late. Any number of processes may sweep: moving a row's time on is the lease. */
export const createSweeper = ({
  connection,
  clock,
  log,
  settlement,
  reach,
}: {
  connection: Connection;
  clock: Clock;
  log: Logger;
  settlement: SettlementService;
  reach: ReachPurchasePoint;
}) => {
  const limited = createLimit({ maxParallel: atOnce });

  const sweepRow = async (row: TransactionRow, now: Date): Promise<boolean> => {
    const { modifiedCount } = await transactionsOf(connection).updateOne(
      { _id: row._id, isSettled: false, nextSweepAt: row.nextSweepAt },
      { $set: { nextSweepAt: nextSweepOf(row, now) }, $inc: { sweepCount: 1 } },
    );
    reach('sweep.claimed');
    if (modifiedCount === 0) return false;
    try {
      await settlement.settle({ transactionId: row._id, actor: { kind: 'system', name: 'sweeper' }, requestId: null });
    } catch (error) {
      // One row's failure keeps no other waiting; its time comes again.
      if (!isDatabaseOutage({ log, error })) log.error({ err: error, transactionId: row._id }, 'a transaction could not be settled');
    }
    return true;
  };

  return {
    /** Everything that is due, once. Answers how many rows this call took. */
    async sweep(): Promise<number> {
      const now = clock.now();
      const due = await transactionsOf(connection)
        .find({ isSettled: false, nextSweepAt: { $lte: now } })
        .sort({ nextSweepAt: 1 })
        .limit(batchSize)
        .toArray();
      const taken = await Promise.all(due.map((row) => limited(() => sweepRow(row, now))));
      return taken.filter(Boolean).length;
    },
  };
};
