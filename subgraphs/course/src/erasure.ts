import type { Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import type { Claims } from '#shared/mongo/claims.ts';
import { toDomain } from '#shared/mongo/collection.ts';
import { eraseRows } from '#shared/privacy/eraseRows.ts';
import type { OwnErasure } from '#shared/privacy/eraser.ts';
import type { Author, Changes } from './changes.ts';
import { everyCourse, withoutKeys } from './modules/course/course.collection.ts';
import type { Courses } from './modules/course/course.collection.ts';
import { offerChangedDraft } from './modules/course/course.events.ts';
import { slugClaim } from './modules/course/slugClaim.collection.ts';
import { lessonRowsOf } from './modules/curriculum/curriculum.collection.ts';
import type { Lessons, Modules } from './modules/curriculum/curriculum.collection.ts';
import { lessonRemovedDraft } from './modules/curriculum/lesson.events.ts';
import { lessonProgressCollection } from './modules/enrollment/enrollment.collection.ts';
import type { Enrollments } from './modules/enrollment/enrollment.collection.ts';
import { neutralInstructorName } from './modules/person/person.service.ts';

const enrollmentBatchSize = 100;
const author: Author = { actor: { kind: 'system', name: 'erasure' }, requestId: null };

/** Erases a person's learning and teaching: a learner's rows are deleted; published courses stay for their learners, nameless and not for sale. */
export const ownErasure = ({
  stores,
  connection,
  changes,
  claims,
  clock,
}: {
  stores: { courses: Courses; modules: Modules; lessons: Lessons; enrollments: Enrollments };
  connection: Connection;
  changes: Changes;
  claims: Claims;
  clock: Clock;
}): OwnErasure => {
  const eraseLearning = async (learnerId: string): Promise<void> => {
    for (;;) {
      const found = await stores.enrollments.find({ learnerId }, { _id: 1 }).limit(enrollmentBatchSize).lean();
      if (found.length === 0) break;
      const enrollmentIds = found.map(({ _id }) => _id);
      const eraseProgress = () =>
        eraseRows({ connection, collection: lessonProgressCollection.name, filter: { enrollmentId: { $in: enrollmentIds } } });
      // Before the enrollments, which lead to the rest after a crash, and again after them, for concurrent reports.
      await eraseProgress();
      await stores.enrollments.deleteMany({ _id: { $in: enrollmentIds } });
      await eraseProgress();
    }
  };

  /** Removes the course from the catalog. It stays open to its learners. */
  const archive = (id: string): Promise<void> =>
    changes({
      key: `course:${id}`,
      author,
      work: async ({ session, publish }) => {
        const archived = { status: 'ARCHIVED' as const, updatedAt: clock.now() };
        const row = await stores.courses
          .findOneAndUpdate(
            { _id: id, status: 'PUBLISHED' },
            { $set: archived, $inc: { revision: 1 } },
            { returnDocument: 'after', projection: withoutKeys, session },
          )
          .lean();
        if (row) await publish([offerChangedDraft(toDomain(row))]);
      },
    });

  /** Deletes a draft, which no other person has seen, and publishes its removal without its texts. */
  const deleteDraft = (id: string): Promise<void> =>
    changes({
      key: `course:${id}`,
      author,
      work: async ({ session, publish }) => {
        const row = await stores.courses.findOneAndDelete({ _id: id, status: 'DRAFT' }, { projection: withoutKeys, session }).lean();
        if (!row) return;
        const removed = { title: '', slug: '', status: 'ARCHIVED' as const, revision: row.revision + 1, updatedAt: clock.now() };
        const lessons = await lessonRowsOf({ lessons: stores.lessons, courseId: id, session });
        await publish([
          offerChangedDraft({ ...toDomain(row), ...removed }),
          ...lessons.map((lesson) => lessonRemovedDraft({ row: lesson, at: clock.now() })),
        ]);
        await stores.lessons.deleteMany({ courseId: id }, { session });
        await stores.modules.deleteMany({ courseId: id }, { session });
        await claims.release({ kind: slugClaim, value: row.slug, ownerId: id, session });
      },
    });

  return {
    // After the row in `people`: a course that is created from here on gets the neutral name by itself.
    after: async ({ userId }) => {
      await stores.courses.updateMany({ ownerId: userId }, { $set: { instructorName: neutralInstructorName } });
      await eraseLearning(userId);
      const draftIds: string[] = [];
      for await (const { id, status } of everyCourse({ courses: stores.courses, filter: { ownerId: userId } })) {
        if (status === 'PUBLISHED') await archive(id);
        if (status === 'DRAFT') draftIds.push(id);
      }
      for (const id of draftIds) await deleteDraft(id);
    },
  };
};
