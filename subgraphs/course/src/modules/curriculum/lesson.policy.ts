import { heldPlanTier, holdsCourse, lessonAccess } from '#events/lessonAccess.ts';
import type { LessonAccess, LessonAccessFacts } from '#events/lessonAccess.ts';
import { isAdmin } from '#shared/viewer.ts';
import type { Viewer } from '#shared/viewer.ts';
import type { Course } from '../course/course.collection.ts';
import { ownsCourse } from '../course/course.policy.ts';
import type { Enrollment } from '../enrollment/enrollment.collection.ts';
import type { Entitlement } from '../enrollment/entitlement.collection.ts';
import type { Lesson } from './curriculum.collection.ts';

const roleOf = (viewer: Viewer, course: Pick<Course, 'ownerId'>): LessonAccessFacts['viewer'] => {
  if (viewer.kind === 'anonymous') return 'ANONYMOUS';
  if (isAdmin(viewer)) return 'ADMIN';
  return ownsCourse(viewer, course) ? 'OWNER' : 'MEMBER';
};

/** The right of a viewer to read a lesson, by the rows of this subgraph. `enrollment` and `entitlements` belong to the viewer. */
export const viewerAccess = ({
  viewer,
  course,
  lesson,
  enrollment,
  entitlements,
  now,
}: {
  viewer: Viewer;
  course: Pick<Course, 'id' | 'ownerId' | 'status' | 'minimumPlanTier'>;
  lesson: Pick<Lesson, 'isPreview'>;
  enrollment: Pick<Enrollment, 'status' | 'origin' | 'planTier'> | null;
  entitlements: readonly Entitlement[];
  now: Date;
}): LessonAccess =>
  lessonAccess({
    viewer: roleOf(viewer, course),
    course,
    isPreview: lesson.isPreview,
    enrollment,
    holdsCourse: holdsCourse({ rights: entitlements, courseId: course.id, now }),
    heldPlanTier: heldPlanTier(entitlements, now),
  });
