import type { ClientSession } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import type { KeyedQueue } from '#shared/concurrency/keyedQueue.ts';
import type { Page, PageArguments } from '#shared/lists/list.ts';
import { newId } from '#shared/ids.ts';
import type { IsErased } from '#shared/privacy/erasedPeople.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { validationError } from '#shared/userErrors.ts';
import type { ValidationError } from '#shared/userErrors.ts';
import type { Viewer } from '#shared/viewer.ts';
import { messages } from '../../messages.ts';
import type { NotificationFilter, NotificationLoaders } from './notification.loaders.ts';
import { keptReadMs, newestNotifications, toNotification } from './notification.collection.ts';
import type { Notification, NotificationKind, Notifications, Occasion } from './notification.collection.ts';
import { isOwner, mayRead, ownerIdOf } from './notification.policy.ts';

export const maximumIds = 100;

const kinds = {
  ACCOUNT_OPENED: 'ACCOUNT',
  COURSE_STARTED: 'ENROLLMENT',
  COURSE_COMPLETED: 'ENROLLMENT',
  PAYMENT_COMPLETED: 'PAYMENT',
  PAYMENT_FAILED: 'PAYMENT',
} as const satisfies Record<Occasion['what'], NotificationKind>;

/** The object it is about; the moment of its life is the occasion's name. */
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

export type Tell = { ownerId: string; occasion: Occasion; happenedAt: Date; session: ClientSession };
export type MarkRead = { viewer: Viewer; ids: readonly string[] | null; all: boolean } & Pick<
  NotificationLoaders,
  'notifications' | 'unreadCounts'
>;
/** What a call has marked: looked up when it is asked for. */
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
  /** At most one notification for each owner, object and moment, however often and in however many events it is told. */
  async tell({ ownerId, occasion, happenedAt, session }: Tell): Promise<void> {
    const now = clock.now();
    // A read notification of this age may have left already: a replay must not bring it back as new.
    if (happenedAt.getTime() <= now.getTime() - keptReadMs) return;
    // What was on its way to somebody who is not there any more.
    if (await isErased(ownerId, session)) return;
    const eventKey = `${aggregateIdOf(occasion, ownerId)}:${occasion.what}`;
    const row = { _id: newId('ntf', now), kind: kinds[occasion.what], occasion, isRead: false, readAt: null, createdAt: happenedAt };
    await notifications.updateOne({ ownerId, eventKey }, { $setOnInsert: row }, { upsert: true, session });
  },

  async own({
    viewer,
    id,
    notifications: byId,
  }: { viewer: Viewer; id: string } & Pick<NotificationLoaders, 'notifications'>): Promise<Notification | null> {
    const notification = await byId.load(id);
    return notification && isOwner(viewer, notification.ownerId) ? notification : null;
  },

  async readable({
    viewer,
    id,
    notifications: byId,
  }: { viewer: Viewer; id: string } & Pick<NotificationLoaders, 'notifications'>): Promise<Notification | null> {
    const notification = await byId.load(id);
    return notification && mayRead(viewer, notification.ownerId) ? notification : null;
  },

  /** Null for somebody else's. */
  async list({
    viewer,
    ownerId,
    filter,
    page: asked,
    notificationPages,
    notificationCounts,
  }: { viewer: Viewer; ownerId: string; filter: NotificationFilter; page: PageArguments } & Pick<
    NotificationLoaders,
    'notificationPages' | 'notificationCounts'
  >): Promise<Page<Notification> | null> {
    const page = newestNotifications.parsePage(asked);
    if (!mayRead(viewer, ownerId)) return null;
    return newestNotifications.toPage({
      rows: await notificationPages.load({ ownerId, filter, page }),
      page,
      countAll: () => notificationCounts.load({ ownerId, filter }),
    });
  },

  /** Null for somebody else's. */
  async unreadCount({
    viewer,
    ownerId,
    unreadCounts,
  }: { viewer: Viewer; ownerId: string } & Pick<NotificationLoaders, 'unreadCounts'>): Promise<number | null> {
    return mayRead(viewer, ownerId) ? unreadCounts.load(ownerId) : null;
  },

  /** Newest first. The instant tells the call: it is of one owner, and a row is marked once. */
  async marked({ ownerId, ids, readAt }: Marked): Promise<Notification[]> {
    const rows = await notifications
      .find({ ownerId, isRead: true, readAt, ...(ids === null ? {} : { _id: { $in: [...ids] } }) })
      .sort({ createdAt: -1, _id: -1 })
      .limit(maximumIds)
      .lean();
    return rows.map(toNotification);
  },

  async markRead({ viewer, ids, all, notifications: byId, unreadCounts }: MarkRead): Promise<MarkReadResult> {
    const ownerId = ownerIdOf(viewer);
    const problems = [
      ...((ids !== null) === all ? [validationError({ message: messages.idsOrAll, path: ['ids'] })] : []),
      ...((ids?.length ?? 0) > maximumIds ? [validationError({ message: messages.tooManyIds({ maximumIds }), path: ['ids'] })] : []),
    ];
    const [first, ...others] = problems;
    if (first) return fail(first, ...others);
    // Unread is part of the filter: of several calls at once, each row is counted by the one that changed it.
    const readAt = clock.now();
    const { modifiedCount } = await queue(`account:${ownerId}`, () =>
      notifications.updateMany(
        { ownerId, isRead: false, ...(ids === null ? {} : { _id: { $in: [...ids] } }) },
        { $set: { isRead: true, readAt } },
      ),
    );
    // The payload, and a further mutation of the same document, read what is so now.
    byId.clearAll();
    unreadCounts.clear(ownerId);
    return ok({ updatedCount: modifiedCount, user: { id: ownerId }, marked: { ownerId, ids, readAt } });
  },
});
export type NotificationService = ReturnType<typeof notificationService>;
