import { afterAll, beforeAll, expect, test } from 'vitest';
import { courseAuditRecorded } from '#events/audit.ts';
import { at, textAt } from '#shared/tests/kit/startSubgraph.ts';
import { createLessonMutation, createModuleMutation, givenCourse, publishCourseMutation, startCourse } from './kit.ts';
import type { Course } from './kit.ts';

let course: Course;
beforeAll(async () => {
  course = await startCourse({ isShared: true });
});
afterAll(() => course.stop());

const audited = async () =>
  (await course.connection.collection('outbox').find({ 'envelope.type': courseAuditRecorded.type }).sort({ _id: 1 }).toArray()).map(
    (row): unknown => at(row, 'envelope'),
  );

const byAction = (one: unknown, other: unknown): number => textAt(one, 'payload.action').localeCompare(textAt(other, 'payload.action'));

test(
  'records an administrator’s change of another person’s course with the change, and no change by the owner',
  { tags: ['H20'] },
  async () => {
    const { courseId, moduleIds } = await givenCourse(course, {}, { isPublished: false });
    expect(await audited()).toEqual([]);

    const module = await course.ask('admin', createModuleMutation, { input: { courseId, title: 'By an admin' } });
    const moduleId = textAt(module.data, 'createModule.module.id');
    const lesson = await course.ask('admin', createLessonMutation, {
      input: { moduleId, title: 'By an admin', content: { text: { markdown: 'x' } } },
    });
    const lessonId = textAt(lesson.data, 'createLesson.lesson.id');
    await course.ask('admin', publishCourseMutation, { input: { id: courseId } });
    // A second publication changes and records nothing.
    await course.ask('admin', publishCourseMutation, { input: { id: courseId } });
    await course.ask('otherInstructor', createModuleMutation, { input: { courseId, title: 'Refused' } });

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
  },
);
