import type { QueryResolvers } from '../../../types.generated.ts';

export const courses: NonNullable<QueryResolvers['courses']> = (_parent, args, { viewer, services }) =>
  services.catalog.list({ list: 'courses', viewer, ...args });
