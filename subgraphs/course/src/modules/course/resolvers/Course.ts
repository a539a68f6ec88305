import type { CourseResolvers } from '../../types.generated.ts';
import { courseBySlugEntity, courseEntity } from '../course.entity.ts';
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
  __resolveReference: (reference, context) =>
    'id' in reference ? courseEntity.read(reference.id, context) : courseBySlugEntity.read(reference.slug, context),
  category: ({ categoryId }, _args, { loaders }) => (categoryId === null ? null : loaders.categoryById.load(categoryId)),
  instructor: ({ ownerId }) => ({ id: ownerId }),
  publishBlockers: (course, _args, { viewer, services }) => (mayEditCourse(viewer, course) ? services.courses.blockersOf(course) : null),
};
