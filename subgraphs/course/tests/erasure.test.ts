import { afterAll, beforeAll, expect, test } from 'vitest';
import { lessonChanged, offerChanged } from '#events/course.ts';
import { erasureAnswers, erasureAsked, erasureConfirmed } from '#events/erasure.ts';
import { viewerWith } from '#shared/tests/kit/callers.ts';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { enrollMutation, givenCourse, paid, progressMutation, publishCourseMutation, startCourse } from './kit.ts';
import type { Course } from './kit.ts';

const { answered, completed } = erasureAnswers.course;

let course: Course;
beforeAll(async () => {
  course = await startCourse({ isShared: true });
});
afterAll(() => course.stop());

const learners = ['learner', 'otherLearner'] as const;
const erase = async (userId: string, erasureId: string): Promise<void> => {
  const payload = { erasureId, userId, confirmedAt: course.clock.now().toISOString() };
  await course.deliver(erasureConfirmed.draft({ aggregateId: userId, sequence: 9, occurredAt: course.clock.now(), payload }));
  const erased = async () => (await course.published(completed)).map((event) => event.payload.erasureId);
  await expect.poll(erased).toContain(erasureId);
};
const counts = (learnerId: string) =>
  Promise.all([
    course.count('enrollments', { learnerId }),
    course.count('lessonProgress'),
    course.count('entitlements', { userId: learnerId }),
    course.count('people', { _id: learnerId }),
  ]);

test('erasing a learner deletes enrollments, progress, entitlements and the name of this learner only', { tags: ['H18'] }, async () => {
  const { courseId, lessonIds } = await givenCourse(course);
  const bought = await givenCourse(course, { listPrice: paid });
  for (const learner of learners) {
    await course.ask(learner, enrollMutation, { input: { courseId } });
    await course.ask(learner, progressMutation, { input: { lessonId: lessonIds[0], completed: true } });
  }
  await course.register({ userId: 'usr_learner', displayName: 'Awa Diop' });
  await course.entitle({ userId: 'usr_learner', courseId: bought.courseId });
  expect(await counts('usr_learner')).toEqual([2, 2, 1, 1]);

  const payload = { erasureId: 'job_learner', userId: 'usr_learner', askedAt: course.clock.now().toISOString() };
  await course.deliver(erasureAsked.draft({ aggregateId: 'job_learner', sequence: 1, occurredAt: course.clock.now(), payload }));
  expect((await course.published(answered)).map((event) => event.payload)).toEqual([
    { erasureId: 'job_learner', userId: 'usr_learner', blockers: [] },
  ]);
  expect(await counts('usr_learner')).toEqual([2, 2, 1, 1]);

  await erase('usr_learner', 'job_learner');
  expect(await counts('usr_learner')).toEqual([0, 1, 0, 0]);
  expect(await course.count('enrollments', { learnerId: 'usr_other_learner' })).toBe(1);

  // Late events restore nothing.
  await course.register({ userId: 'usr_learner', displayName: 'Awa Diop', sequence: 99 });
  await course.entitle({ userId: 'usr_learner', courseId: bought.courseId, sequence: 5 });
  expect(await counts('usr_learner')).toEqual([0, 1, 0, 0]);
});

test('erasing an instructor archives published courses without a name, deletes drafts and publishes both', { tags: ['H18'] }, async () => {
  await course.register({ userId: 'usr_instructor', displayName: 'Inès Moreau' });
  const published = await givenCourse(course);
  const draft = await givenCourse(course, { title: 'A draft of hers' }, { isPublished: false });
  const learner = viewerWith('usr_student');
  await course.ask(learner, enrollMutation, { input: { courseId: published.courseId } });

  await erase('usr_instructor', 'job_instructor');

  const read = await course.ask(
    learner,
    `query ($id: ID!) { course(id: $id) { status instructorName instructor { id } modules { lessons { viewerAccess { state } } } } }`,
    { id: published.courseId },
  );
  expect(read.codes).toEqual([]);
  expect(read.data).toMatchObject({ course: { status: 'ARCHIVED', instructorName: 'HAR Academy' } });
  expect(JSON.stringify(read.data).match(/"OPEN"/g)).toHaveLength(4);
  const listed = await course.ask(learner, '{ courses { totalCount } }');
  expect(listed.data).toEqual({ courses: { totalCount: 0 } });
  const late = await course.ask(viewerWith('usr_late'), enrollMutation, { input: { courseId: published.courseId } });
  expect(at(late.data, 'enrollInCourse.userErrors.0.code')).toBe('FORBIDDEN');

  expect(await course.count('courses', { _id: draft.courseId })).toBe(0);
  expect([
    await course.count('lessons', { courseId: draft.courseId }),
    await course.count('modules', { courseId: draft.courseId }),
  ]).toEqual([0, 0]);
  expect(await course.count('slugClaims', { ownerId: draft.courseId })).toBe(0);
  const taught = [draft.courseId, published.courseId];
  const archived = (await course.published(offerChanged)).map((event) => event.payload).filter(({ status }) => status === 'ARCHIVED');
  expect(taught.filter((courseId) => archived.some((offer) => offer.courseId === courseId))).toEqual(taught);
  const deleted = (await course.published(lessonChanged)).filter((event) => event.payload.isDeleted);
  expect(deleted.map((event) => event.payload.lessonId).sort()).toEqual([...draft.lessonIds].sort());
  expect(await course.count('outbox', { 'envelope.payload.title': 'A draft of hers' })).toBe(0);
});

test('a name that arrives with or after the erasure is not shown on a course', { tags: ['H18'] }, async () => {
  const teacher = viewerWith('usr_teacher_2', 'INSTRUCTOR');
  await course.register({ userId: 'usr_teacher_2', displayName: 'Nadia Benali' });
  await erase('usr_teacher_2', 'job_teacher_2');
  await course.register({ userId: 'usr_teacher_2', displayName: 'Nadia Benali', sequence: 50 });
  const created = await course.ask(
    teacher,
    'mutation ($input: CreateCourseInput!) { createCourse(input: $input) { course { id instructorName } } }',
    { input: { title: 'Created in the last second', level: 'BEGINNER', listPrice: paid } },
  );
  expect(at(created.data, 'createCourse.course.instructorName')).toBe('HAR Academy');
  // The second pass deletes rows of a token that was still accepted.
  course.clock.advance(90_000);
  await expect.poll(() => course.count('courses', { ownerId: 'usr_teacher_2' })).toBe(0);
  expect(await course.count('people', { _id: 'usr_teacher_2' })).toBe(0);
});

test('rejects the publication of an archived course by another instructor', async () => {
  const { courseId } = await givenCourse(course, { title: 'Open to its learners' });
  await erase('usr_instructor', 'job_instructor_again');
  const refused = await course.ask('otherInstructor', publishCourseMutation, { input: { id: courseId } });
  expect(at(refused.data, 'publishCourse.userErrors.0.code')).toBe('FORBIDDEN');
});
