import { z } from 'zod';
import { defineList } from '#shared/lists/list.ts';
import { defineCollection } from '#shared/mongo/collection.ts';
import type { Collection, DomainOf, RowOf } from '#shared/mongo/collection.ts';
import { json, nullable, oneOf } from '#shared/mongo/fields.ts';

const courseLabelSchema = z.object({ id: z.string(), title: z.string(), slug: z.string(), asOf: z.date() });
const paymentShape = {
  transactionId: z.string(),
  courseId: z.string().nullable(),
  description: z.string(),
  total: z.object({ amountMinor: z.int(), currency: z.string() }),
};

/** What happened, as the parameters of a sentence: it is worded when it is read. */
const occasionSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('ACCOUNT_OPENED') }),
  z.object({ what: z.literal('COURSE_STARTED'), enrollmentId: z.string(), course: courseLabelSchema }),
  z.object({ what: z.literal('COURSE_COMPLETED'), enrollmentId: z.string(), course: courseLabelSchema }),
  z.object({ what: z.literal('PAYMENT_COMPLETED'), ...paymentShape }),
  z.object({ what: z.literal('PAYMENT_FAILED'), ...paymentShape, failureCode: z.string().nullable() }),
]);
export type Occasion = z.output<typeof occasionSchema>;

export const notificationKinds = ['ACCOUNT', 'ENROLLMENT', 'PAYMENT'] as const;
export type NotificationKind = (typeof notificationKinds)[number];

export const keptReadDays = 180;
const daySeconds = 24 * 60 * 60;
export const keptReadMs = keptReadDays * daySeconds * 1000;

export const notificationCollection = defineCollection({
  name: 'notifications',
  schema: {
    ownerId: String,
    kind: oneOf(notificationKinds),
    /** The aggregate and its moment: a second event about the same moment makes no second notification. */
    eventKey: String,
    occasion: json<Occasion>(),
    /** readAt is set. A boolean, so that the index alone counts unread rows, which null does not allow. */
    isRead: Boolean,
    readAt: nullable(Date),
    createdAt: Date,
  },
  internal: ['isRead'],
  indexes: [
    // One notification of each moment. The owner stands first, so that it also holds on a cluster sharded by owner.
    { name: 'owner_event', key: { ownerId: 1, eventKey: 1 }, unique: true },
    // User.notifications, newest first, keyset; kind at the end, so that a filter by it reads no row it does not return.
    { name: 'owner_newest', key: { ownerId: 1, createdAt: -1, _id: -1, kind: 1 } },
    // User.unreadNotificationCount; User.notifications by isRead; markNotificationsRead.
    { name: 'owner_read_newest', key: { ownerId: 1, isRead: 1, createdAt: -1, _id: -1, kind: 1 } },
    // Rows leave some time after they were read; a row without readAt never does.
    { name: 'expiry', key: { readAt: 1 }, expireAfterSeconds: keptReadDays * daySeconds },
  ],
  personalData: { subject: 'ownerId', export: 'all', onErasure: 'delete' },
});
export type NotificationRow = RowOf<typeof notificationCollection>;
export type Notification = Omit<DomainOf<typeof notificationCollection>, 'eventKey'>;
export type Notifications = Collection<NotificationRow>;

/** The domain's form of a row, its occasion checked: an earlier release may have stored another shape. */
export const toNotification = ({ _id, ownerId, kind, occasion, readAt, createdAt }: NotificationRow): Notification => ({
  id: _id,
  ownerId,
  kind,
  occasion: occasionSchema.parse(occasion),
  readAt,
  createdAt,
});

/** User.notifications, newest first. */
export const newestNotifications = defineList<Notification>({
  name: 'notifications.newest',
  keys: [
    { field: 'createdAt', kind: 'instant', direction: 'DESC' },
    { field: '_id', kind: 'string', direction: 'DESC' },
  ],
});
