import { isAdmin } from '#shared/viewer.ts';
import type { Viewer } from '#shared/viewer.ts';
import type { Course } from '../course/course.model.ts';
import { ownsCourse } from '../course/course.policy.ts';
import type { Enrollment } from '../enrollment/enrollment.model.ts';
import { isEnrolled } from '../enrollment/enrollment.policy.ts';
import type { Lesson } from './curriculum.model.ts';

export type LockReason = 'NOT_SIGNED_IN' | 'NOT_ENROLLED' | 'NOT_ENTITLED';
export type LessonAccess = { state: 'OPEN' | 'PREVIEW'; reason: null } | { state: 'LOCKED'; reason: LockReason };

const open: LessonAccess = { state: 'OPEN', reason: null };
const preview: LessonAccess = { state: 'PREVIEW', reason: null };
const locked = (reason: LockReason): LessonAccess => ({ state: 'LOCKED', reason });

export type AccessFacts = {
  viewer: Viewer;
  course: Course;
  lesson: Pick<Lesson, 'isPreview'>;
  /** The viewer's own in this course. */
  enrollment: Enrollment | null;
  /** The course is free, or a right to it is alive right now. */
  isEntitled: boolean;
};

/** Owner and admins open every lesson, and so do enrolled learners while they have a right to the course; a preview opens for anybody. */
export const lessonAccess = ({ viewer, course, lesson, enrollment, isEntitled }: AccessFacts): LessonAccess => {
  if (ownsCourse(viewer, course) || isAdmin(viewer)) return open;
  if (isEnrolled(enrollment) && isEntitled) return open;
  if (lesson.isPreview) return preview;
  if (viewer.kind === 'anonymous') return locked('NOT_SIGNED_IN');
  return locked(enrollment === null ? 'NOT_ENROLLED' : 'NOT_ENTITLED');
};
