import { courseAuditRecorded, paymentAuditRecorded } from '#events/audit.ts';
import { consumer } from '#shared/events/inbox.ts';
import type { EventConsumer } from '#shared/events/inbox.ts';
import type { AuditLog } from './auditLog.service.ts';

/** The audit entries of the other subgraphs. */
export const auditConsumers = ({ auditLog }: { auditLog: AuditLog }): EventConsumer[] => {
  const onRecorded = (contract: typeof courseAuditRecorded | typeof paymentAuditRecorded): EventConsumer =>
    consumer<
      string,
      { action: string; subjectType: string; subjectId: string; details: Record<string, string | number | boolean | null | string[]> }
    >(contract, ({ event, session }) =>
      auditLog.recordReceived({
        ...event.payload,
        id: event.aggregate.id,
        actor: event.actor,
        requestId: event.requestId,
        createdAt: new Date(event.occurredAt),
        session,
      }),
    );
  return [onRecorded(courseAuditRecorded), onRecorded(paymentAuditRecorded)];
};
