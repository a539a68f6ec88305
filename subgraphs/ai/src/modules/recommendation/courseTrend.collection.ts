import { createHash } from 'node:crypto';
import type { ClientSession } from 'mongoose';
import { defineCollection } from '#shared/mongo/collection.ts';
import type { Collection, RowOf } from '#shared/mongo/collection.ts';
import { embedded, listOf } from '#shared/mongo/fields.ts';
import { addTrends, newTrend, trendRetentionSeconds } from './courseTrend.ts';
import type { Trend } from './courseTrend.ts';

const slotCount = 4;

/** `_id` is the course and a slot. Several slots for each course, so that concurrent enrollments rarely write one row. */
export const courseTrendCollection = defineCollection({
  name: 'courseTrends',
  schema: { courseId: String, weight: Number, latestAt: Date, days: listOf(embedded({ day: Number, count: Number })) },
  indexes: [
    // Deletes the row ten weeks after the last enrollment.
    { name: 'expiry', key: { latestAt: 1 }, expireAfterSeconds: trendRetentionSeconds },
  ],
  personalData: { none: 'counts of enrollments, without a person' },
});
export type CourseTrendRow = RowOf<typeof courseTrendCollection>;
export type CourseTrends = Collection<CourseTrendRow>;

export type NewEnrollment = { enrollmentId: string; courseId: string; enrolledAt: Date; session: ClientSession };

const slotOf = (enrollmentId: string): number => createHash('sha256').update(enrollmentId).digest().readUInt8(0) % slotCount;

const toTrend = ({ weight, latestAt, days }: CourseTrendRow): Trend => ({ weight, latestAt, days });

/** Counts an enrollment in the transaction that first stores it, so that it counts once. */
export const countEnrollment = async (
  courseTrends: CourseTrends,
  { enrollmentId, courseId, enrolledAt, session }: NewEnrollment,
): Promise<void> => {
  const id = `${courseId}/${slotOf(enrollmentId)}`;
  const stored = await courseTrends.findById(id, null, { session }).lean();
  const { weight, latestAt, days } = stored === null ? newTrend(enrolledAt) : addTrends(toTrend(stored), newTrend(enrolledAt));
  // Two concurrent additions are a write conflict: the second runs again on the sum of the first.
  await courseTrends.replaceOne({ _id: id }, { courseId, weight, latestAt, days: [...days] }, { upsert: true, session });
};

/** The trend of each course with a recent enrollment: the sum of its slots. */
export const readCourseTrends = async (courseTrends: CourseTrends): Promise<Map<string, Trend>> => {
  const trends = new Map<string, Trend>();
  for await (const row of courseTrends.find().sort({ _id: 1 }).lean().cursor()) {
    const sum = trends.get(row.courseId);
    trends.set(row.courseId, sum === undefined ? toTrend(row) : addTrends(sum, toTrend(row)));
  }
  return trends;
};
