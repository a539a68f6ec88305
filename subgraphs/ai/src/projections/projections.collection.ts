import { courseStatuses, enrollmentOrigins, enrollmentStatuses } from '#events/course.ts';
import { planTiers } from '#events/money.ts';
import { defineCollection } from '#shared/mongo/collection.ts';
import type { Collection, DomainOf, RowOf } from '#shared/mongo/collection.ts';
import { nullable, oneOf, optional } from '#shared/mongo/fields.ts';

const tombstoneSeconds = 90 * 24 * 60 * 60;

/** The lessons that the assistant quotes. `sequence`, here and below, is the revision of the aggregate that a row copies. */
export const lessonCollection = defineCollection({
  name: 'lessons',
  schema: {
    sequence: Number,
    courseId: String,
    courseTitle: String,
    title: String,
    language: String,
    /** Null once the lesson is deleted. The row stays for a while, so that an older event cannot restore the lesson. */
    text: nullable(String),
    isPreview: Boolean,
    isDeleted: Boolean,
    deletedAt: nullable(Date),
    /** The server's time of the last change, by which other replicas find it. */
    changedAt: Date,
  },
  indexes: [
    // The replicas' poll for changes, answered from the index alone.
    { name: 'changed', key: { changedAt: 1, _id: 1, sequence: 1 } },
    { name: 'tombstones', key: { deletedAt: 1 }, expireAfterSeconds: tombstoneSeconds },
  ],
  personalData: { none: 'copies of course’s lessons, without their author; course exports the lessons themselves' },
});
export type LessonRow = RowOf<typeof lessonCollection>;
export type Lessons = Collection<LessonRow>;

/** Owner and state of a course, and the plan tier that opens it. */
export const courseOfferCollection = defineCollection({
  name: 'courseOffers',
  schema: {
    sequence: Number,
    ownerId: String,
    status: oneOf(courseStatuses),
    minimumPlanTier: nullable(oneOf(planTiers)),
    /** Absent in rows of earlier releases. */
    isOwnerSuspended: optional(Boolean),
  },
  internal: ['sequence'],
  indexes: [
    // Reading rights: published courses, and those of an owner.
    { name: 'status', key: { status: 1 } },
    { name: 'owner', key: { ownerId: 1 } },
  ],
  personalData: {
    subject: 'ownerId',
    export: 'all',
    onErasure: { kept: 'the owner’s id without a name: other people read the lessons of the course' },
  },
});
export type CourseOfferRow = RowOf<typeof courseOfferCollection>;
export type CourseOffer = DomainOf<typeof courseOfferCollection>;
export type CourseOffers = Collection<CourseOfferRow>;

/** Apart from the offer: both events of a course carry its one revision, and neither may hide the other. */
export const coursePublicationCollection = defineCollection({
  name: 'coursePublications',
  schema: { sequence: Number, categoryId: nullable(String), publishedAt: Date },
  internal: ['sequence'],
  indexes: [],
  personalData: { none: 'publication dates of courses, without a person' },
});
export type CoursePublicationRow = RowOf<typeof coursePublicationCollection>;
export type CoursePublications = Collection<CoursePublicationRow>;

export const enrollmentCollection = defineCollection({
  name: 'enrollments',
  schema: {
    sequence: Number,
    learnerId: String,
    courseId: String,
    status: oneOf(enrollmentStatuses),
    origin: oneOf(enrollmentOrigins),
    /** The tier that the course required when a plan made the enrollment. */
    planTier: nullable(oneOf(planTiers)),
    enrolledAt: Date,
  },
  internal: ['sequence'],
  indexes: [
    // Reading rights of one learner.
    { name: 'learner', key: { learnerId: 1, courseId: 1 } },
  ],
  personalData: { subject: 'learnerId', export: 'all', onErasure: 'delete' },
});
export type EnrollmentRow = RowOf<typeof enrollmentCollection>;
export type Enrollment = DomainOf<typeof enrollmentCollection>;
export type Enrollments = Collection<EnrollmentRow>;

export const entitlementCollection = defineCollection({
  name: 'entitlements',
  schema: {
    sequence: Number,
    userId: String,
    courseId: nullable(String),
    planTier: nullable(oneOf(planTiers)),
    expiresAt: nullable(Date),
    revokedAt: nullable(Date),
  },
  internal: ['sequence'],
  indexes: [
    // Reading rights of one learner.
    { name: 'user', key: { userId: 1 } },
  ],
  personalData: { subject: 'userId', export: 'all', onErasure: 'delete' },
});
export type EntitlementRow = RowOf<typeof entitlementCollection>;
export type Entitlement = DomainOf<typeof entitlementCollection>;
export type Entitlements = Collection<EntitlementRow>;
