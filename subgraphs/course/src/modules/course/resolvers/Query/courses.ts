import type { QueryResolvers } from '../../../types.generated.ts';

export const courses: NonNullable<QueryResolvers['courses']> = (_parent, args, { viewer, locale, services }) =>
  services.catalogue.list({ viewer, locale, ...args });
