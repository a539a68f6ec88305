import type { CourseResolvers } from '../../types.generated.ts';
import { mayEditCourse } from '../course.policy.ts';

export const Course: Pick<
  CourseResolvers,
  | 'category'
  | 'createdAt'
  | 'description'
  | 'durationSeconds'
  | 'enrollmentCount'
  | 'id'
  | 'instructor'
  | 'instructorName'
  | 'isFree'
  | 'keywords'
  | 'language'
  | 'lessonCount'
  | 'level'
  | 'listPrice'
  | 'minimumPlanTier'
  | 'pricingModel'
  | 'publishBlockers'
  | 'publishedAt'
  | 'revision'
  | 'slug'
  | 'stack'
  | 'status'
  | 'subtitle'
  | 'title'
  | 'updatedAt'
  | '__isTypeOf'
  | '__resolveReference'
> = {
  __resolveReference: async (reference, { loaders }) =>
    loaders.visible('id' in reference ? await loaders.courseById.load(reference.id) : await loaders.courseBySlug.load(reference.slug)),
  category: ({ categoryId }, _args, { loaders }) => (categoryId === null ? null : loaders.categoryById.load(categoryId)),
  instructor: ({ ownerId }) => ({ id: ownerId }),
  publishBlockers: (course, _args, { viewer, services }) => (mayEditCourse(viewer, course) ? services.courses.blockersOf(course) : null),
};
