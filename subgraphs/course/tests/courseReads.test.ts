import { afterAll, beforeAll, expect, test } from 'vitest';
import { viewerWith } from '#shared/tests/kit/callers.ts';
import { at, textAt } from '#shared/tests/kit/startSubgraph.ts';
import { createCourseMutation, enrollMutation, free, givenCourse, startCourse } from './kit.ts';
import type { Course } from './kit.ts';

let course: Course;
let categoryId: string;
beforeAll(async () => {
  course = await startCourse({ isShared: true });
  categoryId = (await course.subgraph.wiring.services.categories.put({ slug: 'excel', name: 'Excel', position: 1 })).id;
});
afterAll(() => course.stop());

test('a list of courses takes the same commands for any length', async () => {
  const query = `query ($first: Int) { courses(first: $first) { nodes { id title lessonCount enrollmentCount instructorName category { name courseCount } viewerEnrollment { id status } } } }`;
  for (let index = 0; index < 20; index += 1) {
    const own = await course.ask(viewerWith(`usr_author_${index % 3}`, 'INSTRUCTOR'), createCourseMutation, {
      input: { title: `Course number ${index}`, level: 'BEGINNER', listPrice: free, categoryId },
    });
    await course
      .collection('courses')
      .updateOne(
        { slug: textAt(own.data, 'createCourse.course.slug') },
        { $set: { status: 'PUBLISHED', publishedAt: course.clock.now() } },
      );
    if (index % 2 === 0) await course.ask('learner', enrollMutation, { input: { courseId: at(own.data, 'createCourse.course.id') } });
  }
  const expected = ['aggregate courses', 'aggregate courses', 'find categories', 'find enrollments'];
  for (const first of [2, 20]) expect(await course.commandsOf(() => course.ask('learner', query, { first }))).toEqual(expected);
  expect(
    await course.commandsOf(() => course.ask('anonymous', '{ courses(first: 20) { nodes { title viewerEnrollment { id } } } }')),
  ).toEqual(['aggregate courses']);
});

test('a course with its modules, lessons, access and progress takes one command for each collection', async () => {
  const { courseId } = await givenCourse(course, { title: 'For counting' });
  await course.ask('learner', enrollMutation, { input: { courseId } });
  const query = `query ($id: ID!) { course(id: $id) { modules { position lessons { title position viewerAccess { state } content { __typename } viewerProgress { status } next { id } } }
    viewerEnrollment { progress { percent } lessonProgress { lesson { id } } } } }`;
  const commands = await course.commandsOf(() => course.ask('learner', query, { id: courseId }));
  // Lessons take two: one without content, and one for the content of open lessons.
  expect(commands).toEqual([
    'find courses',
    'find enrollments',
    'find entitlements',
    'find lesson_progress',
    'find lessons',
    'find lessons',
    'find modules',
  ]);
});

const pageQuery = `query ($sort: [CourseSortInput!], $first: Int, $after: String) {
  courses(sort: $sort, first: $first, after: $after) { nodes { title } pageInfo { endCursor } } }`;

test.each([
  [{ field: 'PUBLISHED_AT', direction: 'DESC' }, 'status: 1, publishedAt: -1, _id: -1'],
  [{ field: 'TITLE', direction: 'ASC' }, 'status: 1, titleKey: 1, _id: 1'],
  [{ field: 'PRICE', direction: 'ASC' }, 'status: 1, listPrice.currency: 1, listPrice.amountMinor: 1, _id: 1'],
  [{ field: 'ENROLLMENTS', direction: 'DESC' }, 'status: 1, enrollmentCount: -1, _id: -1'],
])('the second page ordered by %j is read from the index { %s } without sorting and without extra documents', async (key, index) => {
  const { connection } = course;
  const page = (after: unknown) => course.ask('anonymous', pageQuery, { sort: [key], first: 3, after });
  const { data } = await page(null);
  await connection.db?.command({ profile: 2 });
  await page(at(data, 'courses.pageInfo.endCursor'));
  await connection.db?.command({ profile: 0 });
  const [entry] = await connection
    .collection('system.profile')
    .find({ 'command.aggregate': 'courses' })
    .sort({ ts: -1 })
    .limit(1)
    .toArray();
  // The branches of the keyset are merged in order, each over the same index.
  const plans = new Set(textAt(entry, 'planSummary').split(/(?<=\}), /));
  expect([plans, at(entry, 'hasSortStage') ?? false, Number(at(entry, 'docsExamined')) <= 8]).toEqual([
    new Set([`IXSCAN { ${index} }`]),
    false,
    true,
  ]);
});
