import type { LessonResolvers } from '../../types.generated.ts';

export const Lesson: Pick<LessonResolvers, 'viewerProgress' | '__isTypeOf' | '__resolveReference'> = {
  viewerProgress: async ({ id, courseId }, _args, { loaders }) => {
    const enrollment = await loaders.viewerEnrollmentByCourse.load(courseId);
    const progress = enrollment === null ? [] : await loaders.progressByEnrollment.load(enrollment.id);
    return progress.find(({ lessonId }) => lessonId === id) ?? null;
  },
};
