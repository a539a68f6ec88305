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

/** Names and suspensions of instructors, kept by event: the catalogue asks no other subgraph for them. */
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

  /** What a course that is written in this session has of its owner. */
  async ownerForCourse({
    userId,
    session,
  }: {
    userId: string;
    session: ClientSession;
  }): Promise<{ instructorName: string; isOwnerSuspended: boolean }> {
    // A write, not a read: the name's event, arriving in this very moment, collides with it. Either it sees the new course, or the course sees the name.
    const person = await stores.people
      .findOneAndUpdate(
        { _id: userId },
        { $set: { lastCourseAt: clock.now() }, $setOnInsert: { sequence: -1, displayName: null } },
        { upsert: true, returnDocument: 'after', session },
      )
      .lean();
    return { instructorName: person.displayName ?? neutralInstructorName, isOwnerSuspended: person.isSuspended ?? false };
  },

  /** Stores a person, unless a newer state is known, and copies it to the person's courses. No edit of theirs: revisions stay. */
  async store({
    userId,
    displayName,
    isSuspended,
    sequence,
    session,
  }: {
    userId: string;
    displayName: string;
    isSuspended: boolean;
    sequence: number;
    session: ClientSession;
  }): Promise<void> {
    const outcome = await applyNewer<PersonRow>({
      connection,
      collection: peopleCollection,
      id: userId,
      sequence,
      fields: { displayName, isSuspended },
      session,
    });
    if (outcome === 'older') return;
    const copied = { instructorName: displayName, isOwnerSuspended: isSuspended };
    await stores.courses.updateMany({ ownerId: userId }, { $set: copied }, { session });
  },
});
export type PersonService = ReturnType<typeof personService>;
