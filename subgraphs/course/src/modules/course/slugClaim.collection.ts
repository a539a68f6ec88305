import { claimCollection } from '#shared/mongo/claims.ts';
import { courseErasure, taughtCourseIds } from './course.collection.ts';

export const slugClaim = 'course-slug';

/** Claims of slugs. Their owners are courses. */
export const slugClaimCollection = claimCollection({
  subject: async (person) => ({ ownerId: { $in: await taughtCourseIds(person) } }),
  export: 'all',
  onErasure: courseErasure,
});
