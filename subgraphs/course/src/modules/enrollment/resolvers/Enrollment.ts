import type { EnrollmentResolvers } from '../../types.generated.ts';
import { courseOf } from '../../course/course.loaders.ts';
import { placeOf } from '../../curriculum/outline.ts';
import { enrollmentEntity } from '../enrollment.entity.ts';
import { courseProgress, inCourseOrder } from '../progress.ts';

export const Enrollment: EnrollmentResolvers = {
  __resolveReference: enrollmentEntity.resolveReference,
  learner: ({ learnerId }) => ({ id: learnerId }),
  course: (enrollment, _args, context) => courseOf(enrollment, context),
  progress: async (enrollment, _args, context) => courseProgress({ enrollment, course: await courseOf(enrollment, context) }),
  lessonProgress: async (enrollment, _args, context) => {
    const [course, progress] = await Promise.all([courseOf(enrollment, context), context.loaders.progressByEnrollment.load(enrollment.id)]);
    return inCourseOrder({ course, progress });
  },
  lastLesson: async (enrollment, _args, context) => {
    const { lastLessonId } = enrollment;
    if (lastLessonId === null) return null;
    const course = await courseOf(enrollment, context);
    return placeOf({ course, lessonId: lastLessonId }) === null ? null : context.loaders.lessonById.load(lastLessonId);
  },
};
