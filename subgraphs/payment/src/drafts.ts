import { paymentAuditRecorded } from '#events/audit.ts';
import type { Actor, EventDraft } from '#events/envelope.ts';
import { entitlementGranted, transactionSettled } from '#events/payment.ts';
import { auditDraft } from '#shared/audit.ts';
import type { EntitlementRow } from './modules/entitlement/entitlement.model.ts';
import type { TransactionRow } from './modules/transaction/transaction.model.ts';

/** The news of a right, with its whole life. */
export const entitlementDraft = (row: EntitlementRow): EventDraft =>
  entitlementGranted.draft({
    aggregateId: row._id,
    sequence: row.revision,
    occurredAt: row.grantedAt,
    payload: {
      entitlementId: row._id,
      userId: row.userId,
      courseId: row.courseId,
      planTier: null,
      source: row.source,
      transactionId: row.transactionId,
      grantedAt: row.grantedAt.toISOString(),
      expiresAt: row.expiresAt?.toISOString() ?? null,
      revokedAt: row.revokedAt?.toISOString() ?? null,
    },
  });

/** The news of a transaction's end; null while it has none, or nobody to tell. */
export const settledDraft = (row: TransactionRow): EventDraft | null => {
  const { status, settledAt, buyerId } = row;
  if (settledAt === null || buyerId === null) return null;
  if (status !== 'COMPLETED' && status !== 'FAILED' && status !== 'CANCELED') return null;
  return transactionSettled.draft({
    aggregateId: row._id,
    sequence: row.revision,
    occurredAt: settledAt,
    payload: {
      transactionId: row._id,
      buyerId,
      courseId: row.courseId,
      description: row.lines.map(({ description }) => description).join(', '),
      status,
      total: { amountMinor: row.totalMinor, currency: row.currency },
      failureCode: row.failureCode,
      settledAt: settledAt.toISOString(),
    },
  });
};

/** What the system did with money by itself, told for good; null for what a buyer's own request did, and for what has not ended. */
export const auditOfSettlement = ({ row, actor }: { row: TransactionRow; actor: Actor }): EventDraft | null => {
  const { status, settledAt, totalMinor, currency, courseId, failureCode } = row;
  if (actor.kind !== 'system' || settledAt === null) return null;
  if (status !== 'COMPLETED' && status !== 'FAILED' && status !== 'CANCELED') return null;
  return auditDraft(paymentAuditRecorded, {
    action: `TRANSACTION_${status}`,
    subjectType: 'Transaction',
    subjectId: row._id,
    details: { courseId, amountMinor: totalMinor, currency, failureCode },
    occurredAt: settledAt,
  });
};
