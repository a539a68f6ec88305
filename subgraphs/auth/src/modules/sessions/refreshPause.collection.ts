import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientSession } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import { runDetached } from '#shared/concurrency/deadline.ts';
import { serviceUnavailable } from '#shared/faults.ts';
import { defineCollection } from '#shared/mongo/collection.ts';
import type { Collection, RowOf } from '#shared/mongo/collection.ts';

/** The id is the account's. */
export const refreshPauseCollection = defineCollection({
  name: 'refreshPauses',
  schema: { until: Date },
  // For rows whose process ended before it deleted them.
  indexes: [{ name: 'expiry', key: { until: 1 }, expireAfterSeconds: 0 }],
  personalData: { subject: '_id', export: { nothing: 'marks that sessions are being closed right now' }, onErasure: 'delete' },
});

const pauseMs = 5_000;
const pollEveryMs = 50;
const longestWaitMs = 2_000;

/**
 * Suspends the refreshes of an account while all its sessions are being closed. Each rotation conflicts with the transaction that closes them, and a
 * client that refreshes many of them without a pause could prevent its end.
 */
export const createRefreshPauses = ({
  refreshPauses,
  clock,
}: {
  refreshPauses: Collection<RowOf<typeof refreshPauseCollection>>;
  clock: Clock;
}) => {
  const begun = new WeakSet<ClientSession>();
  const isPaused = async (userId: string): Promise<boolean> =>
    ((await refreshPauses.findById(userId).lean())?.until.getTime() ?? 0) > clock.now().getTime();

  return {
    /** Written outside of the caller's transaction. Lasts until that transaction has ended, committed or not. */
    async begin(userId: string, transaction: ClientSession): Promise<void> {
      const until = new Date(clock.now().getTime() + pauseMs);
      await refreshPauses.updateOne({ _id: userId }, { $set: { until } }, { upsert: true });
      if (begun.has(transaction)) return;
      begun.add(transaction);
      const end = async (): Promise<void> => {
        await refreshPauses.deleteOne({ _id: userId });
      };
      // A row that could not be deleted ends by itself after some seconds.
      transaction.once('ended', () => void runDetached(end).catch(() => undefined));
    },
    /** Waits for the end of the pause. Returns whether there was one. @throws SERVICE_UNAVAILABLE when it outlasts a client's patience. */
    async waitForEnd(userId: string): Promise<boolean> {
      // Real waiting: the machine's time, not the injected clock.
      const deadline = performance.now() + longestWaitMs;
      let hasWaited = false;
      while (await isPaused(userId)) {
        hasWaited = true;
        if (performance.now() > deadline) throw serviceUnavailable();
        await sleep(pollEveryMs);
      }
      return hasWaited;
    },
  };
};
export type RefreshPauses = ReturnType<typeof createRefreshPauses>;
