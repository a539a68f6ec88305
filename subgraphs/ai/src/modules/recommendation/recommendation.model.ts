import { createHash } from 'node:crypto';
import type { ClientSession, Connection } from 'mongoose';
import { collectionOf } from '#shared/mongo/connection.ts';
import type { CollectionIndexes } from '#shared/mongo/connection.ts';
import { addTrends, newTrend, trendKeptSeconds } from './trend.ts';
import type { Trend } from './trend.ts';

/** `_id`: the course and a slot: enrolments in one course at the same moment seldom meet on one row. */
type CourseTrendRow = { _id: string; courseId: string; weight: number; latestAt: Date; days: { day: number; count: number }[] };

const slotCount = 4;
const collection = 'courseTrends';

export const recommendationIndexes: readonly CollectionIndexes[] = [
  {
    collection,
    indexes: [
      // trendingCourses reads what is left; a course in which nobody enrolled for ten weeks leaves by itself.
      { name: 'expiry', key: { latestAt: 1 }, expireAfterSeconds: trendKeptSeconds },
    ],
  },
];

const slotOf = (enrollmentId: string): number => createHash('sha256').update(enrollmentId).digest().readUInt8(0) % slotCount;

const toTrend = ({ weight, latestAt, days }: CourseTrendRow): Trend => ({ weight, latestAt, days });

export const courseTrends = (connection: Connection) => {
  const rows = () => collectionOf<CourseTrendRow>({ connection, name: collection });
  return {
    /** In the transaction that first keeps the enrolment, so that it counts once. */
    async add({
      enrollmentId,
      courseId,
      enrolledAt,
      session,
    }: {
      enrollmentId: string;
      courseId: string;
      enrolledAt: Date;
      session: ClientSession;
    }): Promise<void> {
      const id = `${courseId}/${slotOf(enrollmentId)}`;
      const stored = await rows().findOne({ _id: id }, { session });
      const trend = stored === null ? newTrend(enrolledAt) : addTrends(toTrend(stored), newTrend(enrolledAt));
      // Two additions at once are a write conflict, and the second is done again on the first one's sum.
      await rows().replaceOne(
        { _id: id },
        { courseId, weight: trend.weight, latestAt: trend.latestAt, days: [...trend.days] },
        { upsert: true, session },
      );
    },
    /** Of all courses in which somebody enrolled lately: a few rows for each. */
    async all(): Promise<Map<string, Trend>> {
      const trends = new Map<string, Trend>();
      for await (const row of rows().find().sort({ _id: 1 })) {
        const sum = trends.get(row.courseId);
        trends.set(row.courseId, sum === undefined ? toTrend(row) : addTrends(sum, toTrend(row)));
      }
      return trends;
    },
  };
};
