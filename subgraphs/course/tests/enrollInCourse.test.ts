import { afterAll, beforeAll, expect, test } from 'vitest';
import { at, enrollMutation, givenCourse, paid, people, person, startCourse, times } from './kit.ts';
import type { Course } from './kit.ts';

let course: Course;
beforeAll(async () => {
  course = await startCourse();
});
afterAll(() => course.stop());

const statusQuery = 'query ($id: ID!) { course(id: $id) { enrollmentCount viewerEnrollment { id status } } }';
const createdFor = async (courseId: string) =>
  (await course.said('course.enrollment.created')).filter(({ payload }) => at(payload, 'courseId') === courseId);

test.each([
  ['anonymous', ['UNAUTHENTICATED'], undefined, 0],
  ['learner', [], undefined, 1],
  ['otherLearner', [], undefined, 1],
  ['otherInstructor', [], undefined, 1],
  ['admin', [], undefined, 1],
  ['instructor', [], 'ForbiddenError', 0],
] as const)('%s enrols in a free course of the instructor’s: %j %s %i', async (who, codes, refusal, enrolled) => {
  const { courseId } = await givenCourse(course);
  const answer = await course.run(people[who], enrollMutation, { input: { courseId } });
  expect(answer.codes).toEqual(codes);
  expect(at(answer.data, 'enrollInCourse.userErrors.0.__typename')).toBe(refusal);
  expect(await course.count('enrollments', { courseId })).toBe(enrolled);
  expect(await createdFor(courseId)).toHaveLength(enrolled);
});

test('of 50 simultaneous enrolments of one learner one is kept, told once and counted once', async () => {
  const { courseId } = await givenCourse(course);

  const answers = await Promise.all(times(50, () => course.run(people.learner, enrollMutation, { input: { courseId } })));

  const ids = new Set(
    answers.map(({ data }) => at(data, 'enrollInCourse.enrollment.id') ?? at(data, 'enrollInCourse.userErrors.0.enrollment.id')),
  );
  expect(ids.size).toBe(1);
  expect(answers.filter(({ data }) => at(data, 'enrollInCourse.userErrors.0.code') === 'ALREADY_ENROLLED')).toHaveLength(49);
  expect(await course.count('enrollments', { courseId })).toBe(1);
  expect(await createdFor(courseId)).toHaveLength(1);
  expect(at((await course.run(people.learner, statusQuery, { id: courseId })).data, 'course.enrollmentCount')).toBe(1);
});

test('50 learners at once are 50 enrolments, exactly counted', async () => {
  const { courseId } = await givenCourse(course);
  await Promise.all(times(50, (index) => course.run(person(`usr_crowd_${index}`), enrollMutation, { input: { courseId } })));
  expect(await course.count('enrollments', { courseId })).toBe(50);
  expect(await createdFor(courseId)).toHaveLength(50);
  expect(at((await course.run(people.anonymous, statusQuery, { id: courseId })).data, 'course')).toEqual({
    enrollmentCount: 50,
    viewerEnrollment: null,
  });
});

test('a paid course wants a right first, and nothing is written without one', async () => {
  const { courseId } = await givenCourse(course, { listPrice: paid });
  const { data } = await course.run(people.otherLearner, enrollMutation, { input: { courseId } }, 'fr');
  expect(at(data, 'enrollInCourse')).toEqual({
    enrollment: null,
    userErrors: [
      {
        __typename: 'NotEntitledError',
        code: 'NOT_ENTITLED',
        path: ['courseId'],
        message: 'Achetez ce cours ou choisissez une formule qui le comprend.',
        course: { id: courseId },
      },
    ],
  });
  expect(await course.count('enrollments', { courseId })).toBe(0);
});

test('a draft is not there for a learner, and there but closed for an admin', async () => {
  const { courseId } = await givenCourse(course, {}, { isPublished: false });
  const error = async (who: 'learner' | 'admin') =>
    at((await course.run(people[who], enrollMutation, { input: { courseId } })).data, 'enrollInCourse.userErrors.0.__typename');
  expect([await error('learner'), await error('admin')]).toEqual(['NotFoundError', 'ForbiddenError']);
});

