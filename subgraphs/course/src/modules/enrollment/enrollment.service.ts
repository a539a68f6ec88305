import type { EnrollmentOrigin } from '#events/course.ts';
import type { Clock } from '#shared/clock.ts';
import { newId } from '#shared/ids.ts';
import type { Page, PageArguments } from '#shared/lists/list.ts';
import { toDomain } from '#shared/mongo/collection.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { notFoundError } from '#shared/userErrors.ts';
import type { ForbiddenError, NotFoundError } from '#shared/userErrors.ts';
import type { SignedIn } from '#shared/viewer.ts';
import { authorOf } from '../../changes.ts';
import type { Change, Changes } from '../../changes.ts';
import { findCourse, withoutKeys } from '../course/course.collection.ts';
import type { Course, Courses } from '../course/course.collection.ts';
import { enrollmentRefusal, maySeeCourse } from '../course/course.policy.ts';
import { findEnrollment, latestEnrollments } from './enrollment.collection.ts';
import type { Enrollment, EnrollmentRow, Enrollments, EnrollmentStatus } from './enrollment.collection.ts';
import { alreadyEnrolled, notEntitled } from './enrollment.errors.ts';
import type { AlreadyEnrolledError, NotEntitledError } from './enrollment.errors.ts';
import { enrollmentCreatedDraft } from './enrollment.events.ts';
import { isEnrolled, rightTo } from './enrollment.policy.ts';
import { entitlementsOf } from './entitlement.collection.ts';
import type { Entitlement, Entitlements } from './entitlement.collection.ts';

export type EnrollInCourse = { viewer: SignedIn; requestId: string | null; courseId: string };
export type EnrollInCourseResult = Result<
  { enrollment: Enrollment },
  NotFoundError | ForbiddenError | AlreadyEnrolledError | NotEntitledError
>;
export type ListEnrollments = PageArguments & { learnerId: string; statuses?: readonly EnrollmentStatus[] | null | undefined };

type Enrolling = { learnerId: string; course: Course; origin: EnrollmentOrigin; change: Change };

