import { afterAll, beforeAll, expect, test } from 'vitest';
import { erasureAsked, erasureConfirmed } from '#events/erasure.ts';
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
} from './kit.ts';
import type { Course } from './kit.ts';

let course: Course;
beforeAll(async () => {
  course = await startCourse();
});
afterAll(() => course.stop());

const erase = async (userId: string, erasureId: string): Promise<void> => {
  const confirmedAt = course.clock.now().toISOString();
  await course.tell(erasureConfirmed, { id: userId, sequence: 9, payload: { erasureId, userId, confirmedAt } });
  await expect.poll(async () => (await course.said('course.erasure.completed')).map(({ id }) => id)).toContain(erasureId);
};
const counts = (learnerId: string) =>
  Promise.all([
    course.count('enrollments', { learnerId }),
    course.count('lesson_progress'),
    course.count('entitlements', { userId: learnerId }),
    course.count('people', { _id: learnerId }),
  ]);

test('H18 a learner’s enrolments, progress, rights and name are gone, and nobody else’s', async () => {
  const { courseId, lessonIds } = await givenCourse(course);
  const bought = await givenCourse(course, { listPrice: paid });
  for (const learner of [people.learner, people.otherLearner]) {
    await course.run(learner, enrollMutation, { input: { courseId } });
    await course.run(learner, progressMutation, { input: { lessonId: lessonIds[0], completed: true } });
  }
  await course.register('usr_learner', 'Awa Diop');
  await course.entitle({ userId: 'usr_learner', courseId: bought.courseId });
  expect(await counts('usr_learner')).toEqual([2, 2, 1, 1]);

  const payload = { erasureId: 'job_learner', userId: 'usr_learner', askedAt: course.clock.now().toISOString() };
  await course.tell(erasureAsked, { id: 'job_learner', sequence: 1, payload });
  expect((await course.said('course.erasure.answered')).map((event) => event.payload)).toEqual([
    { erasureId: 'job_learner', userId: 'usr_learner', blockers: [] },
  ]);
  expect(await counts('usr_learner')).toEqual([2, 2, 1, 1]);

  await erase('usr_learner', 'job_learner');
  expect(await counts('usr_learner')).toEqual([0, 1, 0, 0]);
  expect(await course.count('enrollments', { learnerId: 'usr_other_learner' })).toBe(1);

  // Late, again and under another name: nothing comes back.
  await course.register('usr_learner', 'Awa Diop', 99);
  await course.entitle({ userId: 'usr_learner', courseId: bought.courseId, sequence: 5 });
  expect(await counts('usr_learner')).toEqual([0, 1, 0, 0]);
});

test('H18 an instructor leaves: what others learn in is archived and nameless, drafts are gone, and others are told', async () => {
  await course.register('usr_instructor', 'Inès Moreau');
  const published = await givenCourse(course);
  const draft = await givenCourse(course, { title: 'A draft of hers' }, { isPublished: false });
  const learner = person('usr_student');
  await course.run(learner, enrollMutation, { input: { courseId: published.courseId } });

  await erase('usr_instructor', 'job_instructor');

  const read = await course.run(
    learner,
    `query ($id: ID!) { course(id: $id) { status instructorName instructor { id } modules { lessons { viewerAccess { state } } } } }`,
    { id: published.courseId },
  );
  expect(read.codes).toEqual([]);
  expect(read.data).toMatchObject({ course: { status: 'ARCHIVED', instructorName: 'HAR Academy' } });
  expect(JSON.stringify(read.data).match(/"OPEN"/g)).toHaveLength(4);
  const listed = await course.run(learner, '{ courses { totalCount } }');
  expect(listed.data).toEqual({ courses: { totalCount: 0 } });
  const late = await course.run(person('usr_late'), enrollMutation, { input: { courseId: published.courseId } });
  expect(at(late.data, 'enrollInCourse.userErrors.0.code')).toBe('FORBIDDEN');

  expect(await course.count('courses', { _id: draft.courseId })).toBe(0);
  expect([
    await course.count('lessons', { courseId: draft.courseId }),
    await course.count('modules', { courseId: draft.courseId }),
  ]).toEqual([0, 0]);
  expect(await course.count('claims', { ownerId: draft.courseId })).toBe(0);
  const offers = (await course.said('course.offer.changed')).filter(({ id }) => id === draft.courseId || id === published.courseId);
  expect(new Set(offers.filter((event) => at(event, 'payload.status') === 'ARCHIVED').map(({ id }) => id))).toEqual(
    new Set([draft.courseId, published.courseId]),
  );
  const deleted = (await course.said('course.lesson.changed')).filter((event) => at(event, 'payload.isDeleted') === true);
  expect(deleted.map(({ id }) => text(id)).sort()).toEqual([...draft.lessonIds].sort());
  expect(await course.count('outbox', { 'envelope.payload.title': 'A draft of hers' })).toBe(0);
});

test('H18 a name that arrives with the erasure, or after it, is put on no course', async () => {
  const teacher = person('usr_teacher_2', 'INSTRUCTOR');
  await course.register('usr_teacher_2', 'Nadia Benali');
  await erase('usr_teacher_2', 'job_teacher_2');
  await course.register('usr_teacher_2', 'Nadia Benali', 50);
  const created = await course.run(
    teacher,
    'mutation ($input: CreateCourseInput!) { createCourse(input: $input) { course { id instructorName } } }',
    { input: { title: 'Written in the last second', level: 'BEGINNER', listPrice: paid } },
  );
  expect(at(created.data, 'createCourse.course.instructorName')).toBe('HAR Academy');
  // Written while the token was still believed: gone with the second pass.
  course.clock.advance(90_000);
  await expect.poll(() => course.count('courses', { ownerId: 'usr_teacher_2' })).toBe(0);
  expect(await course.count('people', { _id: 'usr_teacher_2' })).toBe(0);
});

test('an archived course is not published again by one who is not an admin', async () => {
  const { courseId } = await givenCourse(course, { title: 'Kept for its learners' });
  await erase('usr_instructor', 'job_instructor_again');
  const refused = await course.run(people.otherInstructor, publishCourseMutation, { input: { id: courseId } });
  expect(at(refused.data, 'publishCourse.userErrors.0.code')).toBe('FORBIDDEN');
});
