import type { Page } from '#shared/graphql/pagination.ts';
import type { Enrollment, LessonProgress } from './enrollment.model.ts';

export type EnrollmentMapper = Enrollment;
export type EnrollmentConnectionMapper = Page<Enrollment>;
export type LessonProgressMapper = LessonProgress;
