import { isPossiblePrice } from '#events/prices.ts';
import type { Message } from '#shared/messages.ts';
import { hasRole, isAdmin } from '#shared/viewer.ts';
import type { Viewer } from '#shared/viewer.ts';
import { messages } from '../../messages.ts';
import type { Course } from './course.model.ts';

export const ownsCourse = (viewer: Viewer, course: Pick<Course, 'ownerId'>): boolean =>
  viewer.kind === 'user' && viewer.userId === course.ownerId;

type Visible = Pick<Course, 'status' | 'ownerId' | 'isOwnerSuspended'>;

/**
 * Published courses are everybody's to see, archived ones too, for there are people who learn in them; a draft is its owner's and the admins'. Of a
 * suspended instructor's courses only those who learn in one see it.
 */
export const maySeeCourse = (viewer: Viewer, course: Visible, { isLearner = false }: { isLearner?: boolean } = {}): boolean =>
  ownsCourse(viewer, course) || isAdmin(viewer) || (course.status !== 'DRAFT' && (!course.isOwnerSuspended || isLearner));

/** A course is edited by its owner, for as long as that is an instructor, and by admins. */
export const mayEditCourse = (viewer: Viewer, course: Pick<Course, 'ownerId'>): boolean =>
  isAdmin(viewer) || (ownsCourse(viewer, course) && hasRole(viewer, 'INSTRUCTOR'));

/** Nobody learns in a draft, begins what is archived or a suspended instructor's, or enrolls in a course of their own. */
export const mayEnroll = (viewer: Viewer, course: Visible): boolean =>
  course.status === 'PUBLISHED' && !course.isOwnerSuspended && !ownsCourse(viewer, course);

type PublishBlockerCode = 'NO_MODULE' | 'NO_LESSON' | 'EMPTY_MODULE' | 'NO_DESCRIPTION' | 'PRICE_NOT_CHARGEABLE';
export type PublishBlocker = { code: PublishBlockerCode; message: Message };

/** Everything that stands between a course and the catalogue: it needs a description, a module, and a lesson in each module. */
export const publishBlockers = ({
  course,
  moduleTitle,
}: {
  course: Course;
  moduleTitle: (moduleId: string) => string;
}): PublishBlocker[] => {
  const blockers: PublishBlocker[] = [];
  const emptyModules = course.outline.filter(({ lessonIds }) => lessonIds.length === 0);
  if (course.outline.length === 0) blockers.push({ code: 'NO_MODULE', message: messages.noModule() });
  else if (emptyModules.length === course.outline.length) blockers.push({ code: 'NO_LESSON', message: messages.noLesson() });
  else
    for (const { moduleId } of emptyModules) blockers.push({ code: 'EMPTY_MODULE', message: messages.emptyModule(moduleTitle(moduleId)) });
  if ((course.description ?? '').trim() === '') blockers.push({ code: 'NO_DESCRIPTION', message: messages.noDescription() });
  if (!isPossiblePrice(course.listPrice)) blockers.push({ code: 'PRICE_NOT_CHARGEABLE', message: messages.priceNotChargeable() });
  return blockers;
};
