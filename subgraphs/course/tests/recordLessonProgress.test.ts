import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrollmentCompleted } from '#events/course.ts';
import { viewerWith } from '#shared/tests/kit/callers.ts';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { enrollMutation, givenCourse, paid, progressMutation, startCourse, times } from './kit.ts';
import type { Course } from './kit.ts';

let course: Course;
beforeAll(async () => {
  course = await startCourse({ isShared: true });
});
afterAll(() => course.stop());

const report = (viewer: Parameters<Course['ask']>[0], input: Record<string, unknown>) => course.ask(viewer, progressMutation, { input });
const givenEnrolled = async () => {
  const given = await givenCourse(course);
  await course.ask('learner', enrollMutation, { input: { courseId: given.courseId } });
  return given;
};
const completedFor = async (courseId: string) =>
  (await course.published(enrollmentCompleted)).filter(({ payload }) => payload.courseId === courseId);

test.each([
  ['anonymous', ['UNAUTHENTICATED'], undefined],
  ['learner', [], undefined],
  ['otherLearner', [], 'NotEnrolledError'],
  ['instructor', [], 'NotEnrolledError'],
  ['otherInstructor', [], 'NotEnrolledError'],
  ['admin', [], 'NotEnrolledError'],
] as const)('reporting progress as %s gives faults %j and refusal %s', async (who, codes, refusal) => {
  const { courseId, lessonIds } = await givenEnrolled();
  const answer = await report(who, { lessonId: lessonIds[2], completed: true });
  expect(answer.codes).toEqual(codes);
  expect(at(answer.data, 'recordLessonProgress.userErrors.0.__typename')).toBe(refusal);
  expect(await course.count('lessonProgress', { courseId })).toBe(who === 'learner' ? 1 : 0);
});

test('progress never goes back: the furthest position and the completion stay, and the clock bounds the time', async () => {
  const { lessonIds } = await givenEnrolled();
  const lessonId = lessonIds[1];
  course.clock.advance(100_000);

  const first = await report('learner', { lessonId, positionSeconds: 40, timeSpentSeconds: 86_400, completed: true });
  expect(at(first.data, 'recordLessonProgress')).toEqual({
    enrollment: {
      id: expect.stringMatching(/^enr_/),
      status: 'ACTIVE',
      completedAt: null,
      progress: { completedLessonCount: 1, totalLessonCount: 4, percent: 25, timeSpentSeconds: 100 },
      lastLesson: { id: lessonId },
    },
    lesson: {
      id: lessonId,
      viewerProgress: { status: 'COMPLETED', positionSeconds: 40, timeSpentSeconds: 100, completedAt: course.clock.now().toISOString() },
    },
    userErrors: [],
  });
  const doneAt = course.clock.now().toISOString();
  course.clock.advance(30_500);
  const second = await report('learner', { lessonId, positionSeconds: 10, timeSpentSeconds: 20, completed: false });
  expect(at(second.data, 'recordLessonProgress.lesson.viewerProgress')).toEqual({
    status: 'COMPLETED',
    positionSeconds: 40,
    timeSpentSeconds: 120,
    completedAt: doneAt,
  });
  const third = await report('learner', { lessonId, positionSeconds: 9_000 });
  // The video is 60 seconds long.
  expect(at(third.data, 'recordLessonProgress.lesson.viewerProgress.positionSeconds')).toBe(60);
});

test('50 concurrent reports of the same half minute count it once', async () => {
  const { lessonIds } = await givenEnrolled();
  course.clock.advance(30_000);
  await Promise.all(times(50, () => report('learner', { lessonId: lessonIds[0], timeSpentSeconds: 30 })));
  const { data } = await report('learner', { lessonId: lessonIds[0] });
  expect(at(data, 'recordLessonProgress.enrollment.progress.timeSpentSeconds')).toBe(30);
});

test('50 concurrent last reports complete the course once', async () => {
  const { courseId, lessonIds } = await givenEnrolled();
  await report('learner', { lessonId: lessonIds[0], completed: true });

  const answers = await Promise.all(times(51, (index) => report('learner', { lessonId: lessonIds[1 + (index % 3)], completed: true })));

  expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
  const { data } = await report('learner', { lessonId: lessonIds[0] });
  expect(at(data, 'recordLessonProgress.enrollment')).toMatchObject({
    status: 'COMPLETED',
    progress: { completedLessonCount: 4, totalLessonCount: 4, percent: 100 },
  });
  expect((await completedFor(courseId)).map(({ payload }) => [payload.learnerId, payload.status])).toEqual([['usr_learner', 'COMPLETED']]);
  expect(await course.count('lessonProgress', { courseId })).toBe(4);
});

test('rejects reports after a revocation, keeps earlier progress, and publishes one completion after a new grant', async () => {
  const { courseId, lessonIds } = await givenCourse(course, { listPrice: paid });
  const viewer = viewerWith('usr_paying');
  const right = { id: 'ent_pay', userId: 'usr_paying', courseId };
  await course.entitle(right);
  await report(viewer, { lessonId: lessonIds[2], completed: true });
  await course.entitle({ ...right, sequence: 2, isRevoked: true });

  const refused = await report(viewer, { lessonId: lessonIds[3], completed: true });
  expect(at(refused.data, 'recordLessonProgress.userErrors')).toEqual([
    {
      __typename: 'LessonLockedError',
      code: 'LESSON_LOCKED',
      path: ['lessonId'],
      message: 'You do not have access to this lesson.',
      access: { state: 'LOCKED', reason: 'NOT_ENTITLED' },
    },
  ]);
  expect(at((await report(viewer, { lessonId: lessonIds[0], completed: true })).data, 'recordLessonProgress.userErrors.0.__typename')).toBe(
    'LessonLockedError',
  );

  await course.entitle({ ...right, sequence: 3 });
  for (const lessonId of lessonIds) await report(viewer, { lessonId, completed: true });
  await course.entitle({ ...right, sequence: 4, isRevoked: true });
  await course.entitle({ ...right, sequence: 5 });
  const { data } = await report(viewer, { lessonId: lessonIds[0] });
  expect(at(data, 'recordLessonProgress.enrollment.status')).toBe('COMPLETED');
  expect(await completedFor(courseId)).toHaveLength(1);
});

test('reports invalid seconds of both fields at once', async () => {
  const { lessonIds } = await givenEnrolled();
  const { data } = await report('learner', { lessonId: lessonIds[0], positionSeconds: -1, timeSpentSeconds: 86_401 });
  expect([at(data, 'recordLessonProgress.userErrors.0.path'), at(data, 'recordLessonProgress.userErrors.1.path')]).toEqual([
    ['positionSeconds'],
    ['timeSpentSeconds'],
  ]);
});

test('gives the same error for an unknown lesson and for a lesson of another person’s draft', async () => {
  const { lessonIds } = await givenCourse(course, {}, { isPublished: false });
  const answers = [await report('learner', { lessonId: lessonIds[0] }), await report('learner', { lessonId: 'les_none' })];
  expect(answers.map(({ data }) => at(data, 'recordLessonProgress.userErrors'))).toEqual(
    times(2, () => [{ __typename: 'NotFoundError', code: 'NOT_FOUND', path: ['lessonId'], message: 'Not found.' }]),
  );
});
