import { afterAll, beforeAll, expect, test } from 'vitest';
import { viewerWith } from '#shared/tests/kit/callers.ts';
import { at, textAt } from '#shared/tests/kit/startSubgraph.ts';
import { enrollMutation, givenCourse, paid, progressMutation, publishCourseMutation, startCourse, times } from './kit.ts';
import type { Course } from './kit.ts';

let course: Course;
beforeAll(async () => {
  course = await startCourse({ isShared: true });
});
afterAll(() => course.stop());

let sequence = 1;
const register = (status: 'ACTIVE' | 'SUSPENDED', revision: number) =>
  course.register({ userId: 'usr_instructor', displayName: 'Inès Moreau', status, sequence: revision });
const suspend = () => register('SUSPENDED', (sequence += 1));
const reactivate = () => register('ACTIVE', (sequence += 1));
const enroll = async (viewer: Parameters<Course['ask']>[0], courseId: string) => {
  const { data, codes } = await course.ask(viewer, enrollMutation, { input: { courseId } });
  return at(data, 'enrollInCourse.userErrors.0') ?? codes[0] ?? at(data, 'enrollInCourse.enrollment.status');
};
const enrollmentsIn = (courseId: string) => course.count('enrollments', { courseId });

const lists = `query ($search: String!, $slug: String!, $r: [_Any!]!) {
  courses { nodes { id } totalCount }
  found: courses(filter: { search: $search }) { nodes { id } totalCount }
  courseCategoryBySlug(slug: $slug) { courseCount courses { nodes { id } } }
  _entities(representations: $r) { ... on PublicProfile { courses { nodes { id } totalCount } } }
}`;
const idsIn = (value: unknown): string[] => [...new Set(JSON.stringify(value).match(/crs_\w+/g) ?? [])];

test('a suspension removes the instructor’s courses from every list and search, and a reactivation restores them', async () => {
  const category = await course.subgraph.wiring.services.categories.put({ slug: 'bureau', name: 'Bureau', position: 0 });
  const { courseId } = await givenCourse(course, { title: 'Zanzibar', categoryId: category.id });
  const listed = async () => {
    const { data, errors } = await course.ask('learner', lists, {
      search: 'Zanzibar',
      slug: 'bureau',
      r: [{ __typename: 'PublicProfile', id: 'usr_instructor' }],
    });
    expect(errors).toEqual([]);
    return data;
  };
  const before = await listed();
  expect(at(before, 'courseCategoryBySlug.courseCount')).toBe(1);
  expect(
    ['courses', 'found', 'courseCategoryBySlug.courses', '_entities.0.courses'].map((list) => idsIn(at(before, list)).includes(courseId)),
  ).toEqual([true, true, true, true]);

  await suspend();

  const during = await listed();
  expect(idsIn(during)).toEqual([]);
  expect(at(during, 'courses.totalCount')).toBe(0);
  expect(at(during, 'courseCategoryBySlug.courseCount')).toBe(0);
  const own = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on User { taughtCourses { nodes { id } } } } }';
  const taught = await course.ask('admin', own, { r: [{ __typename: 'User', id: 'usr_instructor' }] });
  expect(idsIn(taught.data)).toContain(courseId);

  await reactivate();

  expect(await listed()).toEqual(before);
});

const read = `query ($id: ID!, $slug: String!, $lesson: ID!, $r: [_Any!]!) {
  course(id: $id) { id } courseBySlug(slug: $slug) { id } lesson(id: $lesson) { id }
  _entities(representations: $r) { ... on Course { id } ... on Module { id } ... on Lesson { id } }
}`;

test('only learners and administrators see a course of a suspended instructor', async () => {
  const { courseId, moduleIds, lessonIds } = await givenCourse(course, { title: 'Read by those enrolled' });
  await enroll('learner', courseId);
  await suspend();
  const readable = async (viewer: Parameters<Course['ask']>[0]) => {
    const { data } = await course.ask(viewer, read, {
      id: courseId,
      slug: 'read-by-those-enrolled',
      lesson: lessonIds[0],
      r: [
        { __typename: 'Course', id: courseId },
        { __typename: 'Module', id: moduleIds[0] },
        { __typename: 'Lesson', id: lessonIds[0] },
      ],
    });
    return [
      at(data, 'course'),
      at(data, 'courseBySlug'),
      at(data, 'lesson'),
      ...[0, 1, 2].map((index) => at(data, `_entities.${index}`)),
    ].map((found) => found !== null);
  };
  const all = [true, true, true, true, true, true];

  for (const who of ['anonymous', 'otherLearner', 'otherInstructor'] as const)
    expect([who, await readable(who)]).toEqual([who, all.map(() => false)]);
  for (const who of ['learner', 'admin'] as const) expect([who, await readable(who)]).toEqual([who, all]);

  // Learners continue.
  const recorded = await course.ask('learner', progressMutation, { input: { lessonId: lessonIds[1], completed: true } });
  expect(at(recorded.data, 'recordLessonProgress.userErrors')).toEqual([]);
  expect(at(recorded.data, 'recordLessonProgress.enrollment.progress.percent')).toBe(25);
  await reactivate();
  expect(await readable('anonymous')).toEqual(all);
});

