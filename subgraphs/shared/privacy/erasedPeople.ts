import type { ClientSession, Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import type { ReachPoint } from '../crashPoint.ts';
import type { Logger } from '../log.ts';
import { defineCollection } from '../mongo/collection.ts';
import type { RowOf } from '../mongo/collection.ts';
import { nullable } from '../mongo/fields.ts';
import { inTransaction, onceEnded } from '../mongo/transaction.ts';
import { isDatabaseOutage } from '../outages.ts';
import { createSweep } from '../concurrency/sweep.ts';
import type { ErasePerson } from './eraser.ts';

/** The tombstone of a person. It lives as long as this database: a late event finds it and restores nothing. */
export const erasedPeopleCollection = defineCollection({
  name: 'erasedPeople',
  schema: {
    erasureId: String,
    confirmedAt: Date,
    /** Complete passes over all collections. */
    passes: Number,
    /** The end of the lease while a pass is under way, else the time of the next pass. Null after the last pass. */
    nextPassAt: nullable(Date),
  },
  indexes: [{ name: 'due', key: { nextPassAt: 1 } }],
  personalData: { none: 'ids of people whose account was erased, so that none of their data comes back' },
});
type ErasedPersonRow = RowOf<typeof erasedPeopleCollection>;

// In the past of every clock.
const atOnce = new Date(0);
const sweepEveryMs = 1_000;
const leaseMs = 30_000;
const retryMs = 5_000;
// Longer than a token that is not known yet to be revoked, a request and its transaction live together: what those wrote goes in the second pass.
const secondPassMs = 90_000;
const passCount = 2;

export type IsErased = (userId: string, session?: ClientSession) => Promise<boolean>;

/** Asked in the transaction that would store something about a person. */
export const isErasedIn =
  (connection: Connection): IsErased =>
  async (userId, session) =>
    (await erasedPeopleCollection
      .open(connection)
      .exists({ _id: userId })
      .session(session ?? null)) !== null;

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
  const people = erasedPeopleCollection.open(connection);

  const finish = (row: ErasedPersonRow): Promise<void> =>
    inTransaction(connection, async (session) => {
      const isLast = row.passes + 1 >= passCount;
      const nextPassAt = isLast ? null : new Date(clock.now().getTime() + secondPassMs);
      const { matchedCount } = await people.updateOne(
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
    return people
      .findOneAndUpdate(
        { nextPassAt: { $lte: now } },
        { $set: { nextPassAt: new Date(now.getTime() + leaseMs) } },
        { sort: { nextPassAt: 1 }, returnDocument: 'after' },
      )
      .lean();
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
        await people.updateOne({ _id: row._id, erasureId: row.erasureId, passes: row.passes }, { $set: { nextPassAt } });
      }
    }
    return done;
  };

  const sweep = createSweep({ work: runDue, everyMs: sweepEveryMs, log, failure: 'erasures could not be looked through' });

  return {
    /** From the commit of this transaction on, no data of the person is stored, and existing data is deleted. */
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
      await people.updateOne(
        { _id: userId },
        { $set: { erasureId, confirmedAt, passes: 0, nextPassAt: atOnce } },
        { upsert: true, session },
      );
      onceEnded(session, sweep.wake);
    },
    isErased: isErasedIn(connection),
    runDue,
    start: sweep.start,
    /** Back when the pass under way has ended. */
    stop: sweep.stop,
  };
};
export type ErasedPeople = ReturnType<typeof createErasedPeople>;
