import { courseAuditRecorded } from '#events/audit.ts';
import type { EventDraft } from '#events/envelope.ts';
import { auditDraft } from '#shared/audit.ts';
import type { Viewer } from '#shared/viewer.ts';
import type { Course } from './modules/course/course.model.ts';
import { ownsCourse } from './modules/course/course.policy.ts';

type CourseAction = 'COURSE_PUBLISHED' | 'MODULE_CREATED' | 'LESSON_CREATED';

/** What an admin does to somebody else's course is told for good; what owners do to their own is their own business. */
export const auditOf = ({
  viewer,
  course,
  action,
  details = {},
  at,
}: {
  viewer: Viewer;
  course: Pick<Course, 'id' | 'ownerId'>;
  action: CourseAction;
  details?: Readonly<Record<string, string>>;
  at: Date;
}): EventDraft[] =>
  ownsCourse(viewer, course)
    ? []
    : [auditDraft(courseAuditRecorded, { action, subjectType: 'Course', subjectId: course.id, details, occurredAt: at })];
