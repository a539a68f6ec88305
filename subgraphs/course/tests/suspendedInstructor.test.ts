import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  at,
  enrollMutation,
  givenCourse,
  paid,
  people,
  person,
  progressMutation,
  publishCourseMutation,
  startCourse,
  text,
  times,
} from './kit.ts';
import type { Course } from './kit.ts';

let course: Course;
beforeAll(async () => {
  course = await startCourse();
});
afterAll(() => course.stop());

let sequence = 1;
const suspend = () => course.register('usr_instructor', 'Inès Moreau', (sequence += 1), 'SUSPENDED');
const reactivate = () => course.register('usr_instructor', 'Inès Moreau', (sequence += 1), 'ACTIVE');
const enroll = async (viewer: Parameters<Course['run']>[0], courseId: string) => {
  const { data, codes } = await course.run(viewer, enrollMutation, { input: { courseId } });
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

test('a suspended instructor’s courses leave every list and search, and come back with the instructor', async () => {
  const category = await course.subgraph.wiring.services.categories.put({ slug: 'bureau', name: 'Bureau', position: 0 });
  const { courseId } = await givenCourse(course, { title: 'Zanzibar', categoryId: category.id });
  const listed = async () => {
    const { data, errors } = await course.run(people.learner, lists, {
      search: 'Zanzibar',
      slug: 'bureau',
      r: [{ __typename: 'PublicProfile', id: 'usr_instructor' }],
    });
    expect(errors ?? []).toEqual([]);
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
  const taught = await course.run(people.admin, own, { r: [{ __typename: 'User', id: 'usr_instructor' }] });
  expect(idsIn(taught.data)).toContain(courseId);

  await reactivate();

  expect(await listed()).toEqual(before);
});

const read = `query ($id: ID!, $slug: String!, $lesson: ID!, $r: [_Any!]!) {
  course(id: $id) { id } courseBySlug(slug: $slug) { id } lesson(id: $lesson) { id }
  _entities(representations: $r) { ... on Course { id } ... on Module { id } ... on Lesson { id } }
}`;

test('a suspended instructor’s course is read by those enrolled and by admins, by nobody else', async () => {
  const { courseId, moduleIds, lessonIds } = await givenCourse(course, { title: 'Read by those enrolled' });
  await enroll(people.learner, courseId);
  await suspend();
  const readable = async (viewer: Parameters<Course['run']>[0]) => {
    const { data } = await course.run(viewer, read, {
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
    expect([who, await readable(people[who])]).toEqual([who, all.map(() => false)]);
  for (const who of ['learner', 'admin'] as const) expect([who, await readable(people[who])]).toEqual([who, all]);

  // And goes on learning in it.
  const recorded = await course.run(people.learner, progressMutation, { input: { lessonId: lessonIds[1], completed: true } });
  expect(at(recorded.data, 'recordLessonProgress.userErrors')).toEqual([]);
  expect(at(recorded.data, 'recordLessonProgress.enrollment.progress.percent')).toBe(25);
  await reactivate();
  expect(await readable(people.anonymous)).toEqual(all);
});

test('nobody enrolls in a suspended instructor’s course, free or by a plan, and the enrollment is open again afterwards', async () => {
  const { courseId } = await givenCourse(course, { title: 'Free of charge' });
  const plan = await givenCourse(course, { title: 'By plan', listPrice: paid, minimumPlanTier: 'BASIC' });
  const subscriber = person('usr_subscriber');
  await course.entitle({ id: 'ent_plan', userId: 'usr_subscriber', planTier: 'BASIC' });
  await suspend();

  expect(await enroll(people.learner, courseId)).toMatchObject({ __typename: 'NotFoundError', path: ['courseId'] });
  expect(await enroll(subscriber, plan.courseId)).toMatchObject({ __typename: 'NotFoundError', path: ['courseId'] });
  expect([await enrollmentsIn(courseId), await enrollmentsIn(plan.courseId)]).toEqual([0, 0]);

  await reactivate();
  expect([await enroll(people.learner, courseId), await enroll(subscriber, plan.courseId)]).toEqual(['ACTIVE', 'ACTIVE']);
});

test('a learner whose plan has ended reads the course and is told that it takes no enrollments', async () => {
  const { courseId } = await givenCourse(course, { title: 'Once by plan', listPrice: paid, minimumPlanTier: 'PRO' });
  const subscriber = person('usr_former_subscriber');
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

test('money in flight enrolls its buyer although the instructor is suspended', async () => {
  const { courseId } = await givenCourse(course, { title: 'Paid a moment before', listPrice: paid });
  await suspend();

  await course.entitle({ id: 'ent_flight', userId: 'usr_buyer', courseId });

  expect(await course.count('enrollments', { courseId, learnerId: 'usr_buyer', status: 'ACTIVE' })).toBe(1);
  await reactivate();
});

test('a course that is begun or published under a suspension is closed like the others', async () => {
  const draft = await givenCourse(course, { title: 'Published by an admin' }, { isPublished: false });
  await suspend();
  const begun = await givenCourse(course, { title: 'Begun in the last second' });

  const published = await course.run(people.admin, publishCourseMutation, { input: { id: draft.courseId } });

  expect(at(published.data, 'publishCourse.course.status')).toBe('PUBLISHED');
  for (const { courseId } of [draft, begun]) expect(await enroll(people.learner, courseId)).toMatchObject({ __typename: 'NotFoundError' });
  await reactivate();
});

test('an older event does not reopen the courses, and a repeated one changes nothing', async () => {
  const { courseId } = await givenCourse(course, { title: 'Out of order' });
  await suspend();

  await course.register('usr_instructor', 'Inès Moreau', sequence - 1, 'ACTIVE');
  await course.register('usr_instructor', 'Inès Moreau', sequence, 'SUSPENDED');

  expect(await enroll(people.learner, courseId)).toMatchObject({ __typename: 'NotFoundError' });
  await reactivate();
});

test('of enrollments that race with the suspension, each is counted or refused, and none comes after it', async () => {
  const { courseId } = await givenCourse(course, { title: 'A race' });
  const learners = times(20, (index) => person(`usr_racer_${index}`));

  const [, ...answers] = await Promise.all([suspend(), ...learners.map((learner) => enroll(learner, courseId))]);

  const entered = answers.filter((answer) => answer === 'ACTIVE').length;
  expect(answers.filter((answer) => at(answer, '__typename') === 'NotFoundError')).toHaveLength(20 - entered);
  expect(await enrollmentsIn(courseId)).toBe(entered);
  expect(await enroll(person('usr_late'), courseId)).toMatchObject({ __typename: 'NotFoundError' });
  await reactivate();
  const counted = await course.run(people.admin, 'query ($id: ID!) { course(id: $id) { slug enrollmentCount } }', { id: courseId });
  expect([text(at(counted.data, 'course.slug')), at(counted.data, 'course.enrollmentCount')]).toEqual(['a-race', entered]);
});