test('a purchase enrols its buyer once, however often and from how many sides it is told', async () => {
  const { courseId } = await givenCourse(course, { listPrice: paid });
  await Promise.all([
    ...times(10, () => course.entitle({ id: 'ent_bought', userId: 'usr_buyer', courseId })),
    ...times(10, () => course.run(person('usr_buyer'), enrollMutation, { input: { courseId } })),
  ]);
  expect(await course.count('enrollments', { courseId, learnerId: 'usr_buyer' })).toBe(1);
  expect((await createdFor(courseId)).map(({ payload }) => [at(payload, 'learnerId'), at(payload, 'origin')])).toEqual([
    ['usr_buyer', 'PURCHASE'],
  ]);
  expect((await course.run(person('usr_buyer'), statusQuery, { id: courseId })).data).toEqual({
    course: { enrollmentCount: 1, viewerEnrollment: { id: expect.stringMatching(/^enr_/), status: 'ACTIVE' } },
  });
});

test('a right that is revoked ends the enrolment, one that comes back revives it, and late news of the past changes nothing', async () => {
  const { courseId } = await givenCourse(course, { listPrice: paid });
  const right = { id: 'ent_back', userId: 'usr_back', courseId };
  const status = async () =>
    at((await course.run(person('usr_back'), statusQuery, { id: courseId })).data, 'course.viewerEnrollment.status');

  await course.entitle({ ...right, sequence: 1 });
  expect(await status()).toBe('ACTIVE');
  await course.entitle({ ...right, sequence: 2, isRevoked: true });
  expect(await status()).toBe('EXPIRED');
  await course.entitle({ ...right, sequence: 1 });
  expect(await status()).toBe('EXPIRED');
  await course.entitle({ ...right, id: 'ent_again', sequence: 1 });
  expect(await status()).toBe('ACTIVE');
  expect(await createdFor(courseId)).toHaveLength(1);
});

test('a revocation that arrives before its grant leaves nobody enrolled', async () => {
  const { courseId } = await givenCourse(course, { listPrice: paid });
  await course.entitle({ id: 'ent_swap', userId: 'usr_swap', courseId, sequence: 2, isRevoked: true });
  await course.entitle({ id: 'ent_swap', userId: 'usr_swap', courseId, sequence: 1 });
  expect(await course.count('enrollments', { courseId })).toBe(0);
});

test('of two rights to one course, revoking one leaves the learner in; revoking both at once does not', async () => {
  const { courseId } = await givenCourse(course, { listPrice: paid });
  const status = async () =>
    at((await course.run(person('usr_two'), statusQuery, { id: courseId })).data, 'course.viewerEnrollment.status');
  const rights = ['ent_a', 'ent_b', 'ent_c'].map((id) => ({ id, userId: 'usr_two', courseId }));
  for (const right of rights) await course.entitle(right);
  await course.entitle({ id: 'ent_c', userId: 'usr_two', courseId, sequence: 2, isRevoked: true });
  expect(await status()).toBe('ACTIVE');
  await Promise.all(rights.slice(0, 2).map((right) => course.entitle({ ...right, sequence: 2, isRevoked: true })));
  expect(await status()).toBe('EXPIRED');
});

test('a right to a course that is not here is kept and harms nothing', async () => {
  await course.entitle({ id: 'ent_void', userId: 'usr_void', courseId: 'crs_void' });
  expect([
    await course.count('entitlements', { userId: 'usr_void' }),
    await course.count('enrollments', { learnerId: 'usr_void' }),
  ]).toEqual([1, 0]);
});

test('the database itself refuses a second enrolment of a pair, and one of an unknown pair it takes', async () => {
  const { courseId } = await givenCourse(course);
  await course.run(people.learner, enrollMutation, { input: { courseId } });
  const insert = (learnerId: string) => course.mongo.connection.collection('enrollments').insertOne({ learnerId, courseId });
  await expect(insert('usr_learner')).rejects.toThrow(/E11000/);
  await expect(insert('usr_other_learner')).resolves.toMatchObject({ acknowledged: true });
});
