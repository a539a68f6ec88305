import type { MarkNotificationsReadPayloadResolvers } from '../../types.generated.ts';

export const MarkNotificationsReadPayload: MarkNotificationsReadPayloadResolvers = {
  notifications: ({ marked }, _, { services }) => (marked ? services.notifications.marked(marked) : null),
  unreadNotificationCount: ({ marked }, _, { loaders }) => (marked ? loaders.unreadCounts.load(marked.ownerId) : null),
};
