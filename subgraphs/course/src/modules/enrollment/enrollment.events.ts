import { enrollmentCompleted, enrollmentCreated } from '#events/course.ts';
import type { EventDraft } from '#events/envelope.ts';
import type { Course } from '../course/course.model.ts';
import type { Enrollment } from './enrollment.model.ts';

type Told = { enrollment: Enrollment; course: Pick<Course, 'title' | 'slug'> };

const draftInput = ({ enrollment, course }: Told, occurredAt: Date) => ({
  aggregateId: enrollment.id,
  sequence: enrollment.revision,
  occurredAt,
  payload: {
    enrollmentId: enrollment.id,
    learnerId: enrollment.learnerId,
    courseId: enrollment.courseId,
    courseTitle: course.title,
    courseSlug: course.slug,
    status: enrollment.status,
    origin: enrollment.origin,
    planTier: enrollment.planTier,
    enrolledAt: enrollment.enrolledAt.toISOString(),
    completedAt: enrollment.completedAt?.toISOString() ?? null,
  },
});

export const enrollmentCreatedBy = (told: Told): EventDraft => enrollmentCreated.draft(draftInput(told, told.enrollment.enrolledAt));

export const enrollmentCompletedBy = (told: Told): EventDraft =>
  enrollmentCompleted.draft(draftInput(told, told.enrollment.completedAt ?? told.enrollment.enrolledAt));
