import type { Page } from '#shared/graphql/pagination.ts';
import type { Notification } from './notification.model.ts';

export type NotificationMapper = Notification;
export type NotificationConnectionMapper = Page<Notification>;
/** Accounts are auth's: here they are their id, to which we add what concerns their owner. */
export type UserMapper = { id: string };
