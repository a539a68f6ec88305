/**
 * Enrollments of a course, weighted by their age. `weight` is the sum at `latestAt`, the newest enrollment. `days`: the last seven UTC
 * days.
 */
export type Trend = { weight: number; latestAt: Date; days: readonly { day: number; count: number }[] };

const dayMs = 24 * 60 * 60 * 1000;
const halfLifeMs = 7 * dayMs;
const daysCounted = 7;

// Ten half-lives leave a thousandth of an enrollment.
export const trendRetentionSeconds = (10 * halfLifeMs) / 1000;

const dayOf = (instant: Date): number => Math.floor(instant.getTime() / dayMs);
const remaining = (ageMs: number): number => 2 ** (-ageMs / halfLifeMs);

export const newTrend = (at: Date): Trend => ({ weight: 1, latestAt: at, days: [{ day: dayOf(at), count: 1 }] });

/** The sum of two trends, in any order: an enrollment whose event arrives late counts the same. */
export const addTrends = (left: Trend, right: Trend): Trend => {
  const latestAt = left.latestAt > right.latestAt ? left.latestAt : right.latestAt;
  const counts = new Map<number, number>();
  for (const { day, count } of [...left.days, ...right.days]) counts.set(day, (counts.get(day) ?? 0) + count);
  return {
    weight: weightAt(left, latestAt) + weightAt(right, latestAt),
    latestAt,
    days: [...counts]
      .filter(([day]) => day > dayOf(latestAt) - daysCounted)
      .sort(([one], [other]) => one - other)
      .map(([day, count]) => ({ day, count })),
  };
};

/** The number of enrollments, each counting half after seven days. */
export const weightAt = ({ weight, latestAt }: Trend, instant: Date): number => weight * remaining(instant.getTime() - latestAt.getTime());

/** The number of enrollments in the seven UTC days that end today. */
export const countOfLastDays = ({ days }: Trend, now: Date): number =>
  days.filter(({ day }) => day > dayOf(now) - daysCounted).reduce((sum, { count }) => sum + count, 0);

export const daysSince = (instant: Date, now: Date): number => Math.max(0, dayOf(now) - dayOf(instant));

// The weight of the average of all courses, in full histories.
const priorExposure = 1;
// A new course has had almost no time to be found.
const minimumExposure = 0.01;

/** The share of the possible weight that lies after the publication: 1 for an old course, a half after seven days. */
export const exposureAt = (publishedAt: Date | null, now: Date): number =>
  publishedAt === null ? 1 : Math.max(minimumExposure, 1 - remaining(Math.max(0, now.getTime() - publishedAt.getTime())));

/**
 * Enrollments per time on offer, drawn towards the average of all courses: the posterior mean of a Poisson rate with a Gamma prior. Two
 * enrollments
 * on the first day of a course do not outrank a steady two hundred of another by chance.
 */
export const shrunkRates = <Course extends { weight: number; exposure: number }>(
  courses: readonly Course[],
): (Course & { score: number })[] => {
  const weight = courses.reduce((sum, course) => sum + course.weight, 0);
  const exposure = courses.reduce((sum, course) => sum + course.exposure, 0);
  const average = exposure === 0 ? 0 : weight / exposure;
  return courses.map((course) => ({
    ...course,
    // Four digits hide the differences between float sums of another order.
    score: Math.round((1e4 * (course.weight + priorExposure * average)) / (course.exposure + priorExposure)) / 1e4,
  }));
};
