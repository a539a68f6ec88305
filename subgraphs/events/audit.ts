import { z } from 'zod';
import { defineEvent } from './envelope.ts';

const detailSchema = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

/** What somebody did that has to be told for good; who it was is the envelope's actor. Ids, states and amounts: nothing personal. */
const auditPayload = <const Action extends string>(actions: readonly [Action, ...Action[]]) =>
  z.object({
    action: z.enum(actions),
    subjectType: z.string().min(1),
    subjectId: z.string().min(1),
    details: z.record(z.string(), detailSchema),
  });

/** An admin has changed somebody else's course. */
export const courseAuditRecorded = defineEvent({
  type: 'course.audit.recorded',
  version: 1,
  publisher: 'course',
  aggregateType: 'AuditEntry',
  payload: auditPayload(['COURSE_PUBLISHED', 'MODULE_CREATED', 'LESSON_CREATED']),
  consumers: ['auth'],
  goesWith: [],
});

/** The system has brought a payment to its end by itself: no request of the buyer did. */
export const paymentAuditRecorded = defineEvent({
  type: 'payment.audit.recorded',
  version: 1,
  publisher: 'payment',
  aggregateType: 'AuditEntry',
  payload: auditPayload(['TRANSACTION_COMPLETED', 'TRANSACTION_FAILED', 'TRANSACTION_CANCELED']),
  consumers: ['auth'],
  goesWith: [],
});

export const auditEvents = [courseAuditRecorded, paymentAuditRecorded] as const;
