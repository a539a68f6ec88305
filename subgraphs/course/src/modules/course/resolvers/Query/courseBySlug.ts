import type { QueryResolvers } from '../../../types.generated.ts';
import { maySeeCourse } from '../../course.policy.ts';

export const courseBySlug: NonNullable<QueryResolvers['courseBySlug']> = async (_parent, { slug }, { viewer, loaders }) => {
  const found = await loaders.courseBySlug.load(slug);
  return found && maySeeCourse(viewer, found) ? found : null;
};
