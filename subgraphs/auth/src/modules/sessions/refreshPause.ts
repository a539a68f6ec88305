import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientSession, Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import { runDetached } from '#shared/deadline.ts';
import { serviceUnavailable } from '#shared/faults.ts';
import { collectionOf } from '#shared/mongo/connection.ts';
import type { CollectionIndexes } from '#shared/mongo/connection.ts';

/** The id is the account's. */
type PauseRow = { _id: string; until: Date };

const collection = 'refreshPauses';
// How rows leave that nobody took away: their process has ended.
export const refreshPauseIndexes: readonly CollectionIndexes[] = [
  { collection, indexes: [{ name: 'expiry', key: { until: 1 }, expireAfterSeconds: 0 }] },
];

const pauseMs = 5_000;
const lookEveryMs = 50;
const longestWaitMs = 2_000;

/**
 * While the sessions of an account are being closed none of them is refreshed: each rotation would be in the way of the transaction that closes them
 * all, and whoever refreshes many of them without a pause could keep it from ever ending.
 */
export const createRefreshPauses = ({ connection, clock }: { connection: Connection; clock: Clock }) => {
  const rows = () => collectionOf<PauseRow>({ connection, name: collection });
  const begun = new WeakSet<ClientSession>();
  const isPaused = async (userId: string): Promise<boolean> => ((await rows().findOne({ _id: userId }))?.until ?? 0) > clock.now();

  return {
    /** From now on, beside the caller's transaction and not in it, until that has ended, one way or the other. */
    async begin(userId: string, transaction: ClientSession): Promise<void> {
      const until = new Date(clock.now().getTime() + pauseMs);
      await rows().updateOne({ _id: userId }, { $set: { until } }, { upsert: true });
      if (begun.has(transaction)) return;
      begun.add(transaction);
      const end = async (): Promise<void> => {
        await rows().deleteOne({ _id: userId });
      };
      // What stays for now is over in some seconds.
      transaction.once('ended', () => void runDetached(end).catch(() => undefined));
    },
    /** Back when there is none. Whether it has waited for that. Throws SERVICE_UNAVAILABLE when it takes longer than a client would wait. */
    async hasWaited(userId: string): Promise<boolean> {
      // Real waiting, so the machine's time and not the injected one.
      const giveUpAt = performance.now() + longestWaitMs;
      let hasWaited = false;
      while (await isPaused(userId)) {
        hasWaited = true;
        if (performance.now() > giveUpAt) throw serviceUnavailable();
        await sleep(lookEveryMs);
      }
      return hasWaited;
    },
  };
};
export type RefreshPauses = ReturnType<typeof createRefreshPauses>;
