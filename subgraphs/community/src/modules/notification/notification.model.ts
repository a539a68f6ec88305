import { Schema } from 'mongoose';
import type { Connection } from 'mongoose';
import { z } from 'zod';

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

export type NotificationRow = {
  _id: string;
  ownerId: string;
  kind: NotificationKind;
  /** The aggregate and its moment: what makes a second telling of the same thing the same notification. */
  eventKey: string;
  occasion: unknown;
  /** readAt is set: a boolean, so that unread ones are counted in the index alone, which null does not allow. */
  isRead: boolean;
  readAt: Date | null;
  createdAt: Date;
};
export type Notification = {
  id: string;
  ownerId: string;
  kind: NotificationKind;
  occasion: Occasion;
  readAt: Date | null;
  createdAt: Date;
};

export const notificationsCollection = 'notifications';
export const keptReadDays = 180;
const daySeconds = 24 * 60 * 60;
export const keptReadMs = keptReadDays * daySeconds * 1000;

const notificationSchema = new Schema<NotificationRow>(
  {
    _id: { type: String, required: true },
    ownerId: String,
    kind: String,
    eventKey: String,
    occasion: Schema.Types.Mixed,
    isRead: Boolean,
    readAt: Date,
    createdAt: Date,
  },
  { versionKey: false },
);
// One notification of each moment. The owner stands first, so that it also holds on a cluster sharded by owner.
notificationSchema.index({ ownerId: 1, eventKey: 1 }, { name: 'owner_event', unique: true });
// User.notifications, newest first, keyset; kind at the end, so that a filter by it reads no row it does not return.
notificationSchema.index({ ownerId: 1, createdAt: -1, _id: -1, kind: 1 }, { name: 'owner_newest' });
// User.unreadNotificationCount; User.notifications by isRead; markNotificationsRead.
notificationSchema.index({ ownerId: 1, isRead: 1, createdAt: -1, _id: -1, kind: 1 }, { name: 'owner_read_newest' });
// Rows leave some time after they were read; a row without readAt never does.
notificationSchema.index({ readAt: 1 }, { name: 'expiry', expireAfterSeconds: keptReadDays * daySeconds });

export const notificationModel = (connection: Connection) =>
  connection.model<NotificationRow>('Notification', notificationSchema, notificationsCollection);
export type NotificationModel = ReturnType<typeof notificationModel>;

export const toNotification = ({ _id, ownerId, kind, occasion, readAt, createdAt }: NotificationRow): Notification => ({
  id: _id,
  ownerId,
  kind,
  occasion: occasionSchema.parse(occasion),
  readAt,
  createdAt,
});
