import { z } from 'zod';
import { defineEvent } from './envelope.ts';
import { erasureAnswers } from './erasure.ts';
import { moneySchema, planTierSchema } from './money.ts';

export const entitlementSources = ['PURCHASE', 'SUBSCRIPTION', 'GRANT'] as const;

/** The right to a course (courseId) or to all courses of a plan (planTier). Each event carries the whole life of the right. */
const entitlementSchema = z.object({
  entitlementId: z.string(),
  userId: z.string(),
  courseId: z.string().nullable(),
  planTier: planTierSchema.nullable(),
  source: z.enum(entitlementSources),
  transactionId: z.string().nullable(),
  grantedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});

export const entitlementGranted = defineEvent({
  type: 'payment.entitlement.granted',
  version: 1,
  publisher: 'payment',
  aggregateType: 'Entitlement',
  payload: entitlementSchema,
  consumers: ['course', 'ai'],
  subjectFields: ['userId'],
});

export const entitlementRevoked = defineEvent({
  type: 'payment.entitlement.revoked',
  version: 1,
  publisher: 'payment',
  aggregateType: 'Entitlement',
  payload: entitlementSchema,
  consumers: ['course', 'ai'],
  subjectFields: ['userId'],
});

/** A transaction reached its final state. courseId is null for a plan. */
export const transactionSettled = defineEvent({
  type: 'payment.transaction.settled',
  version: 1,
  publisher: 'payment',
  aggregateType: 'Transaction',
  payload: z.object({
    transactionId: z.string(),
    buyerId: z.string(),
    courseId: z.string().nullable(),
    description: z.string(),
    status: z.enum(['COMPLETED', 'FAILED', 'CANCELED']),
    total: moneySchema,
    failureCode: z.string().nullable(),
    settledAt: z.iso.datetime(),
  }),
  consumers: ['community'],
  subjectFields: ['buyerId'],
});

export const paymentEvents = [
  entitlementGranted,
  entitlementRevoked,
  transactionSettled,
  erasureAnswers.payment.answered,
  erasureAnswers.payment.completed,
] as const;
