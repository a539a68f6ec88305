import type { EnrollmentOrigin } from '#events/course.ts';
import { isLive, planOpens } from '#events/lessonAccess.ts';
import { isAdmin } from '#shared/viewer.ts';
import type { Viewer } from '#shared/viewer.ts';
import type { Course } from '../course/course.collection.ts';
import type { Enrollment } from './enrollment.collection.ts';
import type { Entitlement } from './entitlement.collection.ts';

/** Enrolled are those who learn and those who have finished. */
export const isEnrolled = (enrollment: Enrollment | null): enrollment is Enrollment =>
  enrollment !== null && enrollment.status !== 'EXPIRED';

/** An enrolment, and all progress in it, is its learner's and the admins' to see. */
export const maySeeEnrollment = (viewer: Viewer, enrollment: Pick<Enrollment, 'learnerId'>): boolean =>
  mayActAs(viewer, enrollment.learnerId);

/** What hangs on an account is its owner's and the admins'. */
export const mayActAs = (viewer: Viewer, userId: string): boolean =>
  isAdmin(viewer) || (viewer.kind === 'user' && viewer.userId === userId);

/** A right to this very course, or to a plan that opens it, neither revoked nor run out. */
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

/** By which right a learner may be in a course: it is free, or it was bought, given or opened by a plan. Null without any. */
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
  // What was bought lasts longer than a plan: it names the enrolment's origin when there are both.
  const strongest = opening.find(({ courseId }) => courseId !== null) ?? opening[0];
  return strongest?.source ?? null;
};
