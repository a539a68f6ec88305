import { coursePublished, offerChanged } from '#events/course.ts';
import type { EventDraft } from '#events/envelope.ts';
import type { Course } from './course.model.ts';

export const offerChangedBy = (course: Course): EventDraft =>
  offerChanged.draft({
    aggregateId: course.id,
    sequence: course.revision,
    occurredAt: course.updatedAt,
    payload: {
      courseId: course.id,
      ownerId: course.ownerId,
      title: course.title,
      slug: course.slug,
      listPrice: { amountMinor: course.listPrice.amountMinor, currency: course.listPrice.currency },
      pricingModel: course.pricingModel,
      minimumPlanTier: course.minimumPlanTier,
      status: course.status,
    },
  });

/** Null for a draft. */
export const coursePublishedBy = (course: Course): EventDraft | null =>
  course.publishedAt === null
    ? null
    : coursePublished.draft({
        aggregateId: course.id,
        sequence: course.revision,
        occurredAt: course.updatedAt,
        payload: {
          courseId: course.id,
          ownerId: course.ownerId,
          title: course.title,
          subtitle: course.subtitle,
          slug: course.slug,
          language: course.language,
          level: course.level,
          categoryId: course.categoryId,
          stack: course.stack,
          keywords: course.keywords,
          description: course.description,
          publishedAt: course.publishedAt.toISOString(),
        },
      });
