import { expect, test } from 'vitest';
import { z } from 'zod';
import type { EventDraft } from '#events/envelope.ts';
import { callerKinds } from '#shared/tests/kit/callers.ts';
import { completed, dayMs, enrolled, noon, offer, publication, startAi } from './kit.ts';
import type { Ai } from './kit.ts';

const query = `query ($limit: Int, $categoryId: ID) { trendingCourses(limit: $limit, categoryId: $categoryId) { course { id } score reason } }`;
const answerSchema = z.object({
  trendingCourses: z.array(z.object({ course: z.object({ id: z.string() }), score: z.number(), reason: z.string() })),
});

const trending = async (ai: Ai, variables: Record<string, unknown> = {}, locale: 'fr' | 'en' = 'fr') => {
  const { data } = await ai.ask('learner', query, variables, { locale });
  return answerSchema.parse(data).trendingCourses.map(({ course, score, reason }) => `${course.id} ${score} ${reason}`);
};

const daysAgo = (days: number): string => new Date(noon.getTime() - days * dayMs).toISOString();
const course = (
  courseId: string,
  { publishedDaysAgo = 7, categoryId = null }: { publishedDaysAgo?: number; categoryId?: string | null } = {},
) => [offer({ courseId }), publication({ courseId, publishedAt: daysAgo(publishedDaysAgo), categoryId })];
let enrollments = 0;
const learnersOf = (courseId: string, count: number, enrolledAt = daysAgo(0)) =>
  Array.from({ length: count }, () => {
    enrollments += 1;
    return enrolled({ enrollmentId: `enr_${courseId}_${enrollments}`, learnerId: `usr_${enrollments}`, courseId, enrolledAt });
  });

test('sorts by enrollments that count half after seven days, drawn towards the average, with a reason in the viewer’s language', async () => {
  const ai = await startAi();
  await ai.deliverAll([...course('crs_a'), ...course('crs_b'), ...learnersOf('crs_a', 3), ...learnersOf('crs_b', 1)]);

  // Seven days on offer are half of all weight: the average is 4 / 1, so (3 + 4) / 1.5 and (1 + 4) / 1.5.
  expect(await trending(ai)).toEqual([
    'crs_a 4.6667 3 nouvelles inscriptions au cours des 7 derniers jours.',
    'crs_b 3.3333 1 nouvelle inscription au cours des 7 derniers jours.',
  ]);
  expect(await trending(ai, { limit: 1 }, 'en')).toEqual(['crs_a 4.6667 3 new learners in the last 7 days.']);

  ai.clock.advance(7 * dayMs);
  // 1.5 and 0.5 are left of 3 and 1; fourteen days are three quarters: the average is 2 / 1.5.
  expect(await trending(ai, {}, 'en')).toEqual(['crs_a 1.619 Last new learner 7 days ago.', 'crs_b 1.0476 Last new learner 7 days ago.']);
});

test('recent enrollments outweigh many old ones', async () => {
  const ai = await startAi();
  await ai.deliverAll([
    ...course('crs_old', { publishedDaysAgo: 300 }),
    ...course('crs_new', { publishedDaysAgo: 300 }),
    ...learnersOf('crs_old', 16, daysAgo(28)),
    ...learnersOf('crs_new', 3),
  ]);

  expect(await trending(ai, {}, 'en')).toEqual([
    'crs_new 2.5 3 new learners in the last 7 days.',
    'crs_old 1.5 Last new learner 28 days ago.',
  ]);
});

/** As the relay does: a transaction that conflicts for too long is delivered again. */
const deliverWithRetries = (ai: Ai, draft: EventDraft) =>
  expect
    .poll(() =>
      ai.deliver(draft).then(
        () => 'stored',
        () => 'failed',
      ),
    )
    .toBe('stored');

test('an enrollment counts once, however often and in whatever order its events arrive', async () => {
  const [ordered, shuffled] = [await startAi(), await startAi()];
  const events = [...learnersOf('crs_a', 4, daysAgo(3)), ...learnersOf('crs_a', 3, daysAgo(1)), ...learnersOf('crs_a', 2)];
  await ordered.deliverAll([...course('crs_a'), ...events]);
  await shuffled.deliverAll(course('crs_a'));
  const twice = [...events, ...events].reverse();
  await Promise.all([
    ...twice.map((event) => deliverWithRetries(shuffled, event)),
    deliverWithRetries(shuffled, completed({ enrollmentId: events[0]?.aggregate.id ?? '', courseId: 'crs_a', enrolledAt: daysAgo(3) })),
  ]);

  const expected = await trending(ordered);
  expect(expected[0]).toMatch(/^crs_a \d+\.\d+ 9 nouvelles inscriptions/);
  expect(await trending(shuffled)).toEqual(expected);
});

test('lists published courses only, and with a category only those in it', async () => {
  const ai = await startAi();
  await ai.deliverAll([
    ...course('crs_git', { categoryId: 'cat_tools' }),
    ...course('crs_sql', { categoryId: 'cat_data' }),
    ...course('crs_draft'),
    offer({ courseId: 'crs_draft', status: 'DRAFT', sequence: 2 }),
    ...course('crs_archived'),
    offer({ courseId: 'crs_archived', status: 'ARCHIVED', sequence: 2 }),
    ...['crs_git', 'crs_sql', 'crs_draft', 'crs_archived', 'crs_unknown'].flatMap((courseId) => learnersOf(courseId, 1)),
  ]);
  const idsOf = async (variables: Record<string, unknown>) => (await trending(ai, variables)).map((line) => line.split(' ')[0]);

  expect(await idsOf({})).toEqual(['crs_git', 'crs_sql']);
  expect(await idsOf({ categoryId: 'cat_data' })).toEqual(['crs_sql']);
  expect(await idsOf({ categoryId: 'cat_none' })).toEqual([]);
});

test('every caller gets trending courses', async () => {
  const ai = await startAi();
  await ai.deliverAll([...course('crs_a'), ...learnersOf('crs_a', 1)]);
  for (const kind of callerKinds) {
    expect({ kind, ...(await ai.ask(kind, query, { limit: 50 })) }).toMatchObject({
      kind,
      data: { trendingCourses: [{ course: { id: 'crs_a' } }] },
      errors: [],
    });
  }
});

test.each([[0], [51]])('rejects the limit %i', async (limit) => {
  const ai = await startAi();
  expect((await ai.ask('learner', query, { limit })).errors).toMatchObject([
    { code: 'BAD_USER_INPUT', message: 'limit must be between 1 and 50.', field: 'limit' },
  ]);
});

test('the list costs three reads, however many enrollments and courses it counts', async () => {
  const ai = await startAi();
  for (const number of [1, 2, 3, 4, 5, 6]) await ai.deliverAll([...course(`crs_${number}`), ...learnersOf(`crs_${number}`, 3)]);

  expect(await ai.commandsOf(() => trending(ai))).toEqual(['find courseOffers', 'find coursePublications', 'find courseTrends']);
});
