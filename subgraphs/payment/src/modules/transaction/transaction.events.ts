import { paymentAuditRecorded } from '#events/audit.ts';
import type { Actor, EventDraft, PayloadOf } from '#events/envelope.ts';
import { transactionSettled } from '#events/payment.ts';
import { auditDraft } from '#shared/audit.ts';
import type { Transaction } from './transaction.collection.ts';

type EndStatus = PayloadOf<typeof transactionSettled>['status'];

/** Time and status of the end; null for an open transaction. */
const endOf = ({ status, settledAt }: Transaction): { status: EndStatus; settledAt: Date } | null =>
  settledAt !== null && (status === 'COMPLETED' || status === 'FAILED' || status === 'CANCELED') ? { status, settledAt } : null;

/** Null for an open transaction, and for one whose buyer is erased. */
export const settledDraft = (transaction: Transaction): EventDraft | null => {
  const { id: transactionId, revision: sequence, buyerId, courseId, lines, totalMinor, currency, failureCode } = transaction;
  const end = endOf(transaction);
  if (end === null || buyerId === null) return null;
  return transactionSettled.draft({
    aggregateId: transactionId,
    sequence,
    occurredAt: end.settledAt,
    payload: {
      transactionId,
      buyerId,
      courseId,
      description: lines.map(({ description }) => description).join(', '),
      status: end.status,
      total: { amountMinor: totalMinor, currency },
      failureCode,
      settledAt: end.settledAt.toISOString(),
    },
  });
};

/** The audit entry of a settlement by the system. Null for one that the buyer's own request caused, and for an open transaction. */
export const auditOfSettlement = ({ transaction, actor }: { transaction: Transaction; actor: Actor }): EventDraft | null => {
  const { id, totalMinor: amountMinor, currency, courseId, failureCode } = transaction;
  const end = endOf(transaction);
  if (end === null || actor.kind !== 'system') return null;
  return auditDraft(paymentAuditRecorded, {
    action: `TRANSACTION_${end.status}`,
    subjectType: 'Transaction',
    subjectId: id,
    details: { courseId, amountMinor, currency, failureCode },
    occurredAt: end.settledAt,
  });
};
