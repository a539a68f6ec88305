import { heldPlanTier, holdsCourse, lessonAccess } from '#events/lessonAccess.ts';
import type { LessonAccess } from '#events/lessonAccess.ts';
import type { CourseOffer, Enrollment, Entitlement } from '../projections/projections.collection.ts';

type Made = Pick<Enrollment, 'courseId' | 'status' | 'origin' | 'planTier'>;
type Held = Pick<Entitlement, 'courseId' | 'planTier' | 'expiresAt' | 'revokedAt'>;

/** The reading rights of one viewer to the courses in question. */
export type ReadingRights = {
  /** Whether the viewer may know that the course exists. */
  mayReadCourse(courseId: string): boolean;
  mayReadLesson(lesson: { courseId: string; isPreview: boolean }): boolean;
};

/** The course is in the public catalogue. */
const isListed = ({ status, isOwnerSuspended }: CourseOffer): boolean => status === 'PUBLISHED' && isOwnerSuspended !== true;

/** The access of a member to a lesson. `enrollment` and `entitlements` are the member's own. */
export const memberAccess = ({
  userId,
  offer,
  isPreview,
  enrollment,
  entitlements,
  now,
}: {
  userId: string;
  offer: CourseOffer;
  isPreview: boolean;
  enrollment: Made | null;
  entitlements: readonly Held[];
  now: Date;
}): LessonAccess =>
  lessonAccess({
    viewer: offer.ownerId === userId ? 'OWNER' : 'MEMBER',
    course: offer,
    isPreview,
    enrollment,
    holdsCourse: holdsCourse({ rights: entitlements, courseId: offer.id, now }),
    heldPlanTier: heldPlanTier(entitlements, now),
  });

/** The rights of a member who is not an administrator. A course without an offer is not readable. */
export const rightsOf = ({
  userId,
  offers,
  enrollments,
  entitlements,
  now,
}: {
  userId: string;
  offers: readonly CourseOffer[];
  enrollments: readonly Made[];
  entitlements: readonly Held[];
  now: Date;
}): ReadingRights => {
  const enrollmentOf = new Map(enrollments.map((enrollment) => [enrollment.courseId, enrollment]));
  const isReadable = (offer: CourseOffer, isPreview: boolean): boolean => {
    const enrollment = enrollmentOf.get(offer.id) ?? null;
    return memberAccess({ userId, offer, isPreview, enrollment, entitlements, now }).state !== 'LOCKED';
  };
  const whole = new Set(offers.filter((offer) => isReadable(offer, false)).map(({ id }) => id));
  const known = new Set(offers.filter((offer) => isListed(offer) || whole.has(offer.id)).map(({ id }) => id));
  const withPreviews = new Set(
    offers.filter((offer) => whole.has(offer.id) || (offer.isOwnerSuspended !== true && isReadable(offer, true))).map(({ id }) => id),
  );
  return {
    mayReadCourse: (courseId) => known.has(courseId),
    mayReadLesson: ({ courseId, isPreview }) => (isPreview ? withPreviews : whole).has(courseId),
  };
};

/** Administrators read every lesson. `courseIds`: the courses in question that exist. */
export const administratorRights = ({ courseIds }: { courseIds: readonly string[] }): ReadingRights => {
  const known = new Set(courseIds);
  return { mayReadCourse: (courseId) => known.has(courseId), mayReadLesson: () => true };
};
