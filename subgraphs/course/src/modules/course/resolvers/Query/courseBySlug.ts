import type { QueryResolvers } from '../../../types.generated.ts';
import { courseBySlugEntity } from '../../course.entity.ts';

export const courseBySlug: NonNullable<QueryResolvers['courseBySlug']> = (_parent, { slug }, context) =>
  courseBySlugEntity.read(slug, context);
