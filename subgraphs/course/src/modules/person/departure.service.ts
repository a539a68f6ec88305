import type { Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import type { Claims } from '#shared/mongo/claims.ts';
import { eraseUnderWay, eraseRows } from '#shared/privacy/eraseRows.ts';
import type { Author, Changes } from '../../changes.ts';
import type { Stores } from '../../stores.ts';
import { offerChangedBy } from '../course/course.events.ts';
import { toCourse } from '../course/course.model.ts';
import { slugClaim } from '../course/course.service.ts';
import { lessonRemoved } from '../curriculum/lesson.events.ts';
import { entitlementsCollection } from '../enrollment/entitlement.model.ts';
import { peopleCollection } from './person.model.ts';
import { neutralInstructorName } from './person.service.ts';

const enrollmentsAtOnce = 100;
const author: Author = { actor: { kind: 'system', name: 'erasure' }, requestId: null };

/** What becomes of what a person leaves behind: the learner's things go; what others learn in stays, without a name and no longer for sale. */
export const departureService = ({
  stores,
  connection,
  changes,
  claims,
  clock,
}: {
  stores: Stores;
  connection: Connection;
  changes: Changes;
  claims: Claims;
  clock: Clock;
}) => {
  const eraseLearning = async (learnerId: string): Promise<void> => {
    for (;;) {
      const found = await stores.enrollments.find({ learnerId }, { _id: 1 }).limit(enrollmentsAtOnce).lean();
      if (found.length === 0) break;
      const enrollmentIds = found.map(({ _id }) => _id);
      const eraseProgress = () =>
        eraseRows({ connection, collection: stores.lessonProgress.collection.name, filter: { enrollmentId: { $in: enrollmentIds } } });
      // Progress first: a crash in between leaves the enrolment, by which the rest of it is found. And after: what was being recorded meanwhile.
      await eraseProgress();
      await stores.enrollments.deleteMany({ _id: { $in: enrollmentIds } });
      await eraseProgress();
    }
    await eraseRows({ connection, collection: entitlementsCollection, filter: { userId: learnerId } });
  };

  /** Out of the catalogue, open to those who learn in it. */
  const archive = (id: string): Promise<void> =>
    changes({
      key: `course:${id}`,
      author,
      work: async ({ session, say }) => {
        const archived = { status: 'ARCHIVED' as const, updatedAt: clock.now() };
        const row = await stores.courses
          .findOneAndUpdate(
            { _id: id, status: 'PUBLISHED' },
            { $set: archived, $inc: { revision: 1 } },
            { returnDocument: 'after', session },
          )
          .lean();
        if (row) await say([offerChangedBy(toCourse(row))]);
      },
    });

  /** Nobody else has ever seen it. What was told of it is taken back, without saying again what it was. */
  const dropDraft = (id: string): Promise<void> =>
    changes({
      key: `course:${id}`,
      author,
      work: async ({ session, say }) => {
        const row = await stores.courses.findOneAndDelete({ _id: id, status: 'DRAFT' }, { session }).lean();
        if (!row) return;
        const course = toCourse({ ...row, title: '', slug: '', status: 'ARCHIVED', revision: row.revision + 1, updatedAt: clock.now() });
        const lessons = await stores.lessons.find({ courseId: id }, null, { session }).lean();
        await say([offerChangedBy(course), ...lessons.map((lesson) => lessonRemoved({ row: lesson, at: clock.now() }))]);
        await stores.lessons.deleteMany({ courseId: id }, { session });
        await stores.modules.deleteMany({ courseId: id }, { session });
        await claims.release({ kind: slugClaim, value: row.slug, ownerId: id, session });
      },
    });

  return {
    /** Safe to repeat at any time, and from wherever a crash left it. */
    async erase({ userId }: { userId: string }): Promise<void> {
      await eraseRows({ connection, collection: peopleCollection, filter: { _id: userId } });
      await stores.courses.updateMany({ ownerId: userId }, { $set: { instructorName: neutralInstructorName } });
      await eraseLearning(userId);
      const draftIds: string[] = [];
      for await (const { _id, status } of stores.courses.find({ ownerId: userId }, { status: 1 }).lean().cursor()) {
        if (status === 'PUBLISHED') await archive(_id);
        if (status === 'DRAFT') draftIds.push(_id);
      }
      for (const id of draftIds) await dropDraft(id);
      await eraseUnderWay({ connection, userId });
    },
  };
};
