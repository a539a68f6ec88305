import type { EnrollmentOrigin } from '#events/course.ts';
import type { Clock } from '#shared/clock.ts';
import { keysetFilter, parsePage, sortOf, toPage } from '#shared/graphql/pagination.ts';
import type { OrderKey, Page } from '#shared/graphql/pagination.ts';
import { newId } from '#shared/ids.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { forbiddenError, notFoundError } from '#shared/userErrors.ts';
import type { ForbiddenError, NotFoundError } from '#shared/userErrors.ts';
import type { Locale, SignedIn } from '#shared/viewer.ts';
import { authorOf } from '../../changes.ts';
import type { Change, Changes } from '../../changes.ts';
import { messages } from '../../messages.ts';
import { checkCursor } from '../../cursors.ts';
import { alreadyEnrolled, notEntitled } from '../../problems.ts';
import type { AlreadyEnrolledError, NotEntitledError } from '../../problems.ts';
import type { Stores } from '../../stores.ts';
import { toCourse } from '../course/course.model.ts';
import type { Course } from '../course/course.model.ts';
import { mayEnroll, maySeeCourse, ownsCourse } from '../course/course.policy.ts';
import { enrollmentCreatedBy } from './enrollment.events.ts';
import { toEnrollment } from './enrollment.model.ts';
import type { Enrollment, EnrollmentRow, EnrollmentStatus } from './enrollment.model.ts';
import { isEnrolled, rightTo } from './enrollment.policy.ts';
import { toEntitlement } from './entitlement.model.ts';
import type { Entitlement } from './entitlement.model.ts';

export type EnrollInCourse = { viewer: SignedIn; requestId: string | null; courseId: string };
export type EnrollInCourseResult = Result<
  { enrollment: Enrollment },
  NotFoundError | ForbiddenError | AlreadyEnrolledError | NotEntitledError
>;
export type ListEnrollments = {
  learnerId: string;
  statuses?: readonly EnrollmentStatus[] | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  locale: Locale;
};

type Session = Change['session'];
const latestFirst: readonly OrderKey[] = [
  { field: 'enrolledAt', direction: 'DESC', isInstant: true },
  { field: '_id', direction: 'DESC' },
];

