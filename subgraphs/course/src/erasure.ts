import type { Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import type { Claims } from '#shared/mongo/claims.ts';
import { eraseRows } from '#shared/privacy/eraseRows.ts';
import type { OwnErasure } from '#shared/privacy/eraser.ts';
import type { Author, Changes } from './changes.ts';
import { offerChangedBy } from './modules/course/course.events.ts';
import { toCourse } from './modules/course/course.model.ts';
import { slugClaim } from './modules/course/course.service.ts';
import { lessonRemoved } from './modules/curriculum/lesson.events.ts';
import { neutralInstructorName } from './modules/person/person.service.ts';
import type { Stores } from './stores.ts';

const enrollmentsAtOnce = 100;
const author: Author = { actor: { kind: 'system', name: 'erasure' }, requestId: null };

/** What becomes of what a person leaves behind: the learner's things go; what others learn in stays, without a name and no longer for sale. */
export const ownErasure = ({
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
}): OwnErasure => {
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
    // After the row in `people`: a course that is begun from here on gets the neutral name by itself.
    after: async ({ userId }) => {
      await stores.courses.updateMany({ ownerId: userId }, { $set: { instructorName: neutralInstructorName } });
      await eraseLearning(userId);
      const draftIds: string[] = [];
      for await (const { _id, status } of stores.courses.find({ ownerId: userId }, { status: 1 }).lean().cursor()) {
        if (status === 'PUBLISHED') await archive(_id);
        if (status === 'DRAFT') draftIds.push(_id);
      }
      for (const id of draftIds) await dropDraft(id);
    },
  };
};
