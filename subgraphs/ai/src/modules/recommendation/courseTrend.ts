/** Enrolments of a course, weighed by their age. `weight` holds at `latestAt`, the newest enrolment; `days` are UTC days, the last seven of them. */
export type Trend = { weight: number; latestAt: Date; days: readonly { day: number; count: number }[] };

const dayMs = 24 * 60 * 60 * 1000;
const halfLifeMs = 7 * dayMs;
const daysKept = 7;

// Below a thousandth of an enrolment nothing is left to see.
export const trendRetentionSeconds = (10 * halfLifeMs) / 1000;

const dayOf = (instant: Date): number => Math.floor(instant.getTime() / dayMs);
const remaining = (ageMs: number): number => 2 ** (-ageMs / halfLifeMs);

export const newTrend = (at: Date): Trend => ({ weight: 1, latestAt: at, days: [{ day: dayOf(at), count: 1 }] });

/** The sum of two, in whatever order they come: an enrolment that is heard of late counts what it would have counted. */
export const addTrends = (left: Trend, right: Trend): Trend => {
  const latestAt = left.latestAt > right.latestAt ? left.latestAt : right.latestAt;
  const counts = new Map<number, number>();
  for (const { day, count } of [...left.days, ...right.days]) counts.set(day, (counts.get(day) ?? 0) + count);
  return {
    weight: weightAt(left, latestAt) + weightAt(right, latestAt),
    latestAt,
    days: [...counts]
      .filter(([day]) => day > dayOf(latestAt) - daysKept)
      .sort(([one], [other]) => one - other)
      .map(([day, count]) => ({ day, count })),
  };
};

/** Enrolments, each counting half after seven days. */
export const weightAt = ({ weight, latestAt }: Trend, instant: Date): number => weight * remaining(instant.getTime() - latestAt.getTime());

/** How many in the seven UTC days that end with this one. */
export const countOfLastDays = ({ days }: Trend, now: Date): number =>
  days.filter(({ day }) => day > dayOf(now) - daysKept).reduce((sum, { count }) => sum + count, 0);

export const daysSince = (instant: Date, now: Date): number => Math.max(0, dayOf(now) - dayOf(instant));

// How much of a full history the average of all courses counts for.
const priorExposure = 1;
// A course published a moment ago has had nearly no time to be found.
const leastExposure = 0.01;

/** The share of all the weight there could be that fell after the publication: 1 for an old course, a half for one of seven days. */
export const exposureAt = (publishedAt: Date | null, now: Date): number =>
  publishedAt === null ? 1 : Math.max(leastExposure, 1 - remaining(Math.max(0, now.getTime() - publishedAt.getTime())));

/**
 * Enrolments per time on offer, drawn towards the average of all courses: the posterior mean of a Poisson rate with a Gamma prior. A course with two
 * enrolments on its first day does not overtake one with a steady two hundred by luck.
 */
export const shrunkRates = <Course extends { weight: number; exposure: number }>(
  courses: readonly Course[],
): (Course & { score: number })[] => {
  const weight = courses.reduce((sum, course) => sum + course.weight, 0);
  const exposure = courses.reduce((sum, course) => sum + course.exposure, 0);
  const average = exposure === 0 ? 0 : weight / exposure;
  return courses.map((course) => ({
    ...course,
    // Four digits: what sums of floats in another order may change is not part of it.
    score: Math.round((1e4 * (course.weight + priorExposure * average)) / (course.exposure + priorExposure)) / 1e4,
  }));
};
