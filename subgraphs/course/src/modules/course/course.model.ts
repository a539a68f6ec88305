import { Schema } from 'mongoose';
import type { Connection } from 'mongoose';
import type { CourseLevel, CourseStatus, PricingModel } from '#events/course.ts';
import type { PlanTier } from '#events/money.ts';

export type CourseLanguage = 'fr' | 'en';
export type Price = { amountMinor: number; currency: string };
/** One module of the outline with its lessons. */
export type OutlineModule = { moduleId: string; lessonIds: string[] };

type CourseFields = {
  slug: string;
  ownerId: string;
  instructorName: string;
  /** Out of the lists, and closed to new learners. */
  isOwnerSuspended: boolean;
  title: string;
  subtitle: string | null;
  description: string | null;
  language: CourseLanguage;
  level: CourseLevel;
  status: CourseStatus;
  categoryId: string | null;
  stack: string[];
  keywords: string[];
  listPrice: Price;
  isFree: boolean;
  pricingModel: PricingModel;
  minimumPlanTier: PlanTier | null;
  outline: OutlineModule[];
  lessonCount: number;
  durationSeconds: number;
  enrollmentCount: number;
  revision: number;
  publishedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
};
export type CourseRow = Omit<CourseFields, 'isOwnerSuspended'> & {
  _id: string;
  /** Rows of earlier releases have none. */
  isOwnerSuspended?: boolean;
  /** What TITLE orders by: see titleKeyOf. */
  titleKey: string;
  /** What the text index reads: see searchTerms.ts. */
  searchTerms: { title: string; keywords: string; body: string };
};
/** A course as services and resolvers know it. `outline` is the one place that says which module and lesson stands where. */
export type Course = CourseFields & { id: string };

const courseSchema = new Schema<CourseRow>(
  {
    _id: { type: String, required: true },
    slug: String,
    ownerId: String,
    instructorName: String,
    isOwnerSuspended: Boolean,
    title: String,
    titleKey: String,
    subtitle: String,
    description: String,
    language: String,
    level: String,
    status: String,
    categoryId: String,
    stack: [String],
    keywords: [String],
    listPrice: new Schema<Price>({ amountMinor: Number, currency: String }, { _id: false }),
    isFree: Boolean,
    pricingModel: String,
    minimumPlanTier: String,
    // Order lives in the parent, in one document: positions are dense and unique by construction, and a reorder is one atomic write.
    outline: [new Schema<OutlineModule>({ moduleId: String, lessonIds: [String] }, { _id: false })],
    lessonCount: Number,
    durationSeconds: Number,
    enrollmentCount: Number,
    revision: Number,
    publishedAt: Date,
    createdAt: Date,
    updatedAt: Date,
    searchTerms: new Schema<CourseRow['searchTerms']>({ title: String, keywords: String, body: String }, { _id: false }),
  },
  { versionKey: false },
);

// courseBySlug. Unique by a claim row, which holds on a sharded cluster too.
courseSchema.index({ slug: 1 }, { name: 'slug' });
// courses by PUBLISHED_AT, TITLE, PRICE and ENROLLMENTS, keyset.
courseSchema.index({ status: 1, publishedAt: -1, _id: -1 }, { name: 'newest' });
courseSchema.index({ status: 1, titleKey: 1, _id: 1 }, { name: 'title' });
courseSchema.index({ status: 1, 'listPrice.currency': 1, 'listPrice.amountMinor': 1, _id: 1 }, { name: 'price_by_currency' });
courseSchema.index({ status: 1, enrollmentCount: -1, _id: -1 }, { name: 'enrollments' });
// CourseCategory.courses and courseCount.
courseSchema.index({ categoryId: 1, status: 1, publishedAt: -1, _id: -1 }, { name: 'category' });
// Counts of what is listed, from the index alone: of the whole catalogue, and of categories.
courseSchema.index({ status: 1, isOwnerSuspended: 1, categoryId: 1 }, { name: 'listed' });
// User.taughtCourses, PublicProfile.courses, and the instructor's name when it changes.
courseSchema.index({ ownerId: 1, publishedAt: -1, _id: -1 }, { name: 'owner' });
// courses with a search. The terms are already folded and stemmed, so MongoDB must do neither: no language, and no field that overrides it
// (by default that would be `language`, which courses have).
courseSchema.index(
  { 'searchTerms.title': 'text', 'searchTerms.keywords': 'text', 'searchTerms.body': 'text' },
  {
    name: 'search',
    weights: { 'searchTerms.title': 10, 'searchTerms.keywords': 5, 'searchTerms.body': 1 },
    default_language: 'none',
    language_override: 'noSuchField',
  },
);

export const courseModel = (connection: Connection) => connection.model<CourseRow>('Course', courseSchema, 'courses');
export type CourseModel = ReturnType<typeof courseModel>;

/** The projection of a course without what only MongoDB reads. */
export const withoutKeys = { titleKey: 0, searchTerms: 0 } as const;

export const toCourse = (row: Omit<CourseRow, 'titleKey' | 'searchTerms'>): Course => ({
  id: row._id,
  slug: row.slug,
  ownerId: row.ownerId,
  instructorName: row.instructorName,
  isOwnerSuspended: row.isOwnerSuspended ?? false,
  title: row.title,
  subtitle: row.subtitle,
  description: row.description,
  language: row.language,
  level: row.level,
  status: row.status,
  categoryId: row.categoryId,
  stack: row.stack,
  keywords: row.keywords,
  listPrice: row.listPrice,
  isFree: row.isFree,
  pricingModel: row.pricingModel,
  minimumPlanTier: row.minimumPlanTier,
  outline: row.outline,
  lessonCount: row.lessonCount,
  durationSeconds: row.durationSeconds,
  enrollmentCount: row.enrollmentCount,
  revision: row.revision,
  publishedAt: row.publishedAt,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});

/** The part of a filter that leaves out what is in no list. */
export const ownerNotSuspended = { isOwnerSuspended: { $ne: true } } as const;

export const lessonIdsOf = ({ outline }: Pick<Course, 'outline'>): string[] => outline.flatMap(({ lessonIds }) => lessonIds);
