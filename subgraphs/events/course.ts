import { z } from 'zod';
import { defineEvent } from './envelope.ts';
import { erasureAnswers } from './erasure.ts';
import { moneySchema, planTierSchema } from './money.ts';

export const courseStatuses = ['DRAFT', 'PUBLISHED', 'ARCHIVED'] as const;
export type CourseStatus = (typeof courseStatuses)[number];
export const pricingModels = ['ONE_TIME', 'SUBSCRIPTION'] as const;
export type PricingModel = (typeof pricingModels)[number];
export const courseLevels = ['BEGINNER', 'INTERMEDIATE', 'ADVANCED', 'ALL_LEVELS'] as const;
export type CourseLevel = (typeof courseLevels)[number];
export const enrollmentStatuses = ['ACTIVE', 'COMPLETED', 'DROPPED', 'EXPIRED'] as const;
export type EnrollmentStatus = (typeof enrollmentStatuses)[number];
export const enrollmentOrigins = ['FREE', 'PURCHASE', 'SUBSCRIPTION', 'GRANT'] as const;
export type EnrollmentOrigin = (typeof enrollmentOrigins)[number];

/** Price, pricing model and state of a course, for the projections of payment and ai. */
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
    pricingModel: z.enum(pricingModels),
    minimumPlanTier: planTierSchema.nullable(),
    status: z.enum(courseStatuses),
  }),
  consumers: ['payment', 'ai'],
  // The course and its events stay when the owner is erased.
  subjectFields: [],
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
    level: z.enum(courseLevels),
    categoryId: z.string().nullable(),
    stack: z.array(z.string()),
    keywords: z.array(z.string()),
    description: z.string().nullable(),
    publishedAt: z.iso.datetime(),
  }),
  consumers: ['ai', 'community'],
  subjectFields: [],
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
    // The text for learners, Markdown or a transcript. Never answer keys: the assistant quotes it.
    text: z.string().nullable(),
    isPreview: z.boolean(),
    isDeleted: z.boolean(),
  }),
  consumers: ['ai'],
  subjectFields: [],
});

const enrollmentSchema = z.object({
  enrollmentId: z.string(),
  learnerId: z.string(),
  courseId: z.string(),
  courseTitle: z.string(),
  courseSlug: z.string(),
  status: z.enum(enrollmentStatuses),
  origin: z.enum(enrollmentOrigins),
  // The tier that the course required when a plan made the enrollment. Events of earlier releases lack it.
  planTier: planTierSchema.nullable().default(null),
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
  subjectFields: ['learnerId'],
});

export const enrollmentCompleted = defineEvent({
  type: 'course.enrollment.completed',
  version: 1,
  publisher: 'course',
  aggregateType: 'Enrollment',
  payload: enrollmentSchema,
  consumers: ['community', 'ai'],
  subjectFields: ['learnerId'],
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
