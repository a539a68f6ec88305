import type { CourseResolvers } from '../../types.generated.ts';

export const Course: Pick<CourseResolvers, 'viewerEntitlement' | '__isTypeOf' | '__resolveReference'> = {
  viewerEntitlement: ({ id: courseId }, _args, { viewer, loaders }) =>
    viewer.kind === 'user' ? loaders.courseEntitlements.load({ userId: viewer.userId, courseId }) : null,
};
