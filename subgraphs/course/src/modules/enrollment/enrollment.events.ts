import { enrollmentCompleted, enrollmentCreated } from '#events/course.ts';
import type { EventDraft } from '#events/envelope.ts';
import type { Course } from '../course/course.collection.ts';
import type { Enrollment } from './enrollment.collection.ts';

type Facts = { enrollment: Enrollment; course: Pick<Course, 'title' | 'slug'> };

// A contract drops the fields that its payload lacks.
const draftInput = ({ enrollment, course }: Facts, occurredAt: Date) => ({
  aggregateId: enrollment.id,
  sequence: enrollment.revision,
  occurredAt,
  payload: {
    ...enrollment,
    enrollmentId: enrollment.id,
    courseTitle: course.title,
    courseSlug: course.slug,
    enrolledAt: enrollment.enrolledAt.toISOString(),
    completedAt: enrollment.completedAt?.toISOString() ?? null,
  },
});

export const enrollmentCreatedDraft = (facts: Facts): EventDraft => enrollmentCreated.draft(draftInput(facts, facts.enrollment.enrolledAt));

export const enrollmentCompletedDraft = (facts: Facts): EventDraft =>
  enrollmentCompleted.draft(draftInput(facts, facts.enrollment.completedAt ?? facts.enrollment.enrolledAt));