export const enrollmentService = ({ stores, changes, clock }: { stores: Stores; changes: Changes; clock: Clock }) => {
  const entitlementsOf = async (userId: string, session?: Session): Promise<Entitlement[]> =>
    (await stores.entitlements.find({ userId }, null, session ? { session } : {}).lean()).map(toEntitlement);

  const enrollmentOf = async ({
    learnerId,
    courseId,
    session,
  }: {
    learnerId: string;
    courseId: string;
    session?: Session;
  }): Promise<Enrollment | null> => {
    const row = await stores.enrollments.findOne({ learnerId, courseId }, null, session ? { session } : {}).lean();
    return row && toEnrollment(row);
  };

  /**
   * Lets a learner in, for the first time or again. The unique index on learner and course decides a race of two: the loser's transaction
   * conflicts, runs again and finds the row.
   */
  const letIn = async ({
    learnerId,
    course,
    origin,
    change,
  }: {
    learnerId: string;
    course: Course;
    origin: EnrollmentOrigin;
    change: Change;
  }): Promise<{ enrollment: Enrollment; isNew: boolean }> => {
    const { session, say } = change;
    const now = clock.now();
    const planTier = origin === 'SUBSCRIPTION' ? course.minimumPlanTier : null;
    const existing = await enrollmentOf({ learnerId, courseId: course.id, session });
    if (existing) {
      const status = existing.completedAt === null ? ('ACTIVE' as const) : ('COMPLETED' as const);
      // A free enrollment stays free, whatever the course costs later.
      const right = existing.origin === 'FREE' ? { origin: existing.origin, planTier: null } : { origin, planTier };
      // Written even when nothing changes: a right that is revoked in this moment must collide with one that is granted.
      await stores.enrollments.updateOne({ _id: existing.id }, { $set: { status, ...right }, $inc: { revision: 1 } }, { session });
      return { enrollment: { ...existing, status, ...right, revision: existing.revision + 1 }, isNew: false };
    }
    const row: EnrollmentRow = {
      _id: newId('enr', now),
      learnerId,
      courseId: course.id,
      status: 'ACTIVE',
      origin,
      planTier,
      completedLessonIds: [],
      timeSpentSeconds: 0,
      lastLessonId: null,
      revision: 1,
      enrolledAt: now,
      completedAt: null,
      lastAccessedAt: null,
    };
    const { _id, ...fields } = row;
    await stores.enrollments.updateOne({ learnerId, courseId: course.id }, { $setOnInsert: { _id, ...fields } }, { upsert: true, session });
    await stores.courses.updateOne({ _id: course.id }, { $inc: { enrollmentCount: 1 } }, { session });
    const enrollment = toEnrollment(row);
    await say([enrollmentCreatedBy({ enrollment, course })]);
    return { enrollment, isNew: true };
  };

  /** What an enrolment should be by the rights there are now: convergent, so that it may run after every event and in any order. */
  const settle = async ({
    learnerId,
    course,
    isGrant,
    change,
  }: {
    learnerId: string;
    course: Course;
    isGrant: boolean;
    change: Change;
  }): Promise<void> => {
    const { session } = change;
    const origin = rightTo({ course, entitlements: await entitlementsOf(learnerId, session), now: clock.now() });
    const enrollment = await enrollmentOf({ learnerId, courseId: course.id, session });
    if (origin !== null) {
      // A plan opens courses; it enrols in none by itself.
      if (isGrant || enrollment) await letIn({ learnerId, course, origin, change });
      return;
    }
    if (enrollment && enrollment.origin !== 'FREE')
      await stores.enrollments.updateOne({ _id: enrollment.id }, { $set: { status: 'EXPIRED' }, $inc: { revision: 1 } }, { session });
  };

  return {
    entitlementsOf,
    enrollmentOf,

    async enroll({ viewer, requestId, courseId }: EnrollInCourse): Promise<EnrollInCourseResult> {
      return changes({
        key: `course:${courseId}`,
        author: authorOf({ viewer, requestId }),
        // All of it is read here: a suspension of the instructor writes the course's row, as a new enrollment does.
        work: async (change): Promise<EnrollInCourseResult> => {
          const row = await stores.courses.findOne({ _id: courseId }, null, { session: change.session }).lean();
          const course = row && toCourse(row);
          const existing = await enrollmentOf({ learnerId: viewer.userId, courseId, session: change.session });
          if (!course || !maySeeCourse(viewer, course, { isLearner: existing !== null })) return fail(notFoundError('courseId'));
          if (isEnrolled(existing)) return fail(alreadyEnrolled(existing));
          if (!mayEnroll(viewer, course)) {
            const message = ownsCourse(viewer, course)
              ? messages.ownCourse()
              : course.isOwnerSuspended
                ? messages.closedToNewLearners()
                : messages.notPublished();
            return fail(forbiddenError({ message, path: ['courseId'] }));
          }
          const origin = rightTo({ course, entitlements: await entitlementsOf(viewer.userId, change.session), now: clock.now() });
          if (origin === null) return fail(notEntitled(course));
          const { enrollment } = await letIn({ learnerId: viewer.userId, course, origin, change });
          return ok({ enrollment });
        },
      });
    },

    /** After a right of a learner has come, gone or changed; in the transaction that keeps it. */
    async settleRight({ entitlement, change }: { entitlement: Entitlement; change: Change }): Promise<void> {
      const { userId: learnerId, courseId } = entitlement;
      const affected =
        courseId === null
          ? (await stores.enrollments.find({ learnerId }, { courseId: 1 }, { session: change.session }).lean()).map((row) => row.courseId)
          : [courseId];
      // One after the other: a session runs one command at a time.
      for (const row of await stores.courses.find({ _id: { $in: affected } }, null, { session: change.session }).lean()) {
        await settle({ learnerId, course: toCourse(row), isGrant: courseId !== null, change });
      }
    },

    async list({ learnerId, statuses, first, after, locale }: ListEnrollments): Promise<Page<Enrollment>> {
      const page = parsePage({ first, after, keyCount: latestFirst.length, locale });
      checkCursor({ after: page.after, kinds: ['number', 'string'] });
      const filter = { learnerId, ...(statuses ? { status: { $in: [...statuses] } } : {}) };
      const rows = await stores.enrollments.aggregate<EnrollmentRow>([
        { $match: { ...filter, ...keysetFilter({ keys: latestFirst, after: page.after }) } },
        { $sort: sortOf(latestFirst) },
        { $limit: page.first + 1 },
      ]);
      return toPage({
        rows: rows.map(toEnrollment),
        page,
        positionOf: ({ enrolledAt, id }) => [enrolledAt.getTime(), id],
        countAll: () => stores.enrollments.countDocuments(filter),
      });
    },
  };
};
export type EnrollmentService = ReturnType<typeof enrollmentService>;
