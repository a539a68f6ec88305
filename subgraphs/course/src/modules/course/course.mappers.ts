import type { Page } from '#shared/graphql/pagination.ts';
import type { Course } from './course.model.ts';
import type { PublishBlocker } from './course.policy.ts';

export type CourseMapper = Course;
export type CourseConnectionMapper = Page<Course>;
export type PublishBlockerMapper = PublishBlocker;
