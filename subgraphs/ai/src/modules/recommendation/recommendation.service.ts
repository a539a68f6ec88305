import type { Clock } from '#shared/clock.ts';
import { ownerNotSuspended } from '#shared/events/suspendedOwners.ts';
import type { Message } from '#shared/messages.ts';
import { messages } from '../../messages.ts';
import type { CourseOffers, CoursePublications } from '../../projections/projections.collection.ts';
import { countOfLastDays, daysSince, exposureAt, shrunkRates, weightAt } from './courseTrend.ts';
import type { Trend } from './courseTrend.ts';
import { readCourseTrends } from './courseTrend.collection.ts';
import type { CourseTrends } from './courseTrend.collection.ts';

export type TrendingCourse = { courseId: string; score: number; reason: Message };

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

const reasonOf = (trend: Trend, now: Date): Message => {
  const count = countOfLastDays(trend, now);
  return count > 0 ? messages.recentEnrollments({ count }) : messages.lastEnrollment({ daysAgo: daysSince(trend.latestAt, now) });
};

export const createRecommendationService = ({
  courseOffers,
  coursePublications,
  courseTrends,
  clock,
}: {
  courseOffers: CourseOffers;
  coursePublications: CoursePublications;
  courseTrends: CourseTrends;
  clock: Clock;
}) => ({
  /** Published courses of instructors who are not suspended. Scores are drawn towards the average of all of them, with a category too. */
  async trending({ limit, categoryId }: { limit: number; categoryId: string | null }): Promise<TrendingCourse[]> {
    const now = clock.now();
    const trends = await readCourseTrends(courseTrends);
    const courseIds = [...trends.keys()];
    const [published, publications] = await Promise.all([
      courseOffers.find({ _id: { $in: courseIds }, status: 'PUBLISHED', ...ownerNotSuspended }, { _id: 1 }).lean(),
      coursePublications.find({ _id: { $in: courseIds } }).lean(),
    ]);
    const publicationOf = new Map(publications.map((publication) => [publication._id, publication]));
    const courses = published.flatMap(({ _id }) => {
      const trend = trends.get(_id);
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
});
export type RecommendationService = ReturnType<typeof createRecommendationService>;
