import type { ClientSession, Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import type { ReachPoint } from '#shared/crashPoint.ts';
import type { Logger } from '#shared/log.ts';
import { collectionOf } from '#shared/mongo/connection.ts';
import type { CollectionIndexes } from '#shared/mongo/connection.ts';
import { inTransaction, onceEnded } from '#shared/mongo/transaction.ts';
import { isDatabaseOutage } from '#shared/outages.ts';
import { createSweep } from '#shared/sweep.ts';
import type { ErasePerson } from './eraser.ts';

/** The tombstone of a person, as long as this database: an event that comes late finds it and brings nothing back. */
type ErasedPersonRow = {
  _id: string;
  erasureId: string;
  confirmedAt: Date;
  /** How often everything was gone through. */
  passes: number;
  /** Whoever takes a pass on moves this to the end of its lease. Null once there is nothing left to do. */
  nextPassAt: Date | null;
};

const erasedPeopleCollection = 'erasedPeople';
export const erasedPeopleIndexes: readonly CollectionIndexes[] = [
  // Rows stay: an id, and when.
  { collection: erasedPeopleCollection, indexes: [{ name: 'due', key: { nextPassAt: 1 } }] },
];

// In the past of every clock.
const atOnce = new Date(0);
const sweepEveryMs = 1_000;
const leaseMs = 30_000;
const retryMs = 5_000;
// Longer than a token that is not known yet to be revoked, a request and its transaction live together: what those wrote goes in the second pass.
const secondPassMs = 90_000;
const passCount = 2;

/** The people that were erased here, and the work of it: in batches, from the start again after a crash, and once more when nothing of theirs runs. */
export const createErasedPeople = ({
  connection,
  clock,
  log,
  reachPoint,
  name,
  erase,
  onErased,
}: {
  connection: Connection;
  clock: Clock;
  log: Logger;
  reachPoint: ReachPoint;
  name: string;
  /** Takes away what is left of the person; safe to repeat at any time. */
  erase: ErasePerson;
  /** Told in the transaction that records the first complete pass. */
  onErased: (erased: { userId: string; erasureId: string; session: ClientSession }) => Promise<void>;
}) => {
  const people = () => collectionOf<ErasedPersonRow>({ connection, name: erasedPeopleCollection });

  const finish = (row: ErasedPersonRow): Promise<void> =>
    inTransaction(connection, async (session) => {
      const isLast = row.passes + 1 >= passCount;
      const nextPassAt = isLast ? null : new Date(clock.now().getTime() + secondPassMs);
      const { matchedCount } = await people().updateOne(
        { _id: row._id, erasureId: row.erasureId, passes: row.passes },
        { $set: { nextPassAt }, $inc: { passes: 1 } },
        { session },
      );
      // Finished by another process, or to be begun anew.
      if (matchedCount === 0) return;
      if (row.passes === 0) await onErased({ userId: row._id, erasureId: row.erasureId, session });
      reachPoint(`${name}.erasure.recorded`);
    });

  const take = (): Promise<ErasedPersonRow | null> => {
    const now = clock.now();
    return people().findOneAndUpdate(
      { nextPassAt: { $lte: now } },
      { $set: { nextPassAt: new Date(now.getTime() + leaseMs) } },
      { sort: { nextPassAt: 1 }, returnDocument: 'after' },
    );
  };

  /** Answers how many people were gone through. */
  const runDue = async (): Promise<number> => {
    let done = 0;
    for (let row = await take(); row !== null; row = await take()) {
      try {
        reachPoint(`${name}.erasure.taken`);
        await erase({ userId: row._id });
        reachPoint(`${name}.erasure.erased`);
        await finish(row);
        done += 1;
      } catch (error) {
        if (!isDatabaseOutage({ log, error })) log.warn({ err: error, erasure_id: row.erasureId }, 'an erasure could not be finished yet');
        const nextPassAt = new Date(clock.now().getTime() + retryMs);
        await people().updateOne({ _id: row._id, erasureId: row.erasureId, passes: row.passes }, { $set: { nextPassAt } });
      }
    }
    return done;
  };

  const sweep = createSweep({ work: runDue, everyMs: sweepEveryMs, log, failure: 'erasures could not be looked through' });

  return {
    /** From the commit of this transaction on nothing of the person is kept, and what is there goes. */
    remember: async ({
      userId,
      erasureId,
      confirmedAt,
      session,
    }: {
      userId: string;
      erasureId: string;
      confirmedAt: Date;
      session: ClientSession;
    }): Promise<void> => {
      await people().updateOne(
        { _id: userId },
        { $set: { erasureId, confirmedAt, passes: 0, nextPassAt: atOnce } },
        { upsert: true, session },
      );
      onceEnded(session, sweep.wake);
    },
    /** For whatever would keep something of a person, in the transaction that keeps it. */
    async isErased(userId: string, session?: ClientSession): Promise<boolean> {
      const row = await people().findOne({ _id: userId }, { projection: { _id: 1 }, ...(session ? { session } : {}) });
      return row !== null;
    },
    runDue,
    start: sweep.start,
    /** Back when the pass under way has ended. */
    stop: sweep.stop,
  };
};
export type ErasedPeople = ReturnType<typeof createErasedPeople>;