export const enrollmentService = ({
  stores: { enrollments, courses, entitlements },
  changes,
  clock,
}: {
  stores: { enrollments: Enrollments; courses: Courses; entitlements: Entitlements };
  changes: Changes;
  clock: Clock;
}) => {
  const renew = async (existing: Enrollment, { course, origin, change: { session } }: Enrolling): Promise<Enrollment> => {
    const status = existing.completedAt === null ? ('ACTIVE' as const) : ('COMPLETED' as const);
    const planTier = origin === 'SUBSCRIPTION' ? course.minimumPlanTier : null;
    // A free enrollment stays free, even when the course costs money later.
    const right = existing.origin === 'FREE' ? { origin: existing.origin, planTier: null } : { origin, planTier };
    // The write happens even without a change: a concurrent revocation must collide with the grant.
    await enrollments.updateOne({ _id: existing.id }, { $set: { status, ...right }, $inc: { revision: 1 } }, { session });
    return { ...existing, status, ...right, revision: existing.revision + 1 };
  };

  /**
   * Enrolls a learner, for the first time or again. The unique index on learner and course decides a race of two: the loser's transaction
   * conflicts, runs again and finds the row.
   */
  const enrollLearner = async (enrolling: Enrolling): Promise<Enrollment> => {
    const { learnerId, course, origin, change } = enrolling;
    const { session, publish } = change;
    const existing = await findEnrollment({ enrollments, learnerId, courseId: course.id, session });
    if (existing) return renew(existing, enrolling);
    const now = clock.now();
    const row: EnrollmentRow = {
      _id: newId('enr', now),
      learnerId,
      courseId: course.id,
      status: 'ACTIVE',
      origin,
      planTier: origin === 'SUBSCRIPTION' ? course.minimumPlanTier : null,
      completedLessonIds: [],
      timeSpentSeconds: 0,
      lastLessonId: null,
      revision: 1,
      enrolledAt: now,
      completedAt: null,
      lastAccessedAt: null,
    };
    await enrollments.updateOne({ learnerId, courseId: course.id }, { $setOnInsert: row }, { upsert: true, session });
    await courses.updateOne({ _id: course.id }, { $inc: { enrollmentCount: 1 } }, { session });
    const enrollment = toDomain(row);
    await publish([enrollmentCreatedDraft({ enrollment, course })]);
    return enrollment;
  };

  /** Aligns one enrollment with the rights of the learner. Convergent: it runs after every event, in any order. */
  const alignEnrollment = async ({
    learnerId,
    course,
    mayEnroll,
    change,
  }: {
    learnerId: string;
    course: Course;
    mayEnroll: boolean;
    change: Change;
  }): Promise<void> => {
    const { session } = change;
    const rights = await entitlementsOf({ entitlements, userId: learnerId, session });
    const origin = rightTo({ course, entitlements: rights, now: clock.now() });
    const enrollment = await findEnrollment({ enrollments, learnerId, courseId: course.id, session });
    if (origin !== null) {
      if (mayEnroll || enrollment) await enrollLearner({ learnerId, course, origin, change });
      return;
    }
    if (enrollment && enrollment.origin !== 'FREE')
      await enrollments.updateOne({ _id: enrollment.id }, { $set: { status: 'EXPIRED' }, $inc: { revision: 1 } }, { session });
  };

  return {
    async enroll({ viewer, requestId, courseId }: EnrollInCourse): Promise<EnrollInCourseResult> {
      const learnerId = viewer.userId;
      return changes({
        key: `course:${courseId}`,
        author: authorOf({ viewer, requestId }),
        // All reads are here: a suspension of the instructor writes the course's row, as a new enrollment does.
        work: async (change): Promise<EnrollInCourseResult> => {
          const { session } = change;
          const course = await findCourse({ courses, id: courseId, session });
          const existing = await findEnrollment({ enrollments, learnerId, courseId, session });
          if (!course || !maySeeCourse(viewer, course, { isLearner: existing !== null })) return fail(notFoundError('courseId'));
          if (isEnrolled(existing)) return fail(alreadyEnrolled(existing));
          const refusal = enrollmentRefusal(viewer, course);
          if (refusal) return fail(refusal);
          const rights = await entitlementsOf({ entitlements, userId: learnerId, session });
          const origin = rightTo({ course, entitlements: rights, now: clock.now() });
          if (origin === null) return fail(notEntitled(course));
          return ok({ enrollment: await enrollLearner({ learnerId, course, origin, change }) });
        },
      });
    },

    /**
     * Updates a learner's enrollments after a change of an entitlement, in the transaction that stores it. A grant of a course enrolls; a plan opens
     * courses without enrolling.
     */
    async applyEntitlement({
      entitlement: { userId: learnerId, courseId },
      change,
    }: {
      entitlement: Pick<Entitlement, 'userId' | 'courseId'>;
      change: Change;
    }): Promise<void> {
      const { session } = change;
      const affected =
        courseId === null
          ? (await enrollments.find({ learnerId }, { courseId: 1 }, { session }).lean()).map((row) => row.courseId)
          : [courseId];
      // One after the other: a session runs one command at a time.
      for (const row of await courses.find({ _id: { $in: affected } }, withoutKeys, { session }).lean())
        await alignEnrollment({ learnerId, course: toDomain(row), mayEnroll: courseId !== null, change });
    },

    async list({ learnerId, statuses, ...pageArguments }: ListEnrollments): Promise<Page<Enrollment>> {
      const page = latestEnrollments.parsePage(pageArguments);
      const filter = { learnerId, ...(statuses ? { status: { $in: [...statuses] } } : {}) };
      const rows = await enrollments.aggregate<EnrollmentRow>([
        { $match: { ...filter, ...latestEnrollments.after(page) } },
        { $sort: latestEnrollments.sort },
        { $limit: page.first + 1 },
      ]);
      return latestEnrollments.toPage({ rows: rows.map(toDomain), page, countAll: () => enrollments.countDocuments(filter) });
    },
  };
};
export type EnrollmentService = ReturnType<typeof enrollmentService>;
