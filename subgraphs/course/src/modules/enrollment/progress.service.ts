import type { Clock } from '#shared/clock.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { notFoundError } from '#shared/userErrors.ts';
import type { NotFoundError, ValidationError } from '#shared/userErrors.ts';
import type { SignedIn } from '#shared/viewer.ts';
import { authorOf } from '../../changes.ts';
import type { Changes } from '../../changes.ts';
import { lessonLocked, notEnrolled } from '../../problems.ts';
import type { LessonLockedError, NotEnrolledError } from '../../problems.ts';
import type { Stores } from '../../stores.ts';
import { asFailure, secondsProblems } from '../../textRules.ts';
import { toCourse } from '../course/course.model.ts';
import { maySeeCourse } from '../course/course.policy.ts';
import { toLesson, withoutContent } from '../curriculum/curriculum.model.ts';
import type { Lesson } from '../curriculum/curriculum.model.ts';
import { viewerAccess } from '../curriculum/lesson.policy.ts';
import { longestDurationSeconds } from '../curriculum/lesson.rules.ts';
import { enrollmentCompletedBy } from './enrollment.events.ts';
import { lessonProgressId, toEnrollment } from './enrollment.model.ts';
import type { Enrollment, LessonProgressRow } from './enrollment.model.ts';
import type { EnrollmentService } from './enrollment.service.ts';
import { countedSeconds, courseProgress } from './progress.ts';

export type RecordLessonProgress = {
  viewer: SignedIn;
  requestId: string | null;
  lessonId: string;
  positionSeconds?: number | null | undefined;
  timeSpentSeconds?: number | null | undefined;
  completed?: boolean | null | undefined;
};
export type RecordLessonProgressResult = Result<
  { enrollment: Enrollment; lesson: Lesson },
  ValidationError | NotFoundError | NotEnrolledError | LessonLockedError
>;

export const progressService = ({
  stores,
  changes,
  enrollments,
  clock,
}: {
  stores: Stores;
  changes: Changes;
  enrollments: EnrollmentService;
  clock: Clock;
}) => ({
  /** Repeated, doubled or late, a report takes nothing back: positions and states only grow, and the clock bounds the time. */
  async record({
    viewer,
    requestId,
    lessonId,
    positionSeconds,
    timeSpentSeconds,
    completed,
  }: RecordLessonProgress): Promise<RecordLessonProgressResult> {
    const lessonRow = await stores.lessons.findOne({ _id: lessonId }, withoutContent).lean();
    const courseRow = lessonRow && (await stores.courses.findOne({ _id: lessonRow.courseId }).lean());
    const enrolled = courseRow && (await enrollments.enrollmentOf({ learnerId: viewer.userId, courseId: courseRow._id }));
    if (!lessonRow || !courseRow || (!enrolled && !maySeeCourse(viewer, toCourse(courseRow)))) return fail(notFoundError('lessonId'));
    const [lesson, course] = [toLesson(lessonRow), toCourse(courseRow)];
    const failure = asFailure([
      ...secondsProblems(positionSeconds, { path: 'positionSeconds', maximum: longestDurationSeconds }),
      ...secondsProblems(timeSpentSeconds, { path: 'timeSpentSeconds', maximum: longestDurationSeconds }),
    ]);
    if (failure) return failure;
    if (!enrolled) return fail(notEnrolled(course));

    return changes({
      key: `enrollment:${enrolled.id}`,
      author: authorOf({ viewer, requestId }),
      work: async ({ session, say }): Promise<RecordLessonProgressResult> => {
        const current = await stores.enrollments.findOne({ _id: enrolled.id }, null, { session }).lean();
        const outlined = await stores.courses.findOne({ _id: course.id }, null, { session }).lean();
        if (!current || !outlined) return fail(notFoundError('lessonId'));
        const enrollment = toEnrollment(current);
        const now = clock.now();
        const entitlements = await enrollments.entitlementsOf(viewer.userId, session);
        const access = viewerAccess({ viewer, course: toCourse(outlined), lesson, enrollment, entitlements, now });
        // A preview is open to the eye; progress is for those who are in the course.
        if (access.state !== 'OPEN')
          return fail(lessonLocked({ lesson, access: access.state === 'LOCKED' ? access : { state: 'LOCKED', reason: 'NOT_ENTITLED' } }));

        const counted = countedSeconds({ reported: timeSpentSeconds ?? 0, enrollment, now });
        const _id = lessonProgressId({ enrollmentId: enrollment.id, lessonId });
        const before = await stores.lessonProgress.findOne({ _id }, null, { session }).lean();
        const isDone = completed === true || before?.status === 'COMPLETED';
        const position = Math.min(positionSeconds ?? 0, lesson.durationSeconds ?? longestDurationSeconds);
        const progress: LessonProgressRow = {
          _id,
          enrollmentId: enrollment.id,
          courseId: course.id,
          lessonId,
          status: isDone ? 'COMPLETED' : 'IN_PROGRESS',
          positionSeconds: Math.max(position, before?.positionSeconds ?? 0),
          timeSpentSeconds: (before?.timeSpentSeconds ?? 0) + counted,
          completedAt: before?.completedAt ?? (isDone ? now : null),
          updatedAt: now,
        };
        await stores.lessonProgress.replaceOne({ _id }, progress, { upsert: true, session });

        const completedLessonIds =
          isDone && !enrollment.completedLessonIds.includes(lessonId)
            ? [...enrollment.completedLessonIds, lessonId]
            : enrollment.completedLessonIds;
        const { completedLessonCount, totalLessonCount } = courseProgress({
          enrollment: { ...enrollment, completedLessonIds },
          course: outlined,
        });
        const completesCourse = enrollment.status === 'ACTIVE' && completedLessonCount === totalLessonCount;
        const written = {
          completedLessonIds,
          timeSpentSeconds: enrollment.timeSpentSeconds + counted,
          lastLessonId: lessonId,
          lastAccessedAt: now,
          status: completesCourse ? ('COMPLETED' as const) : enrollment.status,
          completedAt: completesCourse ? (enrollment.completedAt ?? now) : enrollment.completedAt,
        };
        // Of two last reports at once one conflicts here, runs again and finds the course completed: the event below is said once.
        await stores.enrollments.updateOne({ _id: enrollment.id }, { $set: written, $inc: { revision: 1 } }, { session });
        const changed: Enrollment = { ...enrollment, ...written, revision: enrollment.revision + 1 };
        if (completesCourse) await say([enrollmentCompletedBy({ enrollment: changed, course })]);
        return ok({ enrollment: changed, lesson });
      },
    });
  },
});
export type ProgressService = ReturnType<typeof progressService>;
