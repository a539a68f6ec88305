import { userChanged } from '#events/auth.ts';
import { enrollmentCompleted, enrollmentCreated } from '#events/course.ts';
import { transactionSettled } from '#events/payment.ts';
import { consumer } from '#shared/events/inbox.ts';
import type { EventConsumer } from '#shared/events/inbox.ts';
import type { NotificationService } from './notification.service.ts';

/** Each takes the time from the payload: a replayed event has another `occurredAt`. */
export const notificationConsumers = ({ notifications }: { notifications: NotificationService }): readonly EventConsumer[] => [
  consumer(userChanged, async ({ event, session }) => {
    const { userId, registeredAt } = event.payload;
    await notifications.notify({
      ownerId: userId,
      occasion: { what: 'ACCOUNT_OPENED' },
      happenedAt: new Date(registeredAt),
      session,
    });
  }),

  consumer(enrollmentCreated, async ({ event, session }) => {
    const { learnerId, enrollmentId, courseId, courseTitle, courseSlug, enrolledAt } = event.payload;
    const course = { id: courseId, title: courseTitle, slug: courseSlug, asOf: new Date(event.recordedAt) };
    await notifications.notify({
      ownerId: learnerId,
      occasion: { what: 'COURSE_STARTED', enrollmentId, course },
      happenedAt: new Date(enrolledAt),
      session,
    });
  }),

  consumer(enrollmentCompleted, async ({ event, session }) => {
    const { learnerId, enrollmentId, courseId, courseTitle, courseSlug, completedAt } = event.payload;
    const course = { id: courseId, title: courseTitle, slug: courseSlug, asOf: new Date(event.recordedAt) };
    await notifications.notify({
      ownerId: learnerId,
      occasion: { what: 'COURSE_COMPLETED', enrollmentId, course },
      happenedAt: new Date(completedAt ?? event.occurredAt),
      session,
    });
  }),

  consumer(transactionSettled, async ({ event, session }) => {
    const { buyerId, transactionId, courseId, description, total, status, failureCode, settledAt } = event.payload;
    const payment = { transactionId, courseId, description, total };
    const told = { ownerId: buyerId, happenedAt: new Date(settledAt), session };
    switch (status) {
      case 'COMPLETED':
        await notifications.notify({ ...told, occasion: { what: 'PAYMENT_COMPLETED', ...payment } });
        return;
      case 'FAILED':
        await notifications.notify({ ...told, occasion: { what: 'PAYMENT_FAILED', ...payment, failureCode } });
        return;
      case 'CANCELED':
        // The person who cancels knows it.
        return;
    }
  }),
];
