import type { UserResolvers } from '../../types.generated.ts';
import { mayActAs } from '../../enrollment/enrollment.policy.ts';

export const User: UserResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  enrollments: ({ id }, { filter, first, after }, { viewer, locale, services }) =>
    mayActAs(viewer, id) ? services.enrollments.list({ learnerId: id, statuses: filter?.statuses, first, after, locale }) : null,
  taughtCourses: ({ id }, args, { viewer, locale, services }) =>
    mayActAs(viewer, id)
      ? services.catalogue.list({
          viewer,
          locale,
          ...args,
          within: { instructorId: id },
          defaultStatuses: ['DRAFT', 'PUBLISHED', 'ARCHIVED'],
          includesSuspended: true,
        })
      : null,
};
