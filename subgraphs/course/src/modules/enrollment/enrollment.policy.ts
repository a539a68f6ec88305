import type { EnrollmentOrigin } from '#events/course.ts';
import { isLive, planOpens } from '#events/lessonAccess.ts';
import { isAdmin } from '#shared/viewer.ts';
import type { Viewer } from '#shared/viewer.ts';
import type { Course } from '../course/course.collection.ts';
import type { Enrollment } from './enrollment.collection.ts';
import type { Entitlement } from './entitlement.collection.ts';

/** Learners of active and of completed enrollments. */
export const isEnrolled = (enrollment: Enrollment | null): enrollment is Enrollment =>
  enrollment !== null && enrollment.status !== 'EXPIRED';

/** The data of an account is visible to its owner and administrators. */
export const mayActAs = (viewer: Viewer, userId: string): boolean =>
  isAdmin(viewer) || (viewer.kind === 'user' && viewer.userId === userId);

/** A live entitlement to this course, or to a plan that includes it. */
export const opensCourse = ({
  entitlement,
  course,
  now,
}: {
  entitlement: Entitlement;
  course: Pick<Course, 'id' | 'minimumPlanTier'>;
  now: Date;
}): boolean =>
  isLive(entitlement, now) &&
  (entitlement.courseId === course.id ||
    (entitlement.courseId === null && planOpens({ held: entitlement.planTier, asked: course.minimumPlanTier })));

/** The right by which a learner may enroll: a free course, a purchase, a grant or a plan. Null without a right. */
export const rightTo = ({
  course,
  entitlements,
  now,
}: {
  course: Pick<Course, 'id' | 'minimumPlanTier' | 'isFree'>;
  entitlements: readonly Entitlement[];
  now: Date;
}): EnrollmentOrigin | null => {
  if (course.isFree) return 'FREE';
  const opening = entitlements.filter((entitlement) => opensCourse({ entitlement, course, now }));
  // A purchase lasts longer than a plan, so it is the enrollment's origin when a learner has both.
  const strongest = opening.find(({ courseId }) => courseId !== null) ?? opening[0];
  return strongest?.source ?? null;
};
