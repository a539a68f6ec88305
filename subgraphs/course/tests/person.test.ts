import { afterAll, beforeAll, expect, test } from 'vitest';
import { callerKinds } from '#shared/tests/kit/callers.ts';
import { at, textAt } from '#shared/tests/kit/startSubgraph.ts';
import { enrollMutation, givenCourse, progressMutation, startCourse, times } from './kit.ts';
import type { Course } from './kit.ts';

let course: Course;
let courseId: string;
let draftId: string;
let enrollmentId: string;
beforeAll(async () => {
  course = await startCourse({ isShared: true });
  const given = await givenCourse(course, { title: 'Open to the public' });
  courseId = given.courseId;
  draftId = (await givenCourse(course, { title: 'Still a draft' }, { isPublished: false })).courseId;
  const enrolled = await course.ask('learner', enrollMutation, { input: { courseId } });
  enrollmentId = textAt(enrolled.data, 'enrollInCourse.enrollment.id');
  await course.ask('learner', progressMutation, { input: { lessonId: given.lessonIds[3], completed: true } });
});
afterAll(() => course.stop());

const userQuery = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on User {
  enrollments { totalCount nodes { id status course { id } learner { id } progress { percent } } } } } }`;
const taughtQuery = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on User { taughtCourses(sort: [{ field: TITLE, direction: ASC }]) { totalCount nodes { id } } } } }`;

test('shows enrollments of an account to its owner and administrators only', async () => {
  const shown = {
    enrollments: {
      totalCount: 1,
      nodes: [{ id: enrollmentId, status: 'ACTIVE', course: { id: courseId }, learner: { id: 'usr_learner' }, progress: { percent: 25 } }],
    },
  };
  for (const who of callerKinds) {
    const { data, codes } = await course.ask(who, userQuery, { r: [{ __typename: 'User', id: 'usr_learner' }] });
    expect(codes, who).toEqual(who === 'anonymous' ? ['UNAUTHENTICATED'] : []);
    expect(at(data, '_entities.0'), who).toEqual(who === 'learner' || who === 'admin' ? shown : { enrollments: null });
  }
});

test('shows taught courses with drafts to the instructor and administrators only', async () => {
  for (const who of callerKinds) {
    const { data, codes } = await course.ask(who, taughtQuery, { r: [{ __typename: 'User', id: 'usr_instructor' }] });
    expect(codes, who).toEqual(who === 'anonymous' ? ['UNAUTHENTICATED'] : []);
    const isShown = who === 'instructor' || who === 'admin';
    expect(at(data, '_entities.0.taughtCourses') ?? null, who).toEqual(
      isShown ? { totalCount: 2, nodes: [{ id: courseId }, { id: draftId }] } : null,
    );
  }
});

test('taught courses of a learner are an empty list for the learner and administrators, null for others', async () => {
  for (const who of callerKinds) {
    const { data, codes } = await course.ask(who, taughtQuery, { r: [{ __typename: 'User', id: 'usr_learner' }] });
    expect(codes, who).toEqual(who === 'anonymous' ? ['UNAUTHENTICATED'] : []);
    expect(at(data, '_entities.0.taughtCourses') ?? null, who).toEqual(
      who === 'learner' || who === 'admin' ? { totalCount: 0, nodes: [] } : null,
    );
  }
});

test('a public profile shows published courses only, to every caller', async () => {
  const query =
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on PublicProfile { id courses { nodes { id instructor { id } } } } } }';
  for (const who of callerKinds) {
    const { data } = await course.ask(who, query, { r: [{ __typename: 'PublicProfile', id: 'usr_instructor' }] });
    expect(at(data, '_entities.0'), who).toEqual({
      id: 'usr_instructor',
      courses: { nodes: [{ id: courseId, instructor: { id: 'usr_instructor' } }] },
    });
  }
});

test('shows an enrollment to its learner and administrators only, by query and as an entity', async () => {
  const query = `query ($id: ID!, $r: [_Any!]!) { enrollment(id: $id) { id } _entities(representations: $r) { ... on Enrollment { id } } }`;
  for (const who of callerKinds) {
    const { data } = await course.ask(who, query, { id: enrollmentId, r: [{ __typename: 'Enrollment', id: enrollmentId }] });
    const isShown = who === 'learner' || who === 'admin';
    expect(at(data, 'enrollment'), who).toEqual(isShown ? { id: enrollmentId } : null);
    expect(at(data, '_entities.0'), who).toEqual(isShown ? { id: enrollmentId } : null);
  }
});

test('shows publish blockers to editors only', async () => {
  for (const who of callerKinds) {
    const { data, codes } = await course.ask(who, 'query ($id: ID!) { course(id: $id) { publishBlockers { code } } }', {
      id: courseId,
    });
    const fault = who === 'anonymous' ? ['UNAUTHENTICATED'] : who === 'learner' || who === 'otherLearner' ? ['FORBIDDEN'] : [];
    expect(codes, who).toEqual(fault);
    expect(at(data, 'course.publishBlockers'), who).toEqual(who === 'instructor' || who === 'admin' ? [] : null);
  }
});

test('shows categories with their number of published courses to every caller', async () => {
  const { categories } = course.subgraph.wiring.services;
  const { id } = await categories.put({ slug: 'r', name: 'R', position: 2 });
  await categories.put({ slug: 'python', name: 'Python', position: 1 });
  await givenCourse(course, { title: 'In a category', categoryId: id });
  await givenCourse(course, { title: 'Draft in a category', categoryId: id }, { isPublished: false });
  const query =
    '{ courseCategories { slug courseCount } courseCategoryBySlug(slug: "r") { id courses { nodes { title } totalCount } } none: courseCategoryBySlug(slug: "x") { id } }';
  const answers = await Promise.all(callerKinds.map((who) => course.ask(who, query)));
  expect(answers.map(({ data }) => data)).toEqual(
    times(6, () => ({
      courseCategories: [
        { slug: 'python', courseCount: 0 },
        { slug: 'r', courseCount: 1 },
      ],
      courseCategoryBySlug: { id, courses: { nodes: [{ title: 'In a category' }], totalCount: 1 } },
      none: null,
    })),
  );
});

test('a list of ten enrollments takes one command for each collection', async () => {
  for (let index = 0; index < 9; index += 1) {
    const given = await givenCourse(course, { title: `One more course ${index}` });
    await course.ask('learner', enrollMutation, { input: { courseId: given.courseId } });
  }
  const query = `query ($r: [_Any!]!, $first: Int) { _entities(representations: $r) { ... on User {
    enrollments(first: $first) { nodes { id status course { title } progress { percent } lessonProgress { status lesson { title } } lastLesson { title } } } } } }`;
  const commands = (first: number) =>
    course.commandsOf(() => course.ask('learner', query, { first, r: [{ __typename: 'User', id: 'usr_learner' }] }));
  expect(await commands(10)).toEqual(['aggregate enrollments', 'find courses', 'find lesson_progress', 'find lessons']);
});
