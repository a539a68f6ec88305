import type { QueryResolvers } from '../../../types.generated.ts';

export const courses: NonNullable<QueryResolvers['courses']> = (_parent, args, { viewer, services }) =>
  services.catalogue.list({ list: 'courses', viewer, ...args });
