import type { ClientSession, Connection } from 'mongoose';
import { userChanged } from '#events/auth.ts';
import { coursePublished, enrollmentCompleted, enrollmentCreated, lessonChanged, offerChanged } from '#events/course.ts';
import type { Envelope, PayloadOf } from '#events/envelope.ts';
import { entitlementGranted, entitlementRevoked } from '#events/payment.ts';
import type { Clock } from '#shared/clock.ts';
import { applyNewer } from '#shared/events/applyNewer.ts';
import { consumer } from '#shared/events/inbox.ts';
import type { EventConsumer } from '#shared/events/inbox.ts';
import { createSuspendedOwners } from '#shared/events/suspendedOwners.ts';
import type { IsErased } from '#shared/privacy/erasedPeople.ts';
import {
  courseOfferCollection,
  coursePublicationCollection,
  enrollmentCollection,
  entitlementCollection,
  lessonCollection,
} from './projections.collection.ts';

type Delivery<Contract> = { event: Envelope<string, PayloadOf<Contract>>; session: ClientSession };

const instant = (value: string | null): Date | null => (value === null ? null : new Date(value));

/** Copies the state of other subgraphs. Events arrive in any order; the newest revision of each aggregate wins. */
export const projectionConsumers = ({
  connection,
  clock,
  isErased,
  countEnrollment,
  refreshLesson,
}: {
  connection: Connection;
  clock: Clock;
  /** Nothing is stored of an erased person, however late an event arrives. */
  isErased: IsErased;
  /** Called once for each enrollment, in the transaction that first stores it. */
  countEnrollment: (enrollment: { enrollmentId: string; courseId: string; enrolledAt: Date; session: ClientSession }) => Promise<void>;
  /** Called after the commit of a lesson's event. */
  refreshLesson: (lessonId: string) => Promise<void>;
}): readonly EventConsumer[] => {
  const [lessons, enrollments] = [lessonCollection.open(connection), enrollmentCollection.open(connection)];
  const owners = createSuspendedOwners({ connection, owned: courseOfferCollection });

  const storeLesson = async ({ event, session }: Delivery<typeof lessonChanged>): Promise<void> => {
    const { id, sequence } = event.aggregate;
    const { courseId, courseTitle, title, language, text, isPreview, isDeleted } = event.payload;
    const state = isDeleted ? { text: null, isDeleted, deletedAt: clock.now() } : { text, isDeleted, deletedAt: null };
    const fields = { courseId, courseTitle, title, language, isPreview, ...state };
    const outcome = await applyNewer({ connection, collection: lessonCollection, id, sequence, fields, session });
    if (outcome === 'applied') await lessons.updateOne({ _id: id }, { $currentDate: { changedAt: true } }, { session });
  };

  const storeOffer = async ({ event, session }: Delivery<typeof offerChanged>): Promise<void> => {
    const { id, sequence } = event.aggregate;
    const { ownerId, status, minimumPlanTier } = event.payload;
    const isOwnerSuspended = await owners.isSuspended({ ownerId, session });
    const fields = { ownerId, status, minimumPlanTier, isOwnerSuspended };
    await applyNewer({ connection, collection: courseOfferCollection, id, sequence, fields, session });
  };

  const storePublication = async ({ event, session }: Delivery<typeof coursePublished>): Promise<void> => {
    const { id, sequence } = event.aggregate;
    const fields = { categoryId: event.payload.categoryId, publishedAt: new Date(event.payload.publishedAt) };
    await applyNewer({ connection, collection: coursePublicationCollection, id, sequence, fields, session });
  };

  const storeEnrollment = async ({ event, session }: Delivery<typeof enrollmentCreated>): Promise<void> => {
    const { id, sequence } = event.aggregate;
    const { learnerId, courseId, status, origin, planTier } = event.payload;
    if (await isErased(learnerId, session)) return;
    const enrolledAt = new Date(event.payload.enrolledAt);
    // Two concurrent events of one enrollment may both find nothing. Both write the row, so one of them conflicts and runs again.
    const isKnown = (await enrollments.exists({ _id: id }).session(session)) !== null;
    const fields = { learnerId, courseId, status, origin, planTier, enrolledAt };
    await applyNewer({ connection, collection: enrollmentCollection, id, sequence, fields, session });
    if (!isKnown) await countEnrollment({ enrollmentId: id, courseId, enrolledAt, session });
  };

  const storeEntitlement = async ({ event, session }: Delivery<typeof entitlementGranted>): Promise<void> => {
    const { id, sequence } = event.aggregate;
    const { userId, courseId, planTier, expiresAt, revokedAt } = event.payload;
    if (await isErased(userId, session)) return;
    const fields = { userId, courseId, planTier, expiresAt: instant(expiresAt), revokedAt: instant(revokedAt) };
    await applyNewer({ connection, collection: entitlementCollection, id, sequence, fields, session });
  };

  const storeOwner = async ({ event, session }: Delivery<typeof userChanged>): Promise<void> => {
    const { userId: ownerId, status } = event.payload;
    if (await isErased(ownerId, session)) return;
    await owners.store({ ownerId, isSuspended: status !== 'ACTIVE', sequence: event.aggregate.sequence, session });
  };

  return [
    consumer(userChanged, storeOwner),
    consumer(lessonChanged, storeLesson, { afterCommit: ({ event }) => refreshLesson(event.aggregate.id) }),
    consumer(offerChanged, storeOffer),
    consumer(coursePublished, storePublication),
    consumer(enrollmentCreated, storeEnrollment),
    consumer(enrollmentCompleted, storeEnrollment),
    consumer(entitlementGranted, storeEntitlement),
    consumer(entitlementRevoked, storeEntitlement),
  ];
};