test('rejects enrollments in a suspended instructor’s course, free or by plan, until the reactivation', async () => {
  const { courseId } = await givenCourse(course, { title: 'Free of charge' });
  const plan = await givenCourse(course, { title: 'By plan', listPrice: paid, minimumPlanTier: 'BASIC' });
  const subscriber = viewerWith('usr_subscriber');
  await course.entitle({ id: 'ent_plan', userId: 'usr_subscriber', planTier: 'BASIC' });
  await suspend();

  expect(await enroll('learner', courseId)).toMatchObject({ __typename: 'NotFoundError', path: ['courseId'] });
  expect(await enroll(subscriber, plan.courseId)).toMatchObject({ __typename: 'NotFoundError', path: ['courseId'] });
  expect([await enrollmentsIn(courseId), await enrollmentsIn(plan.courseId)]).toEqual([0, 0]);

  await reactivate();
  expect([await enroll('learner', courseId), await enroll(subscriber, plan.courseId)]).toEqual(['ACTIVE', 'ACTIVE']);
});

test('a learner whose plan has ended gets ForbiddenError for a new enrollment', async () => {
  const { courseId } = await givenCourse(course, { title: 'Once by plan', listPrice: paid, minimumPlanTier: 'PRO' });
  const subscriber = viewerWith('usr_former_subscriber');
  const right = { id: 'ent_former', userId: 'usr_former_subscriber', planTier: 'PRO' as const };
  await course.entitle(right);
  expect(await enroll(subscriber, courseId)).toBe('ACTIVE');
  await course.entitle({ ...right, isRevoked: true, sequence: 2 });
  await suspend();

  expect(await enroll(subscriber, courseId)).toMatchObject({
    __typename: 'ForbiddenError',
    message: 'This course is not taking new enrollments at the moment.',
  });
  await reactivate();
});

test('a purchase under way enrolls its buyer although the instructor is suspended', async () => {
  const { courseId } = await givenCourse(course, { title: 'Paid a moment before', listPrice: paid });
  await suspend();

  await course.entitle({ id: 'ent_flight', userId: 'usr_buyer', courseId });

  expect(await course.count('enrollments', { courseId, learnerId: 'usr_buyer', status: 'ACTIVE' })).toBe(1);
  await reactivate();
});

test('closes courses that are created or published during a suspension', async () => {
  const draft = await givenCourse(course, { title: 'Published by an admin' }, { isPublished: false });
  await suspend();
  const begun = await givenCourse(course, { title: 'Created in the last second' });

  const published = await course.ask('admin', publishCourseMutation, { input: { id: draft.courseId } });

  expect(at(published.data, 'publishCourse.course.status')).toBe('PUBLISHED');
  for (const { courseId } of [draft, begun]) expect(await enroll('learner', courseId)).toMatchObject({ __typename: 'NotFoundError' });
  await reactivate();
});

test('an older event does not reopen the courses, and a repeated event changes nothing', async () => {
  const { courseId } = await givenCourse(course, { title: 'Out of order' });
  await suspend();

  await register('ACTIVE', sequence - 1);
  await register('SUSPENDED', sequence);

  expect(await enroll('learner', courseId)).toMatchObject({ __typename: 'NotFoundError' });
  await reactivate();
});

test('counts or rejects each enrollment that races with a suspension, and rejects all after it', async () => {
  const { courseId } = await givenCourse(course, { title: 'A race' });
  const learners = times(20, (index) => viewerWith(`usr_racer_${index}`));

  const [, ...answers] = await Promise.all([suspend(), ...learners.map((learner) => enroll(learner, courseId))]);

  const entered = answers.filter((answer) => answer === 'ACTIVE').length;
  expect(answers.filter((answer) => at(answer, '__typename') === 'NotFoundError')).toHaveLength(20 - entered);
  expect(await enrollmentsIn(courseId)).toBe(entered);
  expect(await enroll(viewerWith('usr_late'), courseId)).toMatchObject({ __typename: 'NotFoundError' });
  await reactivate();
  const counted = await course.ask('admin', 'query ($id: ID!) { course(id: $id) { slug enrollmentCount } }', { id: courseId });
  expect([textAt(counted.data, 'course.slug'), at(counted.data, 'course.enrollmentCount')]).toEqual(['a-race', entered]);
});
