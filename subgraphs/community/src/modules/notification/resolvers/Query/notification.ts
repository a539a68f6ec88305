import type { QueryResolvers } from './../../../types.generated.ts';

export const notification: NonNullable<QueryResolvers['notification']> = (_, { id }, { viewer, services, loaders }) =>
  services.notifications.own({ viewer, id, ...loaders });
