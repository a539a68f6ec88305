import { Schema } from 'mongoose';
import type { Connection } from 'mongoose';
import type { EnrollmentStatus as ContractStatus, EnrollmentOrigin } from '#events/course.ts';
import type { PlanTier } from '#events/money.ts';

export type EnrollmentStatus = Exclude<ContractStatus, 'DROPPED'>;
type EnrollmentFields = {
  learnerId: string;
  courseId: string;
  status: EnrollmentStatus;
  origin: EnrollmentOrigin;
  /** The tier the course asked for when a plan made the enrollment. */
  planTier: PlanTier | null;
  /** Also of lessons the course has no more: what counts is their share in the course's outline. */
  completedLessonIds: string[];
  timeSpentSeconds: number;
  lastLessonId: string | null;
  revision: number;
  enrolledAt: Date;
  completedAt: Date | null;
  lastAccessedAt: Date | null;
};
export type EnrollmentRow = EnrollmentFields & { _id: string };
export type Enrollment = EnrollmentFields & { id: string };

export type LessonProgressStatus = 'IN_PROGRESS' | 'COMPLETED';
export type LessonProgressRow = {
  /** `<enrollment>:<lesson>`: one row of each pair, without an index of its own. */
  _id: string;
  enrollmentId: string;
  courseId: string;
  lessonId: string;
  status: LessonProgressStatus;
  positionSeconds: number;
  timeSpentSeconds: number;
  completedAt: Date | null;
  updatedAt: Date;
};
export type LessonProgress = Omit<LessonProgressRow, '_id'>;

const enrollmentSchema = new Schema<EnrollmentRow>(
  {
    _id: { type: String, required: true },
    learnerId: String,
    courseId: String,
    status: String,
    origin: String,
    planTier: String,
    completedLessonIds: [String],
    timeSpentSeconds: Number,
    lastLessonId: String,
    revision: Number,
    enrolledAt: Date,
    completedAt: Date,
    lastAccessedAt: Date,
  },
  { versionKey: false },
);
// One enrolment of each learner and course; Course.viewerEnrollment.
enrollmentSchema.index({ learnerId: 1, courseId: 1 }, { name: 'learner_course', unique: true });
// User.enrollments, the latest first, keyset.
enrollmentSchema.index({ learnerId: 1, enrolledAt: -1, _id: -1 }, { name: 'learner' });

const lessonProgressSchema = new Schema<LessonProgressRow>(
  {
    _id: { type: String, required: true },
    enrollmentId: String,
    courseId: String,
    lessonId: String,
    status: String,
    positionSeconds: Number,
    timeSpentSeconds: Number,
    completedAt: Date,
    updatedAt: Date,
  },
  { versionKey: false },
);
// Enrollment.lessonProgress; rows leave with their enrolment.
lessonProgressSchema.index({ enrollmentId: 1 }, { name: 'enrollment' });

export const enrollmentModel = (connection: Connection) => connection.model<EnrollmentRow>('Enrollment', enrollmentSchema, 'enrollments');
export type EnrollmentModel = ReturnType<typeof enrollmentModel>;
export const lessonProgressModel = (connection: Connection) =>
  connection.model<LessonProgressRow>('LessonProgress', lessonProgressSchema, 'lesson_progress');
export type LessonProgressModel = ReturnType<typeof lessonProgressModel>;

export const toEnrollment = ({ _id, ...fields }: EnrollmentRow): Enrollment => ({ id: _id, ...fields });
export const toLessonProgress = ({ _id, ...fields }: LessonProgressRow): LessonProgress => fields;
export const lessonProgressId = ({ enrollmentId, lessonId }: { enrollmentId: string; lessonId: string }): string =>
  `${enrollmentId}:${lessonId}`;
