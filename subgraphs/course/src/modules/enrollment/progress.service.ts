import type { Clock } from '#shared/clock.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { notFoundError } from '#shared/userErrors.ts';
import type { NotFoundError, ValidationError } from '#shared/userErrors.ts';
import type { SignedIn } from '#shared/viewer.ts';
import { authorOf } from '../../changes.ts';
import type { Change, Changes } from '../../changes.ts';
import { asFailure, secondsProblems } from '../../textRules.ts';
import { findCourse } from '../course/course.collection.ts';
import type { Course, Courses } from '../course/course.collection.ts';
import { maySeeCourse } from '../course/course.policy.ts';
import { findLesson } from '../curriculum/curriculum.collection.ts';
import type { Lesson, Lessons } from '../curriculum/curriculum.collection.ts';
import { viewerAccess } from '../curriculum/lesson.policy.ts';
import { longestDurationSeconds } from '../curriculum/lesson.rules.ts';
import { findEnrollment, lessonProgressId } from './enrollment.collection.ts';
import type { Enrollment, Enrollments, LessonProgressRow, LessonProgressRows } from './enrollment.collection.ts';
import { lessonLocked, notEnrolled } from './enrollment.errors.ts';
import type { LessonLockedError, NotEnrolledError } from './enrollment.errors.ts';
import { enrollmentCompletedDraft } from './enrollment.events.ts';
import { entitlementsOf } from './entitlement.collection.ts';
import type { Entitlements } from './entitlement.collection.ts';
import { countedSeconds, courseProgress } from './progress.ts';

type Report = {
  positionSeconds?: number | null | undefined;
  timeSpentSeconds?: number | null | undefined;
  completed?: boolean | null | undefined;
};
export type RecordLessonProgress = Report & { viewer: SignedIn; requestId: string | null; lessonId: string };
export type RecordLessonProgressResult = Result<
  { enrollment: Enrollment; lesson: Lesson },
  ValidationError | NotFoundError | NotEnrolledError | LessonLockedError
>;

const reportProblems = ({ positionSeconds, timeSpentSeconds }: Report): ValidationError[] => [
  ...secondsProblems(positionSeconds, { path: 'positionSeconds', maximum: longestDurationSeconds }),
  ...secondsProblems(timeSpentSeconds, { path: 'timeSpentSeconds', maximum: longestDurationSeconds }),
];

/** The row after a report. Positions, times and states only grow. */
const progressAfter = ({
  before,
  report: { positionSeconds, completed },
  counted,
  enrollment,
  lesson,
  now,
}: {
  before: LessonProgressRow | null;
  report: Report;
  counted: number;
  enrollment: Enrollment;
  lesson: Lesson;
  now: Date;
}): LessonProgressRow => {
  const isDone = completed === true || before?.status === 'COMPLETED';
  const position = Math.min(positionSeconds ?? 0, lesson.durationSeconds ?? longestDurationSeconds);
  return {
    _id: lessonProgressId({ enrollmentId: enrollment.id, lessonId: lesson.id }),
    enrollmentId: enrollment.id,
    courseId: lesson.courseId,
    lessonId: lesson.id,
    status: isDone ? 'COMPLETED' : 'IN_PROGRESS',
    positionSeconds: Math.max(position, before?.positionSeconds ?? 0),
    timeSpentSeconds: (before?.timeSpentSeconds ?? 0) + counted,
    completedAt: before?.completedAt ?? (isDone ? now : null),
    updatedAt: now,
  };
};

