import type { Page } from '#shared/lists/list.ts';
import type { Enrollment, LessonProgress } from './enrollment.collection.ts';

export type EnrollmentMapper = Enrollment;
export type EnrollmentConnectionMapper = Page<Enrollment>;
export type LessonProgressMapper = LessonProgress;
