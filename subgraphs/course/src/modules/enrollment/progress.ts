import type { Course } from '../course/course.collection.ts';
import { lessonIdsOf } from '../course/course.collection.ts';
import type { Enrollment, LessonProgress } from './enrollment.collection.ts';

export type CourseProgress = { completedLessonCount: number; totalLessonCount: number; percent: number; timeSpentSeconds: number };

/** Progress over the lessons that the course has now. Completed lessons that were removed do not count. */
export const courseProgress = ({
  enrollment,
  course,
}: {
  enrollment: Pick<Enrollment, 'completedLessonIds' | 'timeSpentSeconds'>;
  course: Pick<Course, 'outline'>;
}): CourseProgress => {
  const completed = new Set(enrollment.completedLessonIds);
  const lessonIds = lessonIdsOf(course);
  const completedLessonCount = lessonIds.filter((id) => completed.has(id)).length;
  const totalLessonCount = lessonIds.length;
  const percent = totalLessonCount === 0 ? 0 : (completedLessonCount / totalLessonCount) * 100;
  return { completedLessonCount, totalLessonCount, percent, timeSpentSeconds: enrollment.timeSpentSeconds };
};

/** Progress in the lessons that the course has now, in course order. */
export const inCourseOrder = ({
  course,
  progress,
}: {
  course: Pick<Course, 'outline'>;
  progress: readonly LessonProgress[];
}): LessonProgress[] => {
  const byLesson = new Map(progress.map((each) => [each.lessonId, each]));
  return lessonIdsOf(course).flatMap((lessonId) => byLesson.get(lessonId) ?? []);
};

/** The reported time, at most the time since the last report or the enrollment. */
export const countedSeconds = ({
  reported,
  enrollment,
  now,
}: {
  reported: number;
  enrollment: Pick<Enrollment, 'lastAccessedAt' | 'enrolledAt'>;
  now: Date;
}): number => {
  const since = enrollment.lastAccessedAt ?? enrollment.enrolledAt;
  return Math.min(reported, Math.max(0, Math.floor((now.getTime() - since.getTime()) / 1000)));
};
