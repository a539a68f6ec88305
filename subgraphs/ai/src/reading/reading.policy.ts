import { heldPlanTier, holdsCourse, lessonAccess } from '#events/lessonAccess.ts';
import type { LessonAccess } from '#events/lessonAccess.ts';
import type { CourseOfferRow, EnrollmentRow, EntitlementRow } from '../projections/projections.model.ts';

type Offer = Pick<CourseOfferRow, '_id' | 'ownerId' | 'status' | 'minimumPlanTier' | 'isOwnerSuspended'>;
type Enrollment = Pick<EnrollmentRow, 'courseId' | 'status' | 'origin' | 'planTier'>;
type Entitlement = Pick<EntitlementRow, 'courseId' | 'planTier' | 'expiresAt' | 'revokedAt'>;

/** What one viewer may read, of the courses that were asked about. */
export type ReadingRights = {
  /** Whether the viewer may know that the course exists. */
  mayReadCourse(courseId: string): boolean;
  mayReadLesson(lesson: { courseId: string; isPreview: boolean }): boolean;
};

/** In the catalogue, where everybody finds it. */
const isListed = ({ status, isOwnerSuspended }: Offer): boolean => status === 'PUBLISHED' && isOwnerSuspended !== true;

/** The access of a member to a lesson, by the rows of this subgraph. `enrollment` and `entitlements` are the member's own. */
export const memberAccess = ({
  userId,
  offer,
  isPreview,
  enrollment,
  entitlements,
  now,
}: {
  userId: string;
  offer: Offer;
  isPreview: boolean;
  enrollment: Enrollment | null;
  entitlements: readonly Entitlement[];
  now: Date;
}): LessonAccess =>
  lessonAccess({
    viewer: offer.ownerId === userId ? 'OWNER' : 'MEMBER',
    course: offer,
    isPreview,
    enrollment,
    holdsCourse: holdsCourse({ rights: entitlements, courseId: offer._id, now }),
    heldPlanTier: heldPlanTier(entitlements, now),
  });

/** For a member who is not an administrator. Nothing is readable in a course whose offer is not given. */
export const rightsOf = ({
  userId,
  offers,
  enrollments,
  entitlements,
  now,
}: {
  userId: string;
  offers: readonly Offer[];
  enrollments: readonly Enrollment[];
  entitlements: readonly Entitlement[];
  now: Date;
}): ReadingRights => {
  const enrollmentOf = new Map(enrollments.map((enrollment) => [enrollment.courseId, enrollment]));
  const isReadable = (offer: Offer, isPreview: boolean): boolean => {
    const enrollment = enrollmentOf.get(offer._id) ?? null;
    return memberAccess({ userId, offer, isPreview, enrollment, entitlements, now }).state !== 'LOCKED';
  };
  const whole = new Set(offers.filter((offer) => isReadable(offer, false)).map(({ _id }) => _id));
  const known = new Set(offers.filter((offer) => isListed(offer) || whole.has(offer._id)).map(({ _id }) => _id));
  const withPreviews = new Set(
    offers.filter((offer) => whole.has(offer._id) || (offer.isOwnerSuspended !== true && isReadable(offer, true))).map(({ _id }) => _id),
  );
  return {
    mayReadCourse: (courseId) => known.has(courseId),
    mayReadLesson: ({ courseId, isPreview }) => (isPreview ? withPreviews : whole).has(courseId),
  };
};

/** Administrators read everything that is there. */
export const administratorRights = ({ offers }: { offers: readonly Pick<Offer, '_id'>[] }): ReadingRights => {
  const known = new Set(offers.map(({ _id }) => _id));
  return { mayReadCourse: (courseId) => known.has(courseId), mayReadLesson: () => true };
};
