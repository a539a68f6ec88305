import type { ClientSession } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import type { KeyedQueue } from '#shared/concurrency/keyedQueue.ts';
import { newId } from '#shared/ids.ts';
import type { IsErased } from '#shared/privacy/erasedPeople.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { validationError } from '#shared/userErrors.ts';
import type { ValidationError } from '#shared/userErrors.ts';
import { signedIn } from '#shared/viewer.ts';
import type { Viewer } from '#shared/viewer.ts';
import { messages } from '../../messages.ts';
import { keptReadMs, toNotification } from './notification.collection.ts';
import type { Notification, NotificationKind, Notifications, Occasion } from './notification.collection.ts';

export const maximumIds = 100;

const kinds = {
  ACCOUNT_OPENED: 'ACCOUNT',
  COURSE_STARTED: 'ENROLLMENT',
  COURSE_COMPLETED: 'ENROLLMENT',
  PAYMENT_COMPLETED: 'PAYMENT',
  PAYMENT_FAILED: 'PAYMENT',
} as const satisfies Record<Occasion['what'], NotificationKind>;

/** The object of the notification. With the occasion's name it makes the key of the unique index. */
const aggregateIdOf = (occasion: Occasion, ownerId: string): string => {
  switch (occasion.what) {
    case 'ACCOUNT_OPENED':
      return ownerId;
    case 'COURSE_STARTED':
    case 'COURSE_COMPLETED':
      return occasion.enrollmentId;
    case 'PAYMENT_COMPLETED':
    case 'PAYMENT_FAILED':
      return occasion.transactionId;
  }
};

export type Notice = { ownerId: string; occasion: Occasion; happenedAt: Date; session: ClientSession };
export type MarkRead = { viewer: Viewer; ids: readonly string[] | null; all: boolean };
/** The notifications that a call marked. They are read only when the client selects them. */
export type Marked = { ownerId: string; ids: readonly string[] | null; readAt: Date };
export type MarkReadResult = Result<{ updatedCount: number; user: { id: string }; marked: Marked }, ValidationError>;

export const notificationService = ({
  notifications,
  isErased,
  queue,
  clock,
}: {
  notifications: Notifications;
  queue: KeyedQueue;
  isErased: IsErased;
  clock: Clock;
}) => ({
  /** Stores at most one notification for each owner, object and moment. A repeated event changes nothing. */
  async notify({ ownerId, occasion, happenedAt, session }: Notice): Promise<void> {
    const now = clock.now();
    // A read notification of this age may be deleted already. A replay must not create it again.
    if (happenedAt.getTime() <= now.getTime() - keptReadMs) return;
    // The event was under way when the account was erased.
    if (await isErased(ownerId, session)) return;
    const eventKey = `${aggregateIdOf(occasion, ownerId)}:${occasion.what}`;
    const row = { _id: newId('ntf', now), kind: kinds[occasion.what], occasion, isRead: false, readAt: null, createdAt: happenedAt };
    await notifications.updateOne({ ownerId, eventKey }, { $setOnInsert: row }, { upsert: true, session });
  },

  /** Newest first. `readAt` identifies the call: it belongs to one owner, and a row is marked once. */
  async marked({ ownerId, ids, readAt }: Marked): Promise<Notification[]> {
    const rows = await notifications
      .find({ ownerId, isRead: true, readAt, ...(ids === null ? {} : { _id: { $in: [...ids] } }) })
      .sort({ createdAt: -1, _id: -1 })
      .limit(maximumIds)
      .lean();
    return rows.map(toNotification);
  },

  async markRead({ viewer, ids, all }: MarkRead): Promise<MarkReadResult> {
    const ownerId = signedIn(viewer).userId;
    const problems = [
      ...((ids !== null) === all ? [validationError({ message: messages.idsOrAll, path: ['ids'] })] : []),
      ...((ids?.length ?? 0) > maximumIds ? [validationError({ message: messages.tooManyIds({ maximumIds }), path: ['ids'] })] : []),
    ];
    const [first, ...others] = problems;
    if (first) return fail(first, ...others);
    // The filter holds `isRead`: of several concurrent calls, only the one that changed a row counts it.
    const readAt = clock.now();
    const { modifiedCount } = await queue(`account:${ownerId}`, () =>
      notifications.updateMany(
        { ownerId, isRead: false, ...(ids === null ? {} : { _id: { $in: [...ids] } }) },
        { $set: { isRead: true, readAt } },
      ),
    );
    return ok({ updatedCount: modifiedCount, user: { id: ownerId }, marked: { ownerId, ids, readAt } });
  },
});
export type NotificationService = ReturnType<typeof notificationService>;
