import type { LessonResolvers } from '../../types.generated.ts';
import { viewerEnrollment } from '../enrollment.loaders.ts';

export const Lesson: Pick<LessonResolvers, 'viewerProgress' | '__isTypeOf' | '__resolveReference'> = {
  viewerProgress: async ({ id, courseId }, _args, context) => {
    const enrollment = await viewerEnrollment(courseId, context);
    const progress = enrollment === null ? [] : await context.loaders.progressByEnrollment.load(enrollment.id);
    return progress.find(({ lessonId }) => lessonId === id) ?? null;
  },
};
