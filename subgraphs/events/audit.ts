import { z } from 'zod';
import { defineEvent } from './envelope.ts';

const detailSchema = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

/** An action for the permanent audit log. The envelope's actor is its author. Ids, states and amounts only, no personal data. */
const auditPayload = <const Action extends string>(actions: readonly [Action, ...Action[]]) =>
  z.object({
    action: z.enum(actions),
    subjectType: z.string().min(1),
    subjectId: z.string().min(1),
    details: z.record(z.string(), detailSchema),
  });

/** An admin changed the course of another person. */
export const courseAuditRecorded = defineEvent({
  type: 'course.audit.recorded',
  version: 1,
  publisher: 'course',
  aggregateType: 'AuditEntry',
  payload: auditPayload(['COURSE_PUBLISHED', 'MODULE_CREATED', 'LESSON_CREATED']),
  consumers: ['auth'],
  subjectFields: [],
});

/** The system settled a payment without a request of the buyer. */
export const paymentAuditRecorded = defineEvent({
  type: 'payment.audit.recorded',
  version: 1,
  publisher: 'payment',
  aggregateType: 'AuditEntry',
  payload: auditPayload(['TRANSACTION_COMPLETED', 'TRANSACTION_FAILED', 'TRANSACTION_CANCELED']),
  consumers: ['auth'],
  subjectFields: [],
});

export const auditEvents = [courseAuditRecorded, paymentAuditRecorded] as const;
