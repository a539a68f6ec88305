import type { QueryResolvers } from '../../../types.generated.ts';
import { maySeeCourse } from '../../course.policy.ts';

export const course: NonNullable<QueryResolvers['course']> = async (_parent, { id }, { viewer, loaders }) => {
  const found = await loaders.courseById.load(id);
  return found && maySeeCourse(viewer, found) ? found : null;
};
