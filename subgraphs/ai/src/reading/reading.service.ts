import type { Clock } from '#shared/clock.ts';
import { toDomain } from '#shared/mongo/collection.ts';
import { isAdmin } from '#shared/viewer.ts';
import type { SignedIn } from '#shared/viewer.ts';
import type { CourseOffers, Enrollments, Entitlements, Lessons } from '../projections/projections.collection.ts';
import { administratorRights, rightsOf } from './reading.policy.ts';
import type { ReadingRights } from './reading.policy.ts';

export type ReadableLesson = { lessonId: string; courseId: string; isPreview: boolean };

const offerFields = { ownerId: 1, status: 1, minimumPlanTier: 1, isOwnerSuspended: 1 };

/** Reading rights from this subgraph's copies of courses, enrollments and entitlements, read at each question. */
export const createReadingService = ({
  lessons,
  courseOffers,
  enrollments,
  entitlements,
  clock,
}: {
  lessons: Lessons;
  courseOffers: CourseOffers;
  enrollments: Enrollments;
  entitlements: Entitlements;
  clock: Clock;
}) => ({
  /** With `courseId` the rights to that course only; without it those to all courses that are published, owned or enrolled in. */
  async rightsOf({ viewer, courseId }: { viewer: SignedIn; courseId: string | null }): Promise<ReadingRights> {
    if (isAdmin(viewer)) {
      const offers = courseId === null ? [] : await courseOffers.find({ _id: courseId }, { _id: 1 }).lean();
      return administratorRights({ courseIds: offers.map(({ _id }) => _id) });
    }
    const { userId } = viewer;
    const [ownEnrollments, ownEntitlements] = await Promise.all([
      enrollments.find({ learnerId: userId, ...(courseId === null ? {} : { courseId }) }).lean(),
      entitlements.find({ userId }).lean(),
    ]);
    const enrolledIn = ownEnrollments.map((enrollment) => enrollment.courseId);
    const offers = await courseOffers
      .find(
        courseId === null
          ? { $or: [{ status: { $in: ['PUBLISHED', 'ARCHIVED'] } }, { ownerId: userId }, { _id: { $in: enrolledIn } }] }
          : { _id: courseId },
        offerFields,
      )
      .lean();
    return rightsOf({
      userId,
      offers: offers.map(toDomain),
      enrollments: ownEnrollments.map(toDomain),
      entitlements: ownEntitlements.map(toDomain),
      now: clock.now(),
    });
  },

  /** Null for an unknown or deleted lesson. Knows no viewer: `rightsOf` decides whether the viewer may read it. */
  async lesson(lessonId: string): Promise<ReadableLesson | null> {
    const row = await lessons.findOne({ _id: lessonId, isDeleted: false }, { courseId: 1, isPreview: 1 }).lean();
    return row === null ? null : { lessonId: row._id, courseId: row.courseId, isPreview: row.isPreview };
  },
});
export type ReadingService = ReturnType<typeof createReadingService>;
