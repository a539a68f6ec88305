import type { ClientSession, Connection } from 'mongoose';
import { userChanged } from '#events/auth.ts';
import { coursePublished, enrollmentCompleted, enrollmentCreated, lessonChanged, offerChanged } from '#events/course.ts';
import type { Envelope, EventContract } from '#events/envelope.ts';
import { entitlementGranted, entitlementRevoked } from '#events/payment.ts';
import type { Clock } from '#shared/clock.ts';
import { applyNewer } from '#shared/events/applyNewer.ts';
import { consumer } from '#shared/events/inbox.ts';
import type { EventConsumer } from '#shared/events/inbox.ts';
import { createSuspendedOwners } from '#shared/events/suspendedOwners.ts';
import type { PrivacyParticipation } from '#shared/privacy/participation.ts';
import { projectionNames, projections } from './projections.model.ts';
import type { CourseOfferRow, CoursePublicationRow, EnrollmentRow, EntitlementRow, LessonRow } from './projections.model.ts';

type Payload<Contract> = Contract extends EventContract<string, infer Of> ? Of : never;
type Delivery<Contract> = { event: Envelope<string, Payload<Contract>>; session: ClientSession };

/** Told once of each enrolment, in the transaction that first keeps it. */
export type OnEnrolled = (enrolment: { enrollmentId: string; courseId: string; enrolledAt: Date; session: ClientSession }) => Promise<void>;

const instant = (value: string | null): Date | null => (value === null ? null : new Date(value));

/** Keeps this subgraph's copies of what others own: whatever the order of arrival, the newest revision of each stays. */
export const projectionConsumers = ({
  connection,
  clock,
  isErased,
  onEnrolled,
}: {
  connection: Connection;
  clock: Clock;
  /** Of an erased person nothing is kept, however late it comes. */
  isErased: PrivacyParticipation['isErased'];
  onEnrolled: OnEnrolled;
}): readonly EventConsumer[] => {
  const { lessons, enrollments } = projections(connection);
  const owners = createSuspendedOwners({ connection, owned: projectionNames.courseOffers });

  const keepLesson = async ({ event, session }: Delivery<typeof lessonChanged>): Promise<void> => {
    const { id, sequence } = event.aggregate;
    const { courseId, courseTitle, title, language, text, isPreview, isDeleted } = event.payload;
    const state = isDeleted ? { text: null, isDeleted, deletedAt: clock.now() } : { text, isDeleted, deletedAt: null };
    const fields = { courseId, courseTitle, title, language, isPreview, ...state };
    const outcome = await applyNewer<LessonRow>({ connection, collection: projectionNames.lessons, id, sequence, fields, session });
    if (outcome === 'applied') await lessons().updateOne({ _id: id }, { $currentDate: { changedAt: true } }, { session });
  };

  const keepOffer = async ({ event, session }: Delivery<typeof offerChanged>): Promise<void> => {
    const { id, sequence } = event.aggregate;
    const { ownerId, status, minimumPlanTier } = event.payload;
    const isOwnerSuspended = await owners.isSuspended({ ownerId, session });
    const fields = { ownerId, status, minimumPlanTier, isOwnerSuspended };
    await applyNewer<CourseOfferRow>({ connection, collection: projectionNames.courseOffers, id, sequence, fields, session });
  };

  const keepPublication = async ({ event, session }: Delivery<typeof coursePublished>): Promise<void> => {
    const { id, sequence } = event.aggregate;
    const fields = { categoryId: event.payload.categoryId, publishedAt: new Date(event.payload.publishedAt) };
    await applyNewer<CoursePublicationRow>({ connection, collection: projectionNames.coursePublications, id, sequence, fields, session });
  };

  const keepEnrollment = async ({ event, session }: Delivery<typeof enrollmentCreated>): Promise<void> => {
    const { id, sequence } = event.aggregate;
    const { learnerId, courseId, status, origin, planTier } = event.payload;
    if (await isErased(learnerId, session)) return;
    const enrolledAt = new Date(event.payload.enrolledAt);
    // Two events of one enrolment at once may both find nothing; writing the same row then makes one of them start again.
    const isKnown = (await enrollments().findOne({ _id: id }, { session, projection: { _id: 1 } })) !== null;
    const fields = { learnerId, courseId, status, origin, planTier, enrolledAt };
    await applyNewer<EnrollmentRow>({ connection, collection: projectionNames.enrollments, id, sequence, fields, session });
    if (!isKnown) await onEnrolled({ enrollmentId: id, courseId, enrolledAt, session });
  };

  const keepEntitlement = async ({ event, session }: Delivery<typeof entitlementGranted>): Promise<void> => {
    const { id, sequence } = event.aggregate;
    const { userId, courseId, planTier, expiresAt, revokedAt } = event.payload;
    if (await isErased(userId, session)) return;
    const fields = { userId, courseId, planTier, expiresAt: instant(expiresAt), revokedAt: instant(revokedAt) };
    await applyNewer<EntitlementRow>({ connection, collection: projectionNames.entitlements, id, sequence, fields, session });
  };

  const keepOwner = async ({ event, session }: Delivery<typeof userChanged>): Promise<void> => {
    const { userId: ownerId, status } = event.payload;
    if (await isErased(ownerId, session)) return;
    await owners.store({ ownerId, isSuspended: status !== 'ACTIVE', sequence: event.aggregate.sequence, session });
  };

  return [
    consumer(userChanged, keepOwner),
    consumer(lessonChanged, keepLesson),
    consumer(offerChanged, keepOffer),
    consumer(coursePublished, keepPublication),
    consumer(enrollmentCreated, keepEnrollment),
    consumer(enrollmentCompleted, keepEnrollment),
    consumer(entitlementGranted, keepEntitlement),
    consumer(entitlementRevoked, keepEntitlement),
  ];
};
