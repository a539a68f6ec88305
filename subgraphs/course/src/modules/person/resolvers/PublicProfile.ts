import { referenceById } from '#shared/graphql/entities.ts';
import type { PublicProfileResolvers } from '../../types.generated.ts';

export const PublicProfile: PublicProfileResolvers = {
  __resolveReference: referenceById,
  courses: ({ id }, args, { viewer, services }) =>
    services.catalog.list({ list: 'profile.courses', viewer, ...args, within: { instructorId: id } }),
};
