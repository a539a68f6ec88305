import type { Connection } from 'mongoose';
import { entitlementGranted, entitlementRevoked } from '#events/payment.ts';
import { applyNewer } from '#shared/events/applyNewer.ts';
import { consumer } from '#shared/events/inbox.ts';
import type { EventConsumer } from '#shared/events/inbox.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import type { IsErased } from '#shared/privacy/erasedPeople.ts';
import { changeWithin } from '../../changes.ts';
import type { EnrollmentService } from './enrollment.service.ts';
import { entitlementCollection } from './entitlement.collection.ts';

const toDate = (value: string | null): Date | null => (value === null ? null : new Date(value));

export const enrollmentConsumers = ({
  enrollments,
  connection,
  outbox,
  isErased,
}: {
  enrollments: EnrollmentService;
  connection: Connection;
  outbox: Outbox;
  isErased: IsErased;
}): readonly EventConsumer[] => {
  // Both events carry the full state of the entitlement: the newer one wins, in any order of arrival.
  const onEntitlement = (contract: typeof entitlementGranted | typeof entitlementRevoked): EventConsumer =>
    consumer(contract, async ({ event, session }) => {
      const { entitlementId, userId, courseId, planTier, source, expiresAt, revokedAt } = event.payload;
      if (await isErased(userId, session)) return;
      const fields = { userId, courseId, planTier, source, expiresAt: toDate(expiresAt), revokedAt: toDate(revokedAt) };
      const outcome = await applyNewer({
        connection,
        collection: entitlementCollection,
        id: entitlementId,
        sequence: event.aggregate.sequence,
        fields,
        session,
      });
      if (outcome === 'older') return;
      const change = changeWithin({ outbox, session, author: { actor: event.actor, requestId: event.requestId } });
      await enrollments.applyEntitlement({ entitlement: fields, change });
    });
  return [onEntitlement(entitlementGranted), onEntitlement(entitlementRevoked)];
};
