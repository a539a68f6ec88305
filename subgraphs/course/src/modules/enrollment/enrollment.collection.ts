import type { ClientSession } from 'mongoose';
import { enrollmentOrigins } from '#events/course.ts';
import type { EnrollmentStatus as ContractStatus } from '#events/course.ts';
import { planTiers } from '#events/money.ts';
import { defineList } from '#shared/lists/list.ts';
import { defineCollection, toDomain } from '#shared/mongo/collection.ts';
import type { Collection, DomainOf, RowOf } from '#shared/mongo/collection.ts';
import { listOf, nullable, oneOf } from '#shared/mongo/fields.ts';
import { idsOf } from '#shared/privacy/personalData.ts';

const storedStatuses = ['ACTIVE', 'COMPLETED', 'EXPIRED'] as const satisfies readonly ContractStatus[];
export type EnrollmentStatus = (typeof storedStatuses)[number];

const learningErasure = { handledBy: 'src/erasure.ts: progress is found by its enrollment alone, so both are deleted together' };

export const enrollmentCollection = defineCollection({
  name: 'enrollments',
  schema: {
    learnerId: String,
    courseId: String,
    status: oneOf(storedStatuses),
    origin: oneOf(enrollmentOrigins),
    /** The tier that the course required when a plan made the enrollment. */
    planTier: nullable(oneOf(planTiers)),
    /** Includes lessons that the course no longer has: progress counts only those in the course's outline. */
    completedLessonIds: listOf(String),
    timeSpentSeconds: Number,
    lastLessonId: nullable(String),
    revision: Number,
    enrolledAt: Date,
    completedAt: nullable(Date),
    lastAccessedAt: nullable(Date),
  },
  indexes: [
    // One enrollment of each learner and course; Course.viewerEnrollment.
    { name: 'learner_course', key: { learnerId: 1, courseId: 1 }, unique: true },
    // User.enrollments, the latest first, keyset.
    { name: 'learner', key: { learnerId: 1, enrolledAt: -1, _id: -1 } },
  ],
  personalData: { subject: 'learnerId', export: 'all', onErasure: learningErasure },
});
export type EnrollmentRow = RowOf<typeof enrollmentCollection>;
export type Enrollment = DomainOf<typeof enrollmentCollection>;
export type Enrollments = Collection<EnrollmentRow>;

export const lessonProgressCollection = defineCollection({
  name: 'lesson_progress',
  // The id is `<enrollment>:<lesson>`: one row of each pair without a second index.
  schema: {
    enrollmentId: String,
    courseId: String,
    lessonId: String,
    status: oneOf(['IN_PROGRESS', 'COMPLETED']),
    positionSeconds: Number,
    timeSpentSeconds: Number,
    completedAt: nullable(Date),
    updatedAt: Date,
  },
  // Enrollment.lessonProgress; rows leave with their enrollment.
  indexes: [{ name: 'enrollment', key: { enrollmentId: 1 } }],
  personalData: {
    subject: async ({ userId, connection }) => ({
      enrollmentId: { $in: await idsOf({ connection, collection: enrollmentCollection.name, filter: { learnerId: userId } }) },
    }),
    export: 'all',
    onErasure: learningErasure,
  },
});
export type LessonProgressRow = RowOf<typeof lessonProgressCollection>;
export type LessonProgress = DomainOf<typeof lessonProgressCollection>;
export type LessonProgressRows = Collection<LessonProgressRow>;

export const lessonProgressId = ({ enrollmentId, lessonId }: { enrollmentId: string; lessonId: string }): string =>
  `${enrollmentId}:${lessonId}`;

/** User.enrollments, the latest first. */
export const latestEnrollments = defineList<Enrollment>({
  name: 'enrollments.latest',
  keys: [
    { field: 'enrolledAt', kind: 'instant', direction: 'DESC' },
    { field: '_id', kind: 'string', direction: 'DESC' },
  ],
});

export const findEnrollment = async ({
  enrollments,
  session = null,
  ...filter
}: {
  enrollments: Enrollments;
  session?: ClientSession | null;
} & ({ learnerId: string; courseId: string } | { _id: string })): Promise<Enrollment | null> => {
  const row = await enrollments.findOne(filter).session(session).lean();
  return row && toDomain(row);
};
