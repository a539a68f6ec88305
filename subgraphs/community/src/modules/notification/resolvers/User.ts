import type { UserResolvers } from './../../types.generated.ts';

export const User: UserResolvers = {
  // Whether the account exists is auth's to say.
  __resolveReference: ({ id }) => ({ id }),
  notifications: ({ id }, { filter, first, after }, { viewer, services, loaders }) =>
    services.notifications.list({
      viewer,
      ownerId: id,
      filter: { isRead: filter?.isRead ?? null, kinds: filter?.kinds ?? null },
      page: { first, after },
      ...loaders,
    }),
  unreadNotificationCount: ({ id }, _, { viewer, services, loaders }) =>
    services.notifications.unreadCount({ viewer, ownerId: id, ...loaders }),
};
