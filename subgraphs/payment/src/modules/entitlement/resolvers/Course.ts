import type { CourseResolvers } from '../../types.generated.ts';

export const Course: Pick<CourseResolvers, 'viewerEntitlement' | '__isTypeOf' | '__resolveReference'> = {
  viewerEntitlement: ({ id }, _args, { loaders }) => loaders.viewerEntitlement.load(id),
};
