import { afterAll, beforeAll, expect, test } from 'vitest';
import { offerChanged } from '#events/course.ts';
import { viewerWith } from '#shared/tests/kit/callers.ts';
import { at, textAt } from '#shared/tests/kit/startSubgraph.ts';
import { createCourseMutation, free, startCourse, times } from './kit.ts';
import type { Course } from './kit.ts';

let course: Course;
beforeAll(async () => {
  course = await startCourse({ isShared: true });
});
afterAll(() => course.stop());

const valid = { title: 'Excel, les bases', level: 'BEGINNER', listPrice: free };

test('creates a French draft for one purchase, with a slug of its title, and publishes the offer', async () => {
  await course.register({ userId: 'usr_instructor', displayName: 'Hélène Roux' });

  const { data } = await course.ask('instructor', createCourseMutation, { input: { ...valid, title: 'Données & œuvres : l’été' } });

  expect(at(data, 'createCourse')).toEqual({
    course: {
      id: expect.stringMatching(/^crs_/),
      slug: 'donnees-oeuvres-l-ete',
      title: 'Données & œuvres : l’été',
      status: 'DRAFT',
      revision: 1,
      instructorName: 'Hélène Roux',
      language: 'fr',
      isFree: true,
      pricingModel: 'ONE_TIME',
      minimumPlanTier: null,
      listPrice: free,
    },
    userErrors: [],
  });
  const courseId = textAt(data, 'createCourse.course.id');
  expect(await course.published(offerChanged)).toMatchObject([
    {
      aggregate: { id: courseId, sequence: 1 },
      payload: {
        courseId,
        ownerId: 'usr_instructor',
        title: 'Données & œuvres : l’été',
        slug: 'donnees-oeuvres-l-ete',
        listPrice: free,
        pricingModel: 'ONE_TIME',
        minimumPlanTier: null,
        status: 'DRAFT',
      },
    },
  ]);
});

test.each([
  ['anonymous', ['UNAUTHENTICATED'], 0],
  ['learner', ['FORBIDDEN'], 0],
  ['otherLearner', ['FORBIDDEN'], 0],
  ['instructor', [], 1],
  ['otherInstructor', [], 1],
  ['admin', [], 1],
] as const)('createCourse as %s gives faults %j and writes %i courses', async (who, codes, written) => {
  const before = await course.count('courses');

  const answer = await course.ask(who, createCourseMutation, { input: valid });

  expect(answer.codes).toEqual(codes);
  expect((await course.count('courses')) - before).toBe(written);
});

test('reports all broken rules at once, each with its field, and writes nothing', async () => {
  const before = [await course.count('courses'), await course.count('outbox'), await course.count('slugClaims')];
  const input = {
    title: 'Four',
    subtitle: 's'.repeat(501),
    level: 'BEGINNER',
    language: 'de',
    categoryId: 'cat_none',
    listPrice: { amountMinor: -1, currency: 'EUR' },
    pricingModel: 'SUBSCRIPTION',
    keywords: [''],
  };

  const { data } = await course.ask('instructor', createCourseMutation, { input });

  const errors = at(data, 'createCourse.userErrors');
  expect(at(data, 'createCourse.course')).toBeNull();
  expect(Array.isArray(errors) && errors.map((error: unknown) => [at(error, '__typename'), at(error, 'code'), at(error, 'path')])).toEqual(
    [['title'], ['subtitle'], ['language'], ['keywords'], ['listPrice', 'amountMinor'], ['minimumPlanTier'], ['categoryId']].map((path) => [
      'ValidationError',
      'INVALID_INPUT',
      path,
    ]),
  );
  expect([await course.count('courses'), await course.count('outbox'), await course.count('slugClaims')]).toEqual(before);
});

test.each([
  [4, 1],
  [5, 0],
  [200, 0],
  [201, 1],
])('a title of %i characters has %i problems, and an emoji counts as one', async (length, problems) => {
  const { data } = await course.ask('instructor', createCourseMutation, { input: { ...valid, title: '🎓'.repeat(length) } });
  expect(at(data, 'createCourse.userErrors.length')).toBe(problems);
});

