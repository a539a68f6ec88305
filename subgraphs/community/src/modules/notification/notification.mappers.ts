import type { Page } from '#shared/lists/list.ts';
import type { UserErrorFields, ValidationError } from '#shared/userErrors.ts';
import type { Notification } from './notification.collection.ts';
import type { Marked } from './notification.service.ts';

export type NotificationMapper = Notification;
export type NotificationConnectionMapper = Page<Notification>;
/** Accounts are auth's: here they are their id, to which we add what concerns their owner. */
export type UserMapper = { id: string };
export type MarkNotificationsReadPayloadMapper = {
  updatedCount: number;
  user?: { id: string };
  /** Absent when it was refused. */
  marked?: Marked;
  userErrors: UserErrorFields<ValidationError>[];
};
