import { planTiers } from '../projections/projections.model.ts';
import type { CourseOfferRow, EnrollmentRow, EntitlementRow } from '../projections/projections.model.ts';

type Offer = Pick<CourseOfferRow, '_id' | 'ownerId' | 'status' | 'pricingModel' | 'minimumPlanTier' | 'isOwnerSuspended'>;
type Enrollment = Pick<EnrollmentRow, 'courseId' | 'status' | 'origin'>;
type Entitlement = Pick<EntitlementRow, 'courseId' | 'planTier' | 'expiresAt' | 'revokedAt'>;

/** What one viewer may read, of the courses that were asked about. */
export type ReadingRights = {
  /** Whether the viewer may know that the course exists. */
  mayReadCourse(courseId: string): boolean;
  mayReadLesson(lesson: { courseId: string; isPreview: boolean }): boolean;
};

/** In the catalogue, where everybody finds it. */
const isListed = ({ status, isOwnerSuspended }: Offer): boolean => status === 'PUBLISHED' && isOwnerSuspended !== true;

const isLive = ({ expiresAt, revokedAt }: Entitlement, now: Date): boolean => revokedAt === null && (expiresAt === null || expiresAt > now);

/** A plan opens the courses of its tier and of lower ones; a course sold singly without a tier is opened by none. */
const planOpens = (tier: Entitlement['planTier'], { pricingModel, minimumPlanTier }: Offer): boolean => {
  if (tier === null) return false;
  if (minimumPlanTier === null) return pricingModel === 'SUBSCRIPTION';
  return planTiers.indexOf(tier) >= planTiers.indexOf(minimumPlanTier);
};

const opens = (entitlement: Entitlement, offer: Offer): boolean =>
  entitlement.courseId === null ? planOpens(entitlement.planTier, offer) : entitlement.courseId === offer._id;

/**
 * Learners read what they are enrolled in, as long as it was free or the right to it lives. A draft is nobody's but its owner's. An enrolment that expired
 * comes back with the right and without a word: the right decides.
 */
const mayReadWhole = ({
  offer,
  userId,
  enrollments,
  entitlements,
  now,
}: {
  offer: Offer;
  userId: string;
  enrollments: readonly Enrollment[];
  entitlements: readonly Entitlement[];
  now: Date;
}): boolean => {
  if (offer.ownerId === userId) return true;
  if (offer.status === 'DRAFT') return false;
  return enrollments.some(
    ({ courseId, status, origin }) =>
      courseId === offer._id &&
      status !== 'DROPPED' &&
      ((origin === 'FREE' && status !== 'EXPIRED') ||
        entitlements.some((entitlement) => isLive(entitlement, now) && opens(entitlement, offer))),
  );
};

/** Of everybody signed in who is no administrator. Nothing is readable of a course whose offer is not given. */
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
  const published = new Set(offers.filter(isListed).map(({ _id }) => _id));
  const whole = new Set(offers.filter((offer) => mayReadWhole({ offer, userId, enrollments, entitlements, now })).map(({ _id }) => _id));
  return {
    mayReadCourse: (courseId) => published.has(courseId) || whole.has(courseId),
    mayReadLesson: ({ courseId, isPreview }) => whole.has(courseId) || (isPreview && published.has(courseId)),
  };
};

/** Administrators read everything that is there. */
export const administratorRights = ({ offers }: { offers: readonly Pick<Offer, '_id'>[] }): ReadingRights => {
  const known = new Set(offers.map(({ _id }) => _id));
  return { mayReadCourse: (courseId) => known.has(courseId), mayReadLesson: () => true };
};
