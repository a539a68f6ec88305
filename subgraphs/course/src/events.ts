import type { Connection } from 'mongoose';
import { userChanged } from '#events/auth.ts';
import { coursePublished, enrollmentCompleted, enrollmentCreated, lessonChanged, offerChanged } from '#events/course.ts';
import { entitlementGranted, entitlementRevoked } from '#events/payment.ts';
import { applyNewer } from '#shared/events/applyNewer.ts';
import { consumer } from '#shared/events/inbox.ts';
import type { Replays } from '#shared/events/replay.ts';
import type { EventConsumer } from '#shared/events/inbox.ts';
import type { PrivacyParticipation } from '#shared/privacy/participation.ts';
import { changeWithin } from './changes.ts';
import { coursePublishedBy, offerChangedBy } from './modules/course/course.events.ts';
import { toCourse } from './modules/course/course.model.ts';
import { lessonChangedBy } from './modules/curriculum/lesson.events.ts';
import { enrollmentCompletedBy, enrollmentCreatedBy } from './modules/enrollment/enrollment.events.ts';
import { toEnrollment } from './modules/enrollment/enrollment.model.ts';
import { entitlementsCollection, toEntitlement } from './modules/enrollment/entitlement.model.ts';
import type { EntitlementRow } from './modules/enrollment/entitlement.model.ts';
import type { Wiring } from './services.ts';
import type { Stores } from './stores.ts';

const instant = (value: string | null): Date | null => (value === null ? null : new Date(value));

/** What the others tell us: names and suspensions of instructors, and who has a right to what. `wiring` is asked for when an event is there, and not before. */
export const courseConsumers = ({
  wiring,
  connection,
  isErased,
}: {
  wiring: () => Wiring;
  connection: Connection;
  /** Of an erased person nothing is kept, however late it comes. */
  isErased: PrivacyParticipation['isErased'];
}): EventConsumer[] => {
  // Granted and revoked carry the entitlement's whole life, so both are treated alike and the newer one wins, in whichever order they come.
  const onEntitlement = (contract: typeof entitlementGranted | typeof entitlementRevoked): EventConsumer =>
    consumer(contract, async ({ event, session }) => {
      const { entitlementId, userId, courseId, planTier, source, expiresAt, revokedAt } = event.payload;
      if (await isErased(userId, session)) return;
      const fields = { userId, courseId, planTier, source, expiresAt: instant(expiresAt), revokedAt: instant(revokedAt) };
      const { sequence } = event.aggregate;
      const outcome = await applyNewer<EntitlementRow>({
        connection,
        collection: entitlementsCollection,
        id: entitlementId,
        sequence,
        fields,
        session,
      });
      if (outcome === 'older') return;
      const { enrollments, outbox } = wiring();
      const change = changeWithin({ outbox, session, author: { actor: event.actor, requestId: event.requestId } });
      await enrollments.settleRight({ entitlement: toEntitlement({ _id: entitlementId, sequence, ...fields }), change });
    });
  return [
    consumer(userChanged, async ({ event, session }) => {
      const { userId, displayName, status } = event.payload;
      if (await isErased(userId, session)) return;
      const isSuspended = status !== 'ACTIVE';
      await wiring().people.store({ userId, displayName, isSuspended, sequence: event.aggregate.sequence, session });
    }),
    onEntitlement(entitlementGranted),
    onEntitlement(entitlementRevoked),
  ];
};

/** Our current state again, event type by event type, for a projection that is built anew. */
export const replays = (stores: Stores): Replays => {
  async function* offers() {
    for await (const row of stores.courses.find().sort({ _id: 1 }).lean().cursor()) yield offerChangedBy(toCourse(row));
  }
  async function* published() {
    for await (const row of stores.courses.find({ status: 'PUBLISHED' }).sort({ _id: 1 }).lean().cursor()) {
      const draft = coursePublishedBy(toCourse(row));
      if (draft) yield draft;
    }
  }
  async function* lessons() {
    for await (const row of stores.courses.find().sort({ _id: 1 }).lean().cursor()) {
      const course = toCourse(row);
      for await (const lesson of stores.lessons.find({ courseId: course.id }).lean().cursor())
        yield lessonChangedBy({ row: lesson, course });
    }
  }
  async function* enrolled({ isCompleted }: { isCompleted: boolean }) {
    for await (const row of stores.enrollments
      .find(isCompleted ? { completedAt: { $ne: null } } : {})
      .sort({ _id: 1 })
      .lean()
      .cursor()) {
      const enrollment = toEnrollment(row);
      const course = await stores.courses.findOne({ _id: enrollment.courseId }, { title: 1, slug: 1 }).lean();
      if (course) yield isCompleted ? enrollmentCompletedBy({ enrollment, course }) : enrollmentCreatedBy({ enrollment, course });
    }
  }
  return {
    [offerChanged.type]: offers,
    [coursePublished.type]: published,
    [lessonChanged.type]: lessons,
    [enrollmentCreated.type]: () => enrolled({ isCompleted: false }),
    [enrollmentCompleted.type]: () => enrolled({ isCompleted: true }),
  };
};
