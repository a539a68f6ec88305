import { z } from 'zod';
import { defineEvent } from './envelope.ts';
import { erasureAnswers } from './erasure.ts';
import { moneySchema, planTierSchema } from './money.ts';

/** How and for how much a course is sold, whatever its state: payment's projection of offers. */
export const offerChanged = defineEvent({
  type: 'course.offer.changed',
  version: 1,
  publisher: 'course',
  aggregateType: 'Course',
  payload: z.object({
    courseId: z.string(),
    ownerId: z.string(),
    title: z.string(),
    slug: z.string(),
    listPrice: moneySchema,
    pricingModel: z.enum(['ONE_TIME', 'SUBSCRIPTION']),
    minimumPlanTier: planTierSchema.nullable(),
    status: z.enum(['DRAFT', 'PUBLISHED', 'ARCHIVED']),
  }),
  consumers: ['payment', 'ai'],
  // A course stays when its owner goes, and so does what is told of it.
  goesWith: [],
});

export const coursePublished = defineEvent({
  type: 'course.course.published',
  version: 1,
  publisher: 'course',
  aggregateType: 'Course',
  payload: z.object({
    courseId: z.string(),
    ownerId: z.string(),
    title: z.string(),
    subtitle: z.string().nullable(),
    slug: z.string(),
    language: z.string(),
    level: z.enum(['BEGINNER', 'INTERMEDIATE', 'ADVANCED', 'ALL_LEVELS']),
    categoryId: z.string().nullable(),
    stack: z.array(z.string()),
    keywords: z.array(z.string()),
    description: z.string().nullable(),
    publishedAt: z.iso.datetime(),
  }),
  consumers: ['ai', 'community'],
  goesWith: [],
});

export const lessonChanged = defineEvent({
  type: 'course.lesson.changed',
  version: 1,
  publisher: 'course',
  aggregateType: 'Lesson',
  payload: z.object({
    lessonId: z.string(),
    courseId: z.string(),
    courseTitle: z.string(),
    moduleId: z.string(),
    title: z.string(),
    position: z.int().nonnegative(),
    type: z.enum(['TEXT', 'VIDEO', 'QUIZ', 'EXERCISE']),
    language: z.string(),
    // What a learner may read: markdown or transcript. Never answer keys, for assistants quote it.
    text: z.string().nullable(),
    isPreview: z.boolean(),
    isDeleted: z.boolean(),
  }),
  consumers: ['ai'],
  goesWith: [],
});

const enrollmentSchema = z.object({
  enrollmentId: z.string(),
  learnerId: z.string(),
  courseId: z.string(),
  courseTitle: z.string(),
  courseSlug: z.string(),
  status: z.enum(['ACTIVE', 'COMPLETED', 'DROPPED', 'EXPIRED']),
  origin: z.enum(['FREE', 'PURCHASE', 'SUBSCRIPTION', 'GRANT']),
  enrolledAt: z.iso.datetime(),
  completedAt: z.iso.datetime().nullable(),
});

export const enrollmentCreated = defineEvent({
  type: 'course.enrollment.created',
  version: 1,
  publisher: 'course',
  aggregateType: 'Enrollment',
  payload: enrollmentSchema,
  consumers: ['community', 'ai'],
  goesWith: ['learnerId'],
});

export const enrollmentCompleted = defineEvent({
  type: 'course.enrollment.completed',
  version: 1,
  publisher: 'course',
  aggregateType: 'Enrollment',
  payload: enrollmentSchema,
  consumers: ['community', 'ai'],
  goesWith: ['learnerId'],
});

export const courseEvents = [
  offerChanged,
  coursePublished,
  lessonChanged,
  enrollmentCreated,
  enrollmentCompleted,
  erasureAnswers.course.answered,
  erasureAnswers.course.completed,
] as const;
