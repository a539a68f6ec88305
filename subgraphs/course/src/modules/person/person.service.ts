import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientSession, Connection } from 'mongoose';
import type { PayloadOf } from '#events/envelope.ts';
import type { userChanged } from '#events/auth.ts';
import { applyNewer } from '#shared/events/applyNewer.ts';
import type { Clock } from '#shared/clock.ts';
import type { Courses } from '../course/course.collection.ts';
import { personCollection } from './person.collection.ts';
import type { People } from './person.collection.ts';

/** The instructor name of a course until the real one has arrived. */
export const neutralInstructorName = 'HAR Academy';
const pollMs = 50;

type PersonState = Pick<PayloadOf<typeof userChanged>, 'userId' | 'displayName'> & {
  isSuspended: boolean;
  sequence: number;
  session: ClientSession;
};

/** Names and suspensions of instructors, fed by events: the catalog queries no other subgraph for them. */
export const personService = ({
  stores: { people, courses },
  connection,
  clock,
  nameWaitMs,
}: {
  stores: { people: People; courses: Courses };
  connection: Connection;
  clock: Clock;
  nameWaitMs: number;
}) => ({
  /** A person may create a course in the second of the registration. The wait gives the event with the name time to arrive. */
  async waitForName(userId: string): Promise<void> {
    // A real wait: it uses the machine's time, not the injected one.
    const giveUpAt = performance.now() + nameWaitMs;
    for (;;) {
      const person = await people.findOne({ _id: userId }, { displayName: 1 }).lean();
      if (person?.displayName || performance.now() >= giveUpAt) return;
      await sleep(pollMs);
    }
  },

  /** Records that the person creates a course in this session, and returns the course's copy of the person. */
  async recordNewCourse({
    userId,
    session,
  }: {
    userId: string;
    session: ClientSession;
  }): Promise<{ instructorName: string; isOwnerSuspended: boolean }> {
    // A write, not a read: a name's event that arrives at the same moment collides with it. Either the event finds the new course, or the course
    // gets the name.
    const person = await people
      .findOneAndUpdate(
        { _id: userId },
        { $set: { lastCourseAt: clock.now() }, $setOnInsert: { sequence: -1, displayName: null } },
        { upsert: true, returnDocument: 'after', session },
      )
      .lean();
    return { instructorName: person.displayName ?? neutralInstructorName, isOwnerSuspended: person.isSuspended ?? false };
  },

  /** Stores a person unless a newer state is stored, and copies it to the person's courses. Their revisions stay, because this is not an edit. */
  async store({ userId, displayName, isSuspended, sequence, session }: PersonState): Promise<void> {
    const outcome = await applyNewer({
      connection,
      collection: personCollection,
      id: userId,
      sequence,
      fields: { displayName, isSuspended },
      session,
    });
    if (outcome === 'older') return;
    const copied = { instructorName: displayName, isOwnerSuspended: isSuspended };
    await courses.updateMany({ ownerId: userId }, { $set: copied }, { session });
  },
});
export type PersonService = ReturnType<typeof personService>;
