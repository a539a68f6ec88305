import type { Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import { ownerNotSuspended } from '#shared/events/suspendedOwners.ts';
import type { Message } from '#shared/messages.ts';
import { dormantCourse, enrolledLately } from '../../messages.ts';
import { projections } from '../../projections/projections.model.ts';
import { courseTrends } from './recommendation.model.ts';
import { countOfLastDays, daysSince, exposureAt, shrunkRates, weightAt } from './trend.ts';
import type { Trend } from './trend.ts';

export type TrendingCourse = { courseId: string; score: number; reason: Message };

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

const reasonOf = (trend: Trend, now: Date): Message => {
  const count = countOfLastDays(trend, now);
  return count > 0 ? enrolledLately({ count }) : dormantCourse({ days: daysSince(trend.latestAt, now) });
};

export const createRecommendationService = ({ connection, clock }: { connection: Connection; clock: Clock }) => {
  const { courseOffers, coursePublications } = projections(connection);
  const trends = courseTrends(connection);

  return {
    /** Published courses only, without those of suspended instructors. The average they are drawn towards is that of all of them, also when a category is asked for. */
    async trending({ limit, categoryId }: { limit: number; categoryId: string | null }): Promise<TrendingCourse[]> {
      const now = clock.now();
      const found = await trends.all();
      const courseIds = [...found.keys()];
      const [published, publications] = await Promise.all([
        courseOffers()
          .find({ _id: { $in: courseIds }, status: 'PUBLISHED', ...ownerNotSuspended })
          .project<{ _id: string }>({ _id: 1 })
          .toArray(),
        coursePublications()
          .find({ _id: { $in: courseIds } })
          .toArray(),
      ]);
      const publicationOf = new Map(publications.map((publication) => [publication._id, publication]));
      const courses = published.flatMap(({ _id }) => {
        const trend = found.get(_id);
        const publication = publicationOf.get(_id);
        const exposure = exposureAt(publication?.publishedAt ?? null, now);
        return trend ? [{ courseId: _id, categoryId: publication?.categoryId ?? null, trend, weight: weightAt(trend, now), exposure }] : [];
      });
      return shrunkRates(courses)
        .filter((course) => categoryId === null || course.categoryId === categoryId)
        .sort((left, right) => right.score - left.score || compareText(left.courseId, right.courseId))
        .slice(0, limit)
        .map(({ courseId, score, trend }) => ({ courseId, score, reason: reasonOf(trend, now) }));
    },
  };
};
export type RecommendationService = ReturnType<typeof createRecommendationService>;
