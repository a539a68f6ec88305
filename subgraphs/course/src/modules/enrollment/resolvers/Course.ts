import type { CourseResolvers } from '../../types.generated.ts';
import { viewerEnrollment } from '../enrollment.loaders.ts';

export const Course: Pick<CourseResolvers, 'viewerEnrollment' | '__isTypeOf' | '__resolveReference'> = {
  viewerEnrollment: ({ id }, _args, context) => viewerEnrollment(id, context),
};
