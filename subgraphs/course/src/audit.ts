import { courseAuditRecorded } from '#events/audit.ts';
import type { EventDraft, PayloadOf } from '#events/envelope.ts';
import { auditDraft } from '#shared/audit.ts';
import type { Viewer } from '#shared/viewer.ts';
import type { Course } from './modules/course/course.collection.ts';
import { ownsCourse } from './modules/course/course.policy.ts';

/** Changes by administrators to other people's courses are recorded permanently; changes by owners are not recorded. */
export const auditOf = ({
  viewer,
  course,
  action,
  details = {},
  at,
}: {
  viewer: Viewer;
  course: Pick<Course, 'id' | 'ownerId'>;
  action: PayloadOf<typeof courseAuditRecorded>['action'];
  details?: Readonly<Record<string, string>>;
  at: Date;
}): EventDraft[] =>
  ownsCourse(viewer, course)
    ? []
    : [auditDraft(courseAuditRecorded, { action, subjectType: 'Course', subjectId: course.id, details, occurredAt: at })];
