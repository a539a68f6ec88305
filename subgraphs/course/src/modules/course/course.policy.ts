import { isPossiblePrice } from '#events/prices.ts';
import type { Message } from '#shared/messages.ts';
import { forbiddenError, notFoundError } from '#shared/userErrors.ts';
import type { ForbiddenError, NotFoundError } from '#shared/userErrors.ts';
import { hasRole, isAdmin } from '#shared/viewer.ts';
import type { Viewer } from '#shared/viewer.ts';
import { messages } from '../../messages.ts';
import type { Course } from './course.collection.ts';

export const ownsCourse = (viewer: Viewer, course: Pick<Course, 'ownerId'>): boolean =>
  viewer.kind === 'user' && viewer.userId === course.ownerId;

type Visible = Pick<Course, 'status' | 'ownerId' | 'isOwnerSuspended'>;

/**
 * Published and archived courses are public: archived ones have learners too. A draft is visible to its owner and administrators. Courses of a
 * suspended instructor are visible to their learners, their owner and administrators.
 */
export const maySeeCourse = (viewer: Viewer, course: Visible, { isLearner = false }: { isLearner?: boolean } = {}): boolean =>
  ownsCourse(viewer, course) || isAdmin(viewer) || (course.status !== 'DRAFT' && (!course.isOwnerSuspended || isLearner));

/** The owner, while an instructor, and administrators. */
export const mayEditCourse = (viewer: Viewer, course: Pick<Course, 'ownerId'>): boolean =>
  isAdmin(viewer) || (ownsCourse(viewer, course) && hasRole(viewer, 'INSTRUCTOR'));

/** A draft of another person does not exist for the viewer; a published course of another person may be read but not edited. */
export const editRefusal = ({
  viewer,
  course,
  path,
}: {
  viewer: Viewer;
  course: Course | null;
  path: string;
}): NotFoundError | ForbiddenError | null => {
  if (!course || !maySeeCourse(viewer, course)) return notFoundError(path);
  return mayEditCourse(viewer, course) ? null : forbiddenError({ message: messages.notYourCourse, path: [path] });
};

/** Drafts, archived courses, courses of suspended instructors and the viewer's own courses take no new learners. */
export const enrollmentRefusal = (viewer: Viewer, course: Visible): ForbiddenError | null => {
  const refuse = (message: Message): ForbiddenError => forbiddenError({ message, path: ['courseId'] });
  if (ownsCourse(viewer, course)) return refuse(messages.ownCourse);
  if (course.status === 'DRAFT') return refuse(messages.notPublished);
  return course.isOwnerSuspended || course.status === 'ARCHIVED' ? refuse(messages.closedToNewLearners) : null;
};

type PublishBlockerCode = 'NO_MODULE' | 'NO_LESSON' | 'EMPTY_MODULE' | 'NO_DESCRIPTION' | 'PRICE_NOT_CHARGEABLE';
export type PublishBlocker = { code: PublishBlockerCode; message: Message };

/** The missing parts of a course: publication needs a description, a module, a lesson in each module, and a price that can be charged. */
export const publishBlockers = ({
  course,
  moduleTitle,
}: {
  course: Course;
  moduleTitle: (moduleId: string) => string;
}): PublishBlocker[] => {
  const blockers: PublishBlocker[] = [];
  const emptyModules = course.outline.filter(({ lessonIds }) => lessonIds.length === 0);
  if (course.outline.length === 0) blockers.push({ code: 'NO_MODULE', message: messages.noModule });
  else if (emptyModules.length === course.outline.length) blockers.push({ code: 'NO_LESSON', message: messages.noLesson });
  else
    for (const { moduleId } of emptyModules) blockers.push({ code: 'EMPTY_MODULE', message: messages.emptyModule(moduleTitle(moduleId)) });
  if ((course.description ?? '').trim() === '') blockers.push({ code: 'NO_DESCRIPTION', message: messages.noDescription });
  if (!isPossiblePrice(course.listPrice)) blockers.push({ code: 'PRICE_NOT_CHARGEABLE', message: messages.priceNotChargeable });
  return blockers;
};
