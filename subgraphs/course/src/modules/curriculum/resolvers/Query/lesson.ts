import type { QueryResolvers } from '../../../types.generated.ts';
import { maySeeCourse } from '../../../course/course.policy.ts';

export const lesson: NonNullable<QueryResolvers['lesson']> = async (_parent, { id }, { viewer, loaders }) => {
  const found = await loaders.lessonById.load(id);
  const course = found && (await loaders.courseById.load(found.courseId));
  return course && maySeeCourse(viewer, course) ? found : null;
};
