import type { Connection } from 'mongoose';
import { eraseUnderWay, eraseRows } from '#shared/privacy/eraseRows.ts';
import { notificationsCollection } from './modules/notification/notification.model.ts';

/** What there is here of a person: notifications, as many as there may be. */
export const eraseMember =
  (connection: Connection) =>
  async ({ userId }: { userId: string }): Promise<void> => {
    await eraseRows({ connection, collection: notificationsCollection, filter: { ownerId: userId } });
    await eraseUnderWay({ connection, userId });
  };
