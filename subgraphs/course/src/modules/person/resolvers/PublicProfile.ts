import type { PublicProfileResolvers } from '../../types.generated.ts';

export const PublicProfile: PublicProfileResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  courses: ({ id }, { first, after }, { viewer, locale, services }) =>
    services.catalogue.list({ viewer, locale, first, after, within: { instructorId: id } }),
};
