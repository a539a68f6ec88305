import type { Connection } from 'mongoose';
import type { CourseStatus, EnrollmentOrigin, EnrollmentStatus } from '#events/course.ts';
import type { PlanTier } from '#events/money.ts';
import type { ProjectionRow } from '#shared/events/applyNewer.ts';
import { ownersCollection } from '#shared/events/suspendedOwners.ts';
import { collectionOf } from '#shared/mongo/connection.ts';
import type { CollectionIndexes } from '#shared/mongo/connection.ts';

/** What the assistant may quote. A deleted lesson stays for a while without its text, so that an older event cannot bring it back. */
export type LessonRow = ProjectionRow & {
  courseId: string;
  courseTitle: string;
  title: string;
  language: string;
  text: string | null;
  isPreview: boolean;
  isDeleted: boolean;
  deletedAt: Date | null;
  /** The server's time of the last change: what other replicas look for. */
  changedAt: Date;
};

/** Who owns a course, what state it is in and what opens it. */
export type CourseOfferRow = ProjectionRow & {
  ownerId: string;
  status: CourseStatus;
  minimumPlanTier: PlanTier | null;
  /** Rows of earlier releases have none. */
  isOwnerSuspended?: boolean;
};

/** A row of its own beside the offer: the two events of a course share one revision, and neither may hide the other. */
export type CoursePublicationRow = ProjectionRow & { categoryId: string | null; publishedAt: Date };

export type EnrollmentRow = ProjectionRow & {
  learnerId: string;
  courseId: string;
  status: EnrollmentStatus;
  origin: EnrollmentOrigin;
  /** The tier the course asked for when a plan made the enrollment. */
  planTier: PlanTier | null;
  enrolledAt: Date;
};

export type EntitlementRow = ProjectionRow & {
  userId: string;
  courseId: string | null;
  planTier: PlanTier | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
};

export const projectionNames = {
  lessons: 'lessons',
  courseOffers: 'courseOffers',
  coursePublications: 'coursePublications',
  enrollments: 'enrollments',
  entitlements: 'entitlements',
} as const;

const tombstoneSeconds = 90 * 24 * 60 * 60;

export const projectionIndexes: readonly CollectionIndexes[] = [
  {
    collection: projectionNames.lessons,
    indexes: [
      // The replicas' look for changes, answered from the index alone.
      { name: 'changed', key: { changedAt: 1, _id: 1, sequence: 1 } },
      { name: 'tombstones', key: { deletedAt: 1 }, expireAfterSeconds: tombstoneSeconds },
    ],
  },
  {
    collection: projectionNames.courseOffers,
    indexes: [
      // Reading rights: published courses, and those of an owner.
      { name: 'status', key: { status: 1 } },
      { name: 'owner', key: { ownerId: 1 } },
    ],
  },
  // Read by _id only.
  { collection: ownersCollection, indexes: [] },
  { collection: projectionNames.coursePublications, indexes: [] },
  // Reading rights of one learner.
  { collection: projectionNames.enrollments, indexes: [{ name: 'learner', key: { learnerId: 1, courseId: 1 } }] },
  { collection: projectionNames.entitlements, indexes: [{ name: 'user', key: { userId: 1 } }] },
];

export const projections = (connection: Connection) => ({
  lessons: () => collectionOf<LessonRow>({ connection, name: projectionNames.lessons }),
  courseOffers: () => collectionOf<CourseOfferRow>({ connection, name: projectionNames.courseOffers }),
  coursePublications: () => collectionOf<CoursePublicationRow>({ connection, name: projectionNames.coursePublications }),
  enrollments: () => collectionOf<EnrollmentRow>({ connection, name: projectionNames.enrollments }),
  entitlements: () => collectionOf<EntitlementRow>({ connection, name: projectionNames.entitlements }),
});
export type Projections = ReturnType<typeof projections>;
