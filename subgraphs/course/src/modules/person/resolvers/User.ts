import { referenceById } from '#shared/graphql/entities.ts';
import type { UserResolvers } from '../../types.generated.ts';
import { mayActAs } from '../../enrollment/enrollment.policy.ts';

export const User: UserResolvers = {
  __resolveReference: referenceById,
  enrollments: ({ id }, { filter, first, after }, { viewer, services }) =>
    mayActAs(viewer, id) ? services.enrollments.list({ learnerId: id, statuses: filter?.statuses, first, after }) : null,
  taughtCourses: ({ id }, args, { viewer, services }) =>
    mayActAs(viewer, id)
      ? services.catalog.list({
          list: 'user.taughtCourses',
          viewer,
          ...args,
          within: { instructorId: id },
          defaultStatuses: ['DRAFT', 'PUBLISHED', 'ARCHIVED'],
          includesSuspended: true,
        })
      : null,
};
