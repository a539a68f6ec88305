import type { LessonAccess } from '#events/lessonAccess.ts';
import { defineUserError } from '#shared/userErrors.ts';
import type { Course } from '../course/course.collection.ts';
import type { Lesson } from '../curriculum/curriculum.collection.ts';
import type { Enrollment } from './enrollment.collection.ts';

export const notEntitled = defineUserError({
  type: 'NotEntitledError',
  code: 'NOT_ENTITLED',
  message: {
    fr: 'Achetez ce cours ou choisissez une formule qui le comprend.',
    en: 'Buy this course, or choose a plan that includes it.',
  },
  path: ['courseId'],
  details: (course: Course) => ({ course }),
});
export const alreadyEnrolled = defineUserError({
  type: 'AlreadyEnrolledError',
  code: 'ALREADY_ENROLLED',
  message: { fr: 'Vous suivez déjà ce cours.', en: 'You are already enrolled in this course.' },
  path: ['courseId'],
  details: (enrollment: Enrollment) => ({ enrollment }),
});
export const notEnrolled = defineUserError({
  type: 'NotEnrolledError',
  code: 'NOT_ENROLLED',
  message: { fr: 'Inscrivez-vous d’abord à ce cours.', en: 'Enroll in this course first.' },
  path: ['lessonId'],
  details: (course: Course) => ({ course }),
});
export const lessonLocked = defineUserError({
  type: 'LessonLockedError',
  code: 'LESSON_LOCKED',
  message: { fr: 'Vous n’avez pas accès à cette leçon.', en: 'You do not have access to this lesson.' },
  path: ['lessonId'],
  details: ({ lesson, access }: { lesson: Lesson; access: LessonAccess }) => ({ lesson, access }),
});

export type NotEntitledError = ReturnType<typeof notEntitled>;
export type AlreadyEnrolledError = ReturnType<typeof alreadyEnrolled>;
export type NotEnrolledError = ReturnType<typeof notEnrolled>;
export type LessonLockedError = ReturnType<typeof lessonLocked>;
