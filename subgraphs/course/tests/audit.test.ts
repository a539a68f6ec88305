import { afterAll, beforeAll, expect, test } from 'vitest';
import { courseAuditRecorded } from '#events/audit.ts';
import { at, createLessonMutation, createModuleMutation, givenCourse, people, publishCourseMutation, startCourse, text } from './kit.ts';
import type { Course } from './kit.ts';

let course: Course;
beforeAll(async () => {
  course = await startCourse();
});
afterAll(() => course.stop());

const audited = async () =>
  (await course.mongo.connection.collection('outbox').find({ 'envelope.type': courseAuditRecorded.type }).sort({ _id: 1 }).toArray()).map(
    (row): unknown => at(row, 'envelope'),
  );

const byAction = (one: unknown, other: unknown): number => text(at(one, 'payload.action')).localeCompare(text(at(other, 'payload.action')));

test('H20: what an admin does to somebody else’s course is recorded with its change, what its owner does is not', async () => {
  const { courseId, moduleIds } = await givenCourse(course, {}, { isPublished: false });
  expect(await audited()).toEqual([]);

  const module = await course.run(people.admin, createModuleMutation, { input: { courseId, title: 'By an admin' } });
  const moduleId = text(at(module.data, 'createModule.module.id'));
  const lesson = await course.run(people.admin, createLessonMutation, {
    input: { moduleId, title: 'By an admin', content: { text: { markdown: 'x' } } },
  });
  const lessonId = text(at(lesson.data, 'createLesson.lesson.id'));
  await course.run(people.admin, publishCourseMutation, { input: { id: courseId } });
  // Published already: nothing happens, and nothing is recorded.
  await course.run(people.admin, publishCourseMutation, { input: { id: courseId } });
  await course.run(people.otherInstructor, createModuleMutation, { input: { courseId, title: 'Refused' } });

  const entry = (action: string, details: object) => ({
    publisher: 'course',
    actor: { kind: 'user', userId: 'usr_admin' },
    payload: { action, subjectType: 'Course', subjectId: courseId, details },
  });
  expect(moduleIds).toHaveLength(2);
  // Ids of one millisecond have no order.
  expect((await audited()).sort(byAction)).toMatchObject([
    entry('COURSE_PUBLISHED', {}),
    entry('LESSON_CREATED', { moduleId, lessonId }),
    entry('MODULE_CREATED', { moduleId }),
  ]);
});
