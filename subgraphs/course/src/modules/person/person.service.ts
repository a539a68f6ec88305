import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientSession, Connection } from 'mongoose';
import { applyNewer } from '#shared/events/applyNewer.ts';
import type { Clock } from '#shared/clock.ts';
import type { Stores } from '../../stores.ts';
import { peopleCollection } from './person.model.ts';
import type { PersonRow } from './person.model.ts';

/** What a course shows until its instructor's name has arrived. */
export const neutralInstructorName = 'HAR Academy';
const pollMs = 50;

/** The names of instructors, kept by event: the catalogue asks no other subgraph for them. */
export const personService = ({
  stores,
  connection,
  clock,
  nameWaitMs,
}: {
  stores: Pick<Stores, 'people' | 'courses'>;
  connection: Connection;
  clock: Clock;
  nameWaitMs: number;
}) => ({
  /** Somebody may teach in the second in which they registered: gives the name's event that long to arrive. */
  async untilNameArrives(userId: string): Promise<void> {
    // Real waiting, so the machine's time and not the injected one.
    const giveUpAt = performance.now() + nameWaitMs;
    for (;;) {
      const person = await stores.people.findOne({ _id: userId }, { displayName: 1 }).lean();
      if (person?.displayName || performance.now() >= giveUpAt) return;
      await sleep(pollMs);
    }
  },

  /** The name for a course that is written in this session. */
  async nameForCourse({ userId, session }: { userId: string; session: ClientSession }): Promise<string> {
    // A write, not a read: the name's event, arriving in this very moment, collides with it. Either it sees the new course, or the course sees the name.
    const person = await stores.people
      .findOneAndUpdate(
        { _id: userId },
        { $set: { lastCourseAt: clock.now() }, $setOnInsert: { sequence: -1, displayName: null } },
        { upsert: true, returnDocument: 'after', session },
      )
      .lean();
    return person.displayName ?? neutralInstructorName;
  },

  /** Keeps a name, unless a newer one is known, and puts it on the person's courses. No edit of theirs: revisions stay. */
  async keepName({
    userId,
    displayName,
    sequence,
    session,
  }: {
    userId: string;
    displayName: string;
    sequence: number;
    session: ClientSession;
  }): Promise<void> {
    const outcome = await applyNewer<PersonRow>({
      connection,
      collection: peopleCollection,
      id: userId,
      sequence,
      fields: { displayName },
      session,
    });
    if (outcome === 'applied') await stores.courses.updateMany({ ownerId: userId }, { $set: { instructorName: displayName } }, { session });
  },
});
export type PersonService = ReturnType<typeof personService>;
