import { referenceById } from '#shared/graphql/entities.ts';
import { newestNotifications } from '../notification.collection.ts';
import { mayRead } from '../notification.policy.ts';
import type { UserResolvers } from '../../types.generated.ts';

export const User: UserResolvers = {
  __resolveReference: referenceById,
  notifications: ({ id: ownerId }, { filter, first, after }, { viewer, loaders }) => {
    const page = newestNotifications.parsePage({ first, after });
    if (!mayRead(viewer, ownerId)) return null;
    return loaders.notificationPage({ ownerId, filter: { isRead: filter?.isRead ?? null, kinds: filter?.kinds ?? null }, page });
  },
  unreadNotificationCount: ({ id: ownerId }, _, { viewer, loaders }) =>
    mayRead(viewer, ownerId) ? loaders.unreadCounts.load(ownerId) : null,
};
