import type { Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import { isAdmin } from '#shared/viewer.ts';
import type { SignedIn } from '#shared/viewer.ts';
import { projections } from '../projections/projections.model.ts';
import { administratorRights, rightsOf } from './reading.policy.ts';
import type { ReadingRights } from './reading.policy.ts';

export type ReadableLesson = { lessonId: string; courseId: string; isPreview: boolean };

/** What a viewer may read, from this subgraph's own copies of courses, enrolments and entitlements, as they are at this moment. */
export const createReadingService = ({ connection, clock }: { connection: Connection; clock: Clock }) => {
  const { lessons, courseOffers, enrollments, entitlements } = projections(connection);
  const offerFields = { ownerId: 1, status: 1, minimumPlanTier: 1, isOwnerSuspended: 1 };

  return {
    /** `courseId` narrows what is looked up to one course; without it all that is published, owned or enrolled in. */
    async rightsOf({ viewer, courseId }: { viewer: SignedIn; courseId: string | null }): Promise<ReadingRights> {
      if (isAdmin(viewer)) {
        return administratorRights({
          offers: courseId === null ? [] : await courseOffers().find({ _id: courseId }).project<{ _id: string }>({ _id: 1 }).toArray(),
        });
      }
      const { userId } = viewer;
      const [ownEnrollments, ownEntitlements] = await Promise.all([
        enrollments()
          .find({ learnerId: userId, ...(courseId === null ? {} : { courseId }) })
          .toArray(),
        entitlements().find({ userId }).toArray(),
      ]);
      const enrolledIn = ownEnrollments.map((enrollment) => enrollment.courseId);
      const offers = await courseOffers()
        .find(
          courseId === null
            ? { $or: [{ status: { $in: ['PUBLISHED', 'ARCHIVED'] } }, { ownerId: userId }, { _id: { $in: enrolledIn } }] }
            : { _id: courseId },
          {
            projection: offerFields,
          },
        )
        .toArray();
      return rightsOf({ userId, offers, enrollments: ownEnrollments, entitlements: ownEntitlements, now: clock.now() });
    },

    /** Null for an unknown or deleted one. Whether the viewer may read it is another question. */
    async lesson(lessonId: string): Promise<ReadableLesson | null> {
      const row = await lessons().findOne({ _id: lessonId, isDeleted: false }, { projection: { courseId: 1, isPreview: 1 } });
      return row === null ? null : { lessonId: row._id, courseId: row.courseId, isPreview: row.isPreview };
    },
  };
};
export type ReadingService = ReturnType<typeof createReadingService>;
