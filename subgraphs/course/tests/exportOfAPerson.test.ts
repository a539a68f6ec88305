import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportRequested } from '#events/auth.ts';
import { answeredExport } from '#shared/tests/privacy/answeredExport.ts';
import { enrollMutation, givenCourse, progressMutation, startCourse } from './kit.ts';
import type { Course } from './kit.ts';

let course: Course;
let taught: Awaited<ReturnType<typeof givenCourse>>;
beforeAll(async () => {
  course = await startCourse({ isShared: true });
  for (const id of ['usr_learner', 'usr_other_learner', 'usr_instructor', 'usr_other_instructor'])
    await course.register({ userId: id, displayName: `Personne ${id}` });
  taught = await givenCourse(course);
  await course.entitle({ userId: 'usr_learner', planTier: 'PRO', id: 'ent_learner' });
  await course.entitle({ userId: 'usr_other_learner', planTier: 'PRO', id: 'ent_other' });
  for (const who of ['learner', 'otherLearner'] as const) {
    await course.ask(who, enrollMutation, { input: { courseId: taught.courseId } });
    for (const lessonId of taught.lessonIds.slice(0, 2)) await course.ask(who, progressMutation, { input: { lessonId, completed: true } });
  }
});
afterAll(() => course.stop());

const copyOf = async (exportId: string, userId: string) => {
  const payload = { exportId, userId, requestedAt: course.clock.now().toISOString() };
  await course.deliver(exportRequested.draft({ aggregateId: exportId, sequence: 0, occurredAt: course.clock.now(), payload }));
  const { collections, parts, text } = await answeredExport({ connection: course.connection, exportId });
  return { text, parts, counts: Object.fromEntries(Object.entries(collections).map(([name, rows]) => [name, rows.length])), collections };
};
const nothing = { people: 0, courses: 0, modules: 0, lessons: 0, claims: 0, enrollments: 0, lesson_progress: 0, entitlements: 0 };

test('a learner’s copy contains enrollments, progress and entitlements of this learner only', { tags: ['H17'] }, async () => {
  const { text, parts, counts } = await copyOf('dex_1', 'usr_learner');

  expect(parts.map(({ type, userId }) => [type, userId])).toEqual([['course.export.part', 'usr_learner']]);
  expect(counts).toEqual({ ...nothing, people: 1, enrollments: 1, lesson_progress: 2, entitlements: 1 });
  expect(text).not.toMatch(/usr_other|usr_instructor|ent_other/);
});

test('an instructor’s copy contains courses, and nothing about learners', { tags: ['H17'] }, async () => {
  const { text, counts, collections } = await copyOf('dex_2', 'usr_instructor');

  expect(counts).toEqual({ ...nothing, people: 1, courses: 1, modules: 2, lessons: 4, claims: 1 });
  expect(collections['courses']?.[0]).not.toHaveProperty('searchTerms');
  expect(text).not.toMatch(/usr_learner|usr_other/);
});

test('the copy of an unknown person is empty', async () => {
  expect((await copyOf('dex_3', 'usr_unknown')).counts).toEqual(nothing);
});
