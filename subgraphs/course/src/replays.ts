import { coursePublished, enrollmentCompleted, enrollmentCreated, lessonChanged, offerChanged } from '#events/course.ts';
import type { Replays } from '#shared/events/replay.ts';
import { everyCourse } from './modules/course/course.collection.ts';
import type { Courses } from './modules/course/course.collection.ts';
import { coursePublishedDraft, offerChangedDraft } from './modules/course/course.events.ts';
import type { Lessons } from './modules/curriculum/curriculum.collection.ts';
import { lessonChangedDraft } from './modules/curriculum/lesson.events.ts';
import type { Enrollments } from './modules/enrollment/enrollment.collection.ts';
import { enrollmentCompletedDraft, enrollmentCreatedDraft } from './modules/enrollment/enrollment.events.ts';
import { toDomain } from '#shared/mongo/collection.ts';

/** The current state by event type, for a projection that is rebuilt. */
export const replays = ({ courses, lessons, enrollments }: { courses: Courses; lessons: Lessons; enrollments: Enrollments }): Replays => {
  async function* offers() {
    for await (const course of everyCourse({ courses })) yield offerChangedDraft(course);
  }
  async function* published() {
    for await (const course of everyCourse({ courses, filter: { status: 'PUBLISHED' } })) {
      const draft = coursePublishedDraft(course);
      if (draft) yield draft;
    }
  }
  async function* changedLessons() {
    for await (const course of everyCourse({ courses }))
      for await (const row of lessons.find({ courseId: course.id }).lean().cursor()) yield lessonChangedDraft({ row, course });
  }
  async function* enrolled({ isCompleted }: { isCompleted: boolean }) {
    const rows = enrollments.find(isCompleted ? { completedAt: { $ne: null } } : {}).sort({ _id: 1 });
    for await (const row of rows.lean().cursor()) {
      const enrollment = toDomain(row);
      const course = await courses.findOne({ _id: enrollment.courseId }, { title: 1, slug: 1 }).lean();
      if (course) yield isCompleted ? enrollmentCompletedDraft({ enrollment, course }) : enrollmentCreatedDraft({ enrollment, course });
    }
  }
  return {
    [offerChanged.type]: offers,
    [coursePublished.type]: published,
    [lessonChanged.type]: changedLessons,
    [enrollmentCreated.type]: () => enrolled({ isCompleted: false }),
    [enrollmentCompleted.type]: () => enrolled({ isCompleted: true }),
  };
};