test.each([
  ['a control character', 'Data\u0000 in R'],
  ['a control character of the second kind', 'Data\u0085 in R'],
  ['a line break', 'Data\r\nin R'],
  ['a tabulator', 'Data\tin R'],
  ['half an emoji', 'Data \ud83c in R'],
  ['an override of its direction', 'Data \u202Etpircs'],
  ['an invisible space', 'Da\u200Bta in R'],
  ['too many marks', `Data${'\u0301'.repeat(40)} in R`],
  ['no visible character', '\u200b\u200b\u2060\u200b\u200b'],
])('rejects a title with %s', async (_, title) => {
  const before = await course.count('courses');
  const { data } = await course.ask('instructor', createCourseMutation, { input: { ...valid, title } });
  expect(at(data, 'createCourse.userErrors.length')).toBe(1);
  expect(at(data, 'createCourse.userErrors.0.path')).toEqual(['title']);
  expect(await course.count('courses')).toBe(before);
});

test.each([
  ['Arabic', 'مقدمة في الإحصاء'],
  ['marks apart from their letters', 'Re\u0301sume\u0301'],
  ['a family of emoji', '👩\u200d👩\u200d👧 code'],
  ['the name of an operator', '{"$where": "1"}'],
  ['the name of a prototype', '__proto__'],
  ['HTML', '<b onclick="x">Bold</b>'],
])('stores a title in %s byte for byte', async (_, title) => {
  const { data } = await course.ask('instructor', createCourseMutation, { input: { ...valid, title } });
  expect(at(data, 'createCourse.course.title')).toBe(title);
  const { data: read } = await course.ask('instructor', 'query ($id: ID!) { course(id: $id) { title } }', {
    id: at(data, 'createCourse.course.id'),
  });
  expect(at(read, 'course.title')).toBe(title);
});

test.each([
  ['Les ﬁchiers de proﬁl', 'les-fichiers-de-profil'],
  ['Łódź : Straße, Smørrebrød', 'lodz-strasse-smorrebrod'],
  ['Ｅｘｃｅｌ　ａｖａｎｃé', 'excel-avance'],
])('the slug of %j is %j', async (title, slug) => {
  const { data } = await course.ask('instructor', createCourseMutation, { input: { ...valid, title } });
  expect(at(data, 'createCourse.course.slug')).toBe(slug);
});

test('gives 20 concurrent courses with the same title 20 different slugs', async () => {
  const answers = await Promise.all(
    times(20, (index) =>
      course.ask(viewerWith(`usr_many_${index}`, 'INSTRUCTOR'), createCourseMutation, { input: { ...valid, title: 'One same title' } }),
    ),
  );

  expect(new Set(answers.map(({ data }) => at(data, 'createCourse.course.slug'))).size).toBe(20);
  expect(answers.filter(({ data }) => at(data, 'createCourse.course.slug') === 'one-same-title')).toHaveLength(1);
});

test('shows a neutral name until the newest event of the account arrives, in any order', async () => {
  const newcomer = viewerWith('usr_newcomer', 'INSTRUCTOR');
  const { data } = await course.ask(newcomer, createCourseMutation, { input: valid });
  expect(at(data, 'createCourse.course.instructorName')).toBe('HAR Academy');

  await course.register({ userId: 'usr_newcomer', displayName: 'Nadia the second', sequence: 2 });
  await course.register({ userId: 'usr_newcomer', displayName: 'Nadia the first', sequence: 1 });

  const after = await course.ask(newcomer, 'query ($id: ID!) { course(id: $id) { instructorName revision } }', {
    id: at(data, 'createCourse.course.id'),
  });
  expect(after.data).toEqual({ course: { instructorName: 'Nadia the second', revision: 1 } });
});

test('uses a name that arrives while the course is being created', async () => {
  const waiting = await startCourse({ instructorNameWaitMs: 5_000 });
  const creating = waiting.ask(viewerWith('usr_late', 'INSTRUCTOR'), createCourseMutation, { input: valid });
  await waiting.register({ userId: 'usr_late', displayName: 'Late Arrival' });
  expect(at((await creating).data, 'createCourse.course.instructorName')).toBe('Late Arrival');
});
