import type { UserProblem } from '#shared/userErrors.ts';
import { messages } from './messages.ts';
import type { Course } from './modules/course/course.model.ts';
import type { PublishBlocker } from './modules/course/course.policy.ts';
import type { Lesson } from './modules/curriculum/curriculum.model.ts';
import type { LessonAccess } from '#events/lessonAccess.ts';
import type { Enrollment } from './modules/enrollment/enrollment.model.ts';

export type CourseNotPublishableError = UserProblem<'CourseNotPublishableError', 'COURSE_NOT_PUBLISHABLE', { blockers: PublishBlocker[] }>;
export type NotEntitledError = UserProblem<'NotEntitledError', 'NOT_ENTITLED', { course: Course }>;
export type AlreadyEnrolledError = UserProblem<'AlreadyEnrolledError', 'ALREADY_ENROLLED', { enrollment: Enrollment }>;
export type NotEnrolledError = UserProblem<'NotEnrolledError', 'NOT_ENROLLED', { course: Course }>;
export type LessonLockedError = UserProblem<'LessonLockedError', 'LESSON_LOCKED', { lesson: Lesson; access: LessonAccess }>;

export const courseNotPublishable = (blockers: PublishBlocker[]): CourseNotPublishableError => ({
  type: 'CourseNotPublishableError',
  code: 'COURSE_NOT_PUBLISHABLE',
  message: messages.notPublishable(),
  path: ['id'],
  details: { blockers },
});
export const notEntitled = (course: Course): NotEntitledError => ({
  type: 'NotEntitledError',
  code: 'NOT_ENTITLED',
  message: messages.notEntitled(),
  path: ['courseId'],
  details: { course },
});
export const alreadyEnrolled = (enrollment: Enrollment): AlreadyEnrolledError => ({
  type: 'AlreadyEnrolledError',
  code: 'ALREADY_ENROLLED',
  message: messages.alreadyEnrolled(),
  path: ['courseId'],
  details: { enrollment },
});
export const notEnrolled = (course: Course): NotEnrolledError => ({
  type: 'NotEnrolledError',
  code: 'NOT_ENROLLED',
  message: messages.notEnrolled(),
  path: ['lessonId'],
  details: { course },
});
export const lessonLocked = ({ lesson, access }: { lesson: Lesson; access: LessonAccess }): LessonLockedError => ({
  type: 'LessonLockedError',
  code: 'LESSON_LOCKED',
  message: messages.lessonLocked(),
  path: ['lessonId'],
  details: { lesson, access },
});
