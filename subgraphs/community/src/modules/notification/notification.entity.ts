import { defineEntity } from '#shared/graphql/entities.ts';
import type { NotificationLoaders } from './notification.loaders.ts';
import { isOwner, mayRead } from './notification.policy.ts';

const loader = ({ notifications }: NotificationLoaders) => notifications;

export const notificationEntity = defineEntity({ loader, mayRead: (viewer, { ownerId }) => mayRead(viewer, ownerId) });
/** For the viewer's own page: administrators read those of others through the account. */
export const ownNotification = defineEntity({ loader, mayRead: (viewer, { ownerId }) => isOwner(viewer, ownerId) });
