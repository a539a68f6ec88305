import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedCourses } from '../seed.ts';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { startCourse } from './kit.ts';
import type { Course } from './kit.ts';

let course: Course;
beforeAll(async () => {
  course = await startCourse({ isShared: true });
});
afterAll(() => course.stop());

const seed = (subgraph: Parameters<typeof seedCourses>[0]['course'] = course.subgraph, userId = 'usr_instructor') =>
  seedCourses({ course: subgraph, instructor: { userId, displayName: 'Camille Laurent' } });
const counts = async () => [
  await course.count('categories'),
  await course.count('courses', { status: 'PUBLISHED' }),
  await course.count('modules'),
  await course.count('lessons'),
];

test('a second run completes an interrupted seed, and a third run changes nothing', async () => {
  const {
    stores,
    wiring: { services },
  } = course.subgraph;
  let left = 7;
  const createLesson: typeof services.curriculum.createLesson = (input) => {
    left -= 1;
    return left < 0 ? Promise.reject(new Error('interrupted')) : services.curriculum.createLesson(input);
  };
  const interrupted = { stores, wiring: { services: { ...services, curriculum: { ...services.curriculum, createLesson } } } };
  await expect(seed(interrupted)).rejects.toThrow('interrupted');
  expect(await counts()).toEqual([4, 1, 4, 7]);

  await seed();
  expect(await counts()).toEqual([4, 9, 20, 38]);
  const whole = await counts();
  await seed();

  expect(await counts()).toEqual(whole);
  const { data } = await course.ask(
    'anonymous',
    'query ($slug: String!) { courseBySlug(slug: $slug) { lessonCount instructorName category { slug } modules { lessons { title } } } }',
    { slug: 'python-debuter' },
  );
  expect(at(data, 'courseBySlug')).toMatchObject({ lessonCount: 5, instructorName: 'Camille Laurent', category: { slug: 'python' } });
});

test.each([
  ['tableau croisé', 'excel-tableaux-croises-dynamiques'],
  ['tableaux croises dynamiques', 'excel-tableaux-croises-dynamiques'],
  ['pandas', 'python-pandas-analyser-des-donnees'],
  ['écart-type', 'statistiques-descriptives'],
  ['tests', 'python-testing-with-pytest'],
  ['ggplot2', 'r-visualiser-avec-ggplot2'],
])('a search of the seeded catalog for %s returns %s first', async (search, slug) => {
  const { data } = await course.ask(
    'anonymous',
    'query ($search: String!) { courses(filter: { search: $search }, first: 1) { nodes { slug } } }',
    { search },
    { locale: 'fr' },
  );
  expect(at(data, 'courses.nodes.0.slug')).toBe(slug);
});

test('a replay publishes the full current state', async () => {
  const replayed = new Map<string, number>();
  for (const [type, source] of Object.entries(course.subgraph.wiring.replays)) {
    for await (const draft of source()) replayed.set(type, (replayed.get(type) ?? 0) + (draft.type === type ? 1 : 0));
  }
  expect(replayed).toEqual(
    new Map([
      ['course.offer.changed', 9],
      ['course.course.published', 9],
      ['course.lesson.changed', await course.count('lessons')],
    ]),
  );
});

test('a seed under another instructor leaves the courses unchanged', async () => {
  const before = await course.collection('courses').find().sort({ _id: 1 }).toArray();
  await seed(course.subgraph, 'usr_another_instructor');
  expect(await course.collection('courses').find().sort({ _id: 1 }).toArray()).toEqual(before);

  await course.collection('courses').updateMany({}, { $set: { status: 'ARCHIVED' } });
  await seed();
  expect(await counts()).toEqual([4, 0, 20, 38]);
});

test('escapes the HTML and scripts of an author', async () => {
  const { renderMarkdown } = await import('../src/modules/curriculum/markdown.ts');
  expect(renderMarkdown('<script>alert(1)</script> **bold** [go](javascript:alert(1)) [out](https://a.example)')).toEqual({
    html: '<p>&lt;script&gt;alert(1)&lt;/script&gt; <strong>bold</strong> [go](javascript:alert(1)) <a href="https://a.example" rel="noopener noreferrer nofollow">out</a></p>\n',
  });
});
