import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrollmentCreated } from '#events/course.ts';
import { newId } from '#shared/ids.ts';
import { viewerWith } from '#shared/tests/kit/callers.ts';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { enrollMutation, givenCourse, paid, startCourse, times } from './kit.ts';
import type { Course } from './kit.ts';

let course: Course;
beforeAll(async () => {
  course = await startCourse({ isShared: true });
});
afterAll(() => course.stop());

const statusQuery = 'query ($id: ID!) { course(id: $id) { enrollmentCount viewerEnrollment { id status } } }';
const createdFor = async (courseId: string) =>
  (await course.published(enrollmentCreated)).filter(({ payload }) => payload.courseId === courseId);

test.each([
  ['anonymous', ['UNAUTHENTICATED'], undefined, 0],
  ['learner', [], undefined, 1],
  ['otherLearner', [], undefined, 1],
  ['otherInstructor', [], undefined, 1],
  ['admin', [], undefined, 1],
  ['instructor', [], 'ForbiddenError', 0],
] as const)('enrolling in a free course as %s gives faults %j, refusal %s and %i enrollments', async (who, codes, refusal, enrolled) => {
  const { courseId } = await givenCourse(course);
  const answer = await course.ask(who, enrollMutation, { input: { courseId } });
  expect(answer.codes).toEqual(codes);
  expect(at(answer.data, 'enrollInCourse.userErrors.0.__typename')).toBe(refusal);
  expect(await course.count('enrollments', { courseId })).toBe(enrolled);
  expect(await createdFor(courseId)).toHaveLength(enrolled);
});

test('50 concurrent enrollments of one learner store, publish and count one', async () => {
  const { courseId } = await givenCourse(course);

  const answers = await Promise.all(times(50, () => course.ask('learner', enrollMutation, { input: { courseId } })));

  const ids = new Set(
    answers.map(({ data }) => at(data, 'enrollInCourse.enrollment.id') ?? at(data, 'enrollInCourse.userErrors.0.enrollment.id')),
  );
  expect(ids.size).toBe(1);
  expect(answers.filter(({ data }) => at(data, 'enrollInCourse.userErrors.0.code') === 'ALREADY_ENROLLED')).toHaveLength(49);
  expect(await course.count('enrollments', { courseId })).toBe(1);
  expect(await createdFor(courseId)).toHaveLength(1);
  expect(at((await course.ask('learner', statusQuery, { id: courseId })).data, 'course.enrollmentCount')).toBe(1);
});

test('50 concurrent learners make 50 enrollments and an exact count', async () => {
  const { courseId } = await givenCourse(course);
  await Promise.all(times(50, (index) => course.ask(viewerWith(`usr_crowd_${index}`), enrollMutation, { input: { courseId } })));
  expect(await course.count('enrollments', { courseId })).toBe(50);
  expect(await createdFor(courseId)).toHaveLength(50);
  expect(at((await course.ask('anonymous', statusQuery, { id: courseId })).data, 'course')).toEqual({
    enrollmentCount: 50,
    viewerEnrollment: null,
  });
});

test('rejects an enrollment in a paid course without an entitlement and writes nothing', async () => {
  const { courseId } = await givenCourse(course, { listPrice: paid });
  const { data } = await course.ask('otherLearner', enrollMutation, { input: { courseId } }, { locale: 'fr' });
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

test('enrolling in a draft gives NotFoundError to a learner and ForbiddenError to an administrator', async () => {
  const { courseId } = await givenCourse(course, {}, { isPublished: false });
  const error = async (who: 'learner' | 'admin') =>
    at((await course.ask(who, enrollMutation, { input: { courseId } })).data, 'enrollInCourse.userErrors.0.__typename');
  expect([await error('learner'), await error('admin')]).toEqual(['NotFoundError', 'ForbiddenError']);
});

test('a purchase enrolls its buyer once, for repeated events and concurrent requests', async () => {
  const { courseId } = await givenCourse(course, { listPrice: paid });
  await Promise.all([
    ...times(10, () => course.entitle({ id: 'ent_bought', userId: 'usr_buyer', courseId })),
    ...times(10, () => course.ask(viewerWith('usr_buyer'), enrollMutation, { input: { courseId } })),
  ]);
  expect(await course.count('enrollments', { courseId, learnerId: 'usr_buyer' })).toBe(1);
  expect((await createdFor(courseId)).map(({ payload }) => [payload.learnerId, payload.origin])).toEqual([['usr_buyer', 'PURCHASE']]);
  expect((await course.ask(viewerWith('usr_buyer'), statusQuery, { id: courseId })).data).toEqual({
    course: { enrollmentCount: 1, viewerEnrollment: { id: expect.stringMatching(/^enr_/), status: 'ACTIVE' } },
  });
});

test('a revocation expires the enrollment, a new grant renews it, and an older event changes nothing', async () => {
  const { courseId } = await givenCourse(course, { listPrice: paid });
  const right = { id: 'ent_back', userId: 'usr_back', courseId };
  const status = async () =>
    at((await course.ask(viewerWith('usr_back'), statusQuery, { id: courseId })).data, 'course.viewerEnrollment.status');

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

test('a revocation that arrives before its grant enrolls no one', async () => {
  const { courseId } = await givenCourse(course, { listPrice: paid });
  await course.entitle({ id: 'ent_swap', userId: 'usr_swap', courseId, sequence: 2, isRevoked: true });
  await course.entitle({ id: 'ent_swap', userId: 'usr_swap', courseId, sequence: 1 });
  expect(await course.count('enrollments', { courseId })).toBe(0);
});

test('revoking one of two entitlements keeps the enrollment active, revoking both at once expires it', async () => {
  const { courseId } = await givenCourse(course, { listPrice: paid });
  const status = async () =>
    at((await course.ask(viewerWith('usr_two'), statusQuery, { id: courseId })).data, 'course.viewerEnrollment.status');
  const rights = ['ent_a', 'ent_b', 'ent_c'].map((id) => ({ id, userId: 'usr_two', courseId }));
  for (const right of rights) await course.entitle(right);
  await course.entitle({ id: 'ent_c', userId: 'usr_two', courseId, sequence: 2, isRevoked: true });
  expect(await status()).toBe('ACTIVE');
  await Promise.all(rights.slice(0, 2).map((right) => course.entitle({ ...right, sequence: 2, isRevoked: true })));
  expect(await status()).toBe('EXPIRED');
});

test('stores an entitlement for an unknown course and enrolls no one', async () => {
  await course.entitle({ id: 'ent_void', userId: 'usr_void', courseId: 'crs_void' });
  expect([
    await course.count('entitlements', { userId: 'usr_void' }),
    await course.count('enrollments', { learnerId: 'usr_void' }),
  ]).toEqual([1, 0]);
});

test('the unique index rejects a second enrollment of the same learner and course only', async () => {
  const { courseId } = await givenCourse(course);
  await course.ask('learner', enrollMutation, { input: { courseId } });
  const insert = (learnerId: string) => course.collection('enrollments').insertOne({ _id: newId('enr'), ...{ learnerId, courseId } });
  await expect(insert('usr_learner')).rejects.toThrow(/E11000/);
  await expect(insert('usr_other_learner')).resolves.toMatchObject({ acknowledged: true });
});