/** The enrollment's fields after a report in one of its lessons. */
const enrollmentAfter = ({
  enrollment,
  progress,
  counted,
  course,
  now,
}: {
  enrollment: Enrollment;
  progress: LessonProgressRow;
  counted: number;
  course: Course;
  now: Date;
}) => {
  const { lessonId, status } = progress;
  const isNew = status === 'COMPLETED' && !enrollment.completedLessonIds.includes(lessonId);
  const completedLessonIds = isNew ? [...enrollment.completedLessonIds, lessonId] : enrollment.completedLessonIds;
  const { completedLessonCount, totalLessonCount } = courseProgress({ enrollment: { ...enrollment, completedLessonIds }, course });
  const completesCourse = enrollment.status === 'ACTIVE' && completedLessonCount === totalLessonCount;
  const fields = {
    completedLessonIds,
    timeSpentSeconds: enrollment.timeSpentSeconds + counted,
    lastLessonId: lessonId,
    lastAccessedAt: now,
    status: completesCourse ? ('COMPLETED' as const) : enrollment.status,
    completedAt: completesCourse ? (enrollment.completedAt ?? now) : enrollment.completedAt,
  };
  return { fields, completesCourse };
};

export const progressService = ({
  stores: { courses, lessons, enrollments, lessonProgress, entitlements },
  changes,
  clock,
}: {
  stores: { courses: Courses; lessons: Lessons; enrollments: Enrollments; lessonProgress: LessonProgressRows; entitlements: Entitlements };
  changes: Changes;
  clock: Clock;
}) => {
  const recordWithin = async ({
    change: { session, publish },
    viewer,
    enrollmentId,
    lesson,
    report,
  }: {
    change: Change;
    viewer: SignedIn;
    enrollmentId: string;
    lesson: Lesson;
    report: Report;
  }): Promise<RecordLessonProgressResult> => {
    const enrollment = await findEnrollment({ enrollments, _id: enrollmentId, session });
    const course = await findCourse({ courses, id: lesson.courseId, session });
    if (!enrollment || !course) return fail(notFoundError('lessonId'));
    const now = clock.now();
    const rights = await entitlementsOf({ entitlements, userId: viewer.userId, session });
    const access = viewerAccess({ viewer, course, lesson, enrollment, entitlements: rights, now });
    // A preview may be read. Progress needs the right to the course.
    if (access.state !== 'OPEN')
      return fail(lessonLocked({ lesson, access: access.state === 'LOCKED' ? access : { state: 'LOCKED', reason: 'NOT_ENTITLED' } }));

    const counted = countedSeconds({ reported: report.timeSpentSeconds ?? 0, enrollment, now });
    const _id = lessonProgressId({ enrollmentId, lessonId: lesson.id });
    const before = await lessonProgress.findOne({ _id }).session(session).lean();
    const progress = progressAfter({ before, report, counted, enrollment, lesson, now });
    await lessonProgress.replaceOne({ _id }, progress, { upsert: true, session });

    const { fields, completesCourse } = enrollmentAfter({ enrollment, progress, counted, course, now });
    // Of two concurrent last reports one conflicts here, runs again and finds the course completed: the event is published once.
    await enrollments.updateOne({ _id: enrollmentId }, { $set: fields, $inc: { revision: 1 } }, { session });
    const changed: Enrollment = { ...enrollment, ...fields, revision: enrollment.revision + 1 };
    if (completesCourse) await publish([enrollmentCompletedDraft({ enrollment: changed, course })]);
    return ok({ enrollment: changed, lesson });
  };

  return {
    /** A repeated, doubled or late report takes nothing back, and the clock bounds the time. */
    async record({ viewer, requestId, lessonId, ...report }: RecordLessonProgress): Promise<RecordLessonProgressResult> {
      const lesson = await findLesson({ lessons, id: lessonId });
      const course = lesson && (await findCourse({ courses, id: lesson.courseId }));
      const enrollment = course && (await findEnrollment({ enrollments, learnerId: viewer.userId, courseId: course.id }));
      if (!course || (!enrollment && !maySeeCourse(viewer, course))) return fail(notFoundError('lessonId'));
      const failure = asFailure(reportProblems(report));
      if (failure) return failure;
      if (!enrollment) return fail(notEnrolled(course));

      return changes({
        key: `enrollment:${enrollment.id}`,
        author: authorOf({ viewer, requestId }),
        work: (change) => recordWithin({ change, viewer, enrollmentId: enrollment.id, lesson, report }),
      });
    },
  };
};
export type ProgressService = ReturnType<typeof progressService>;
