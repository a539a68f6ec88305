import type { LessonAccess } from '#events/lessonAccess.ts';
import type { Context } from '../../context.ts';
import { courseOf } from '../course/course.loaders.ts';
import { viewerEnrollment } from '../enrollment/enrollment.loaders.ts';
import type { Lesson } from './curriculum.collection.ts';

/** The viewer's right to read a lesson. The only gate to its content. */
export const viewerAccessTo = async (lesson: Lesson, context: Pick<Context, 'viewer' | 'loaders' | 'services'>): Promise<LessonAccess> => {
  const { viewer, loaders, services } = context;
  const [course, enrollment, entitlements] = await Promise.all([
    courseOf(lesson, context),
    viewerEnrollment(lesson.courseId, context),
    viewer.kind === 'anonymous' ? [] : loaders.entitlementsByUser.load(viewer.userId),
  ]);
  return services.curriculum.lessonAccess({ viewer, course, lesson, enrollment, entitlements });
};
