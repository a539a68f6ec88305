import type { ClientSession } from 'mongoose';
import { courseLevels, courseStatuses, pricingModels } from '#events/course.ts';
import { planTiers } from '#events/money.ts';
import { defineCollection, toDomain, withoutInternal } from '#shared/mongo/collection.ts';
import type { Collection, DomainOf, RowOf } from '#shared/mongo/collection.ts';
import { embedded, listOf, nullable, oneOf, optional } from '#shared/mongo/fields.ts';
import { idsOf } from '#shared/privacy/personalData.ts';
import type { Person } from '#shared/privacy/personalData.ts';

export const courseLanguages = ['fr', 'en'] as const;
export type CourseLanguage = (typeof courseLanguages)[number];

export const courseErasure = { kept: 'they have learners: src/erasure.ts archives them without a name and deletes drafts' };

export const courseCollection = defineCollection({
  name: 'courses',
  schema: {
    slug: String,
    ownerId: String,
    instructorName: String,
    /** Removes the course from lists and closes it to new learners. Rows of earlier releases lack it. */
    isOwnerSuspended: optional(Boolean),
    title: String,
    /** Sort key of TITLE: see titleKeyOf. */
    titleKey: String,
    subtitle: nullable(String),
    description: nullable(String),
    language: oneOf(courseLanguages),
    level: oneOf(courseLevels),
    status: oneOf(courseStatuses),
    categoryId: nullable(String),
    stack: listOf(String),
    keywords: listOf(String),
    listPrice: embedded({ amountMinor: Number, currency: String }),
    isFree: Boolean,
    pricingModel: oneOf(pricingModels),
    minimumPlanTier: nullable(oneOf(planTiers)),
    /** The order of modules and lessons, in one document: positions are dense and unique by construction, and a reorder is one atomic write. */
    outline: listOf(embedded({ moduleId: String, lessonIds: listOf(String) })),
    lessonCount: Number,
    durationSeconds: Number,
    enrollmentCount: Number,
    revision: Number,
    publishedAt: nullable(Date),
    createdAt: Date,
    updatedAt: Date,
    /** Content of the text index: see searchTerms.ts. */
    searchTerms: embedded({ title: String, keywords: String, body: String }),
  },
  internal: ['titleKey', 'searchTerms'],
  indexes: [
    // courseBySlug. A claim row makes the slug unique, on a sharded cluster too.
    { name: 'slug', key: { slug: 1 } },
    // courses by PUBLISHED_AT, TITLE, PRICE and ENROLLMENTS, keyset.
    { name: 'newest', key: { status: 1, publishedAt: -1, _id: -1 } },
    { name: 'title', key: { status: 1, titleKey: 1, _id: 1 } },
    { name: 'price_by_currency', key: { status: 1, 'listPrice.currency': 1, 'listPrice.amountMinor': 1, _id: 1 } },
    { name: 'enrollments', key: { status: 1, enrollmentCount: -1, _id: -1 } },
    // CourseCategory.courses and courseCount.
    { name: 'category', key: { categoryId: 1, status: 1, publishedAt: -1, _id: -1 } },
    // Counts of listed courses, from the index alone: of the whole catalog, and of categories.
    { name: 'listed', key: { status: 1, isOwnerSuspended: 1, categoryId: 1 } },
    // User.taughtCourses, PublicProfile.courses, and updates of the instructor's name.
    { name: 'owner', key: { ownerId: 1, publishedAt: -1, _id: -1 } },
    {
      // courses with a search. The terms are folded and stemmed already, so MongoDB must do neither: no language, and no field that overrides it
      // (by default that would be `language`, which courses have).
      name: 'search',
      key: { 'searchTerms.title': 'text', 'searchTerms.keywords': 'text', 'searchTerms.body': 'text' },
      weights: { 'searchTerms.title': 10, 'searchTerms.keywords': 5, 'searchTerms.body': 1 },
      default_language: 'none',
      language_override: 'noSuchField',
    },
  ],
  personalData: { subject: 'ownerId', export: 'all', onErasure: courseErasure },
});
export type CourseRow = RowOf<typeof courseCollection>;
export type Course = DomainOf<typeof courseCollection>;
export type Courses = Collection<CourseRow>;
export type Price = Course['listPrice'];

/** The projection of a course without the fields that only MongoDB reads. */
export const withoutKeys = withoutInternal(courseCollection);

/** The part of a filter that leaves out the courses of suspended instructors. */
export const ownerNotSuspended = { isOwnerSuspended: { $ne: true } } as const;

export const lessonIdsOf = ({ outline }: Pick<Course, 'outline'>): string[] => outline.flatMap(({ lessonIds }) => lessonIds);

export const findCourse = async ({
  courses,
  id,
  session = null,
}: {
  courses: Courses;
  id: string;
  session?: ClientSession | null;
}): Promise<Course | null> => {
  const row = await courses.findOne({ _id: id }, withoutKeys).session(session).lean();
  return row && toDomain(row);
};

/** All courses of the filter by id, one at a time. */
export async function* everyCourse({
  courses,
  filter = {},
}: {
  courses: Courses;
  filter?: { status?: Course['status']; ownerId?: string };
}): AsyncGenerator<Course> {
  for await (const row of courses.find(filter, withoutKeys).sort({ _id: 1 }).lean().cursor()) yield toDomain(row);
}

export const taughtCourseIds = ({ userId, connection }: Person): Promise<string[]> =>
  idsOf({ connection, collection: courseCollection.name, filter: { ownerId: userId } });
