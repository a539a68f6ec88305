import type { CourseStatus, EnrollmentOrigin, EnrollmentStatus } from './course.ts';
import { planTiers } from './money.ts';
import type { PlanTier } from './money.ts';

/** A right with the fields of its events, the same for publisher and consumers. */
export type Right = { courseId: string | null; planTier: PlanTier | null; expiresAt: Date | null; revokedAt: Date | null };

export const isLive = ({ expiresAt, revokedAt }: Pick<Right, 'expiresAt' | 'revokedAt'>, now: Date): boolean =>
  revokedAt === null && (expiresAt === null || expiresAt > now);

/** A plan opens courses of the same and of lower tiers. No plan opens a course without a required tier. */
export const planOpens = ({ held, asked }: { held: PlanTier | null; asked: PlanTier | null }): boolean =>
  held !== null && asked !== null && planTiers.indexOf(held) >= planTiers.indexOf(asked);

/** The highest tier among the live plans. */
export const heldPlanTier = (rights: readonly Right[], now: Date): PlanTier | null =>
  rights.reduce<PlanTier | null>((highest, right) => {
    const tier = right.courseId === null && isLive(right, now) ? right.planTier : null;
    return tier !== null && (highest === null || planTiers.indexOf(tier) > planTiers.indexOf(highest)) ? tier : highest;
  }, null);

export const holdsCourse = ({ rights, courseId, now }: { rights: readonly Right[]; courseId: string; now: Date }): boolean =>
  rights.some((right) => right.courseId === courseId && isLive(right, now));

export type LessonLock = 'NOT_SIGNED_IN' | 'NOT_ENROLLED' | 'NOT_ENTITLED';
export type LessonAccess = { state: 'OPEN' | 'PREVIEW'; reason: null } | { state: 'LOCKED'; reason: LessonLock };

export type LessonAccessFacts = {
  viewer: 'ANONYMOUS' | 'MEMBER' | 'OWNER' | 'ADMIN';
  course: { status: CourseStatus; minimumPlanTier: PlanTier | null };
  isPreview: boolean;
  /** The viewer's own enrollment. `planTier` is the tier that the course required when a plan made the enrollment. */
  enrollment: { status: EnrollmentStatus; origin: EnrollmentOrigin; planTier: PlanTier | null } | null;
  /** A live right to this course, not by a plan. */
  holdsCourse: boolean;
  /** The highest tier among the viewer's live plans. */
  heldPlanTier: PlanTier | null;
};

const open: LessonAccess = { state: 'OPEN', reason: null };
const preview: LessonAccess = { state: 'PREVIEW', reason: null };
const locked = (reason: LessonLock): LessonAccess => ({ state: 'LOCKED', reason });

/**
 * An enrollment keeps the right that it was made by. A free enrollment stays open, a bought or granted one while its right lives, and one
 * by plan while
 * the viewer holds a plan of the tier required at that time. The status EXPIRED does not count: the right decides, so that a returned right
 * opens at once.
 */
const hasLiveRight = ({ course, enrollment, holdsCourse: holds, heldPlanTier: held }: LessonAccessFacts): boolean => {
  if (enrollment === null) return false;
  if (enrollment.origin === 'FREE' || holds) return true;
  return planOpens({ held, asked: enrollment.origin === 'SUBSCRIPTION' ? enrollment.planTier : course.minimumPlanTier });
};

/** The right to read a lesson. Owners and admins read every lesson. A preview is open while its course is published or archived. */
export const lessonAccess = (facts: LessonAccessFacts): LessonAccess => {
  const { viewer, course, isPreview, enrollment } = facts;
  if (viewer === 'OWNER' || viewer === 'ADMIN') return open;
  const isShown = course.status !== 'DRAFT';
  const isEnrolled = viewer === 'MEMBER' && enrollment !== null && enrollment.status !== 'DROPPED';
  if (isShown && isEnrolled && hasLiveRight(facts)) return open;
  if (isShown && isPreview) return preview;
  if (viewer === 'ANONYMOUS') return locked('NOT_SIGNED_IN');
  return locked(isEnrolled ? 'NOT_ENTITLED' : 'NOT_ENROLLED');
};
