import { required } from '../../../present.ts';
import type { EnrollmentResolvers } from '../../types.generated.ts';
import { placeOf } from '../../curriculum/outline.ts';
import { maySeeEnrollment } from '../enrollment.policy.ts';
import { courseProgress, inCourseOrder } from '../progress.ts';

export const Enrollment: EnrollmentResolvers = {
  __resolveReference: async ({ id }, { viewer, loaders }) => {
    const enrollment = await loaders.enrollmentById.load(id);
    return enrollment && maySeeEnrollment(viewer, enrollment) ? enrollment : null;
  },
  learner: ({ learnerId }) => ({ id: learnerId }),
  course: async ({ courseId }, _args, { loaders }) => required(await loaders.courseById.load(courseId), 'the course of an enrolment'),
  progress: async (enrollment, _args, { loaders }) =>
    courseProgress({ enrollment, course: required(await loaders.courseById.load(enrollment.courseId), 'the course of an enrolment') }),
  lessonProgress: async ({ id, courseId }, _args, { loaders }) => {
    const [course, progress] = await Promise.all([loaders.courseById.load(courseId), loaders.progressByEnrollment.load(id)]);
    return inCourseOrder({ course: required(course, 'the course of an enrolment'), progress });
  },
  lastLesson: async ({ courseId, lastLessonId }, _args, { loaders }) => {
    if (lastLessonId === null) return null;
    const course = required(await loaders.courseById.load(courseId), 'the course of an enrolment');
    return placeOf({ course, lessonId: lastLessonId }) === null ? null : loaders.lessonById.load(lastLessonId);
  },
};
