import type { Page } from '#shared/lists/list.ts';
import type { ListedCourse } from './catalog.service.ts';
import type { Course } from './course.collection.ts';
import type { PublishBlocker } from './course.policy.ts';

export type CourseMapper = Course;
export type CourseConnectionMapper = Page<ListedCourse>;
export type PublishBlockerMapper = PublishBlocker;
