import { coursePublished, offerChanged } from '#events/course.ts';
import type { EventDraft } from '#events/envelope.ts';
import type { Course } from './course.collection.ts';

// A contract drops the fields that its payload lacks.
export const offerChangedDraft = (course: Course): EventDraft =>
  offerChanged.draft({
    aggregateId: course.id,
    sequence: course.revision,
    occurredAt: course.updatedAt,
    payload: { ...course, courseId: course.id },
  });

/** Null for a draft. */
export const coursePublishedDraft = (course: Course): EventDraft | null =>
  course.publishedAt === null
    ? null
    : coursePublished.draft({
        aggregateId: course.id,
        sequence: course.revision,
        occurredAt: course.updatedAt,
        payload: { ...course, courseId: course.id, publishedAt: course.publishedAt.toISOString() },
      });
