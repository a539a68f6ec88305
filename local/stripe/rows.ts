import { z } from 'zod';
import { jsonObject } from './json.ts';

// The stored rows. resources.ts derives the objects for clients from them, so that changes of Stripe's shapes need no new journal.
const metadata = z.record(z.string(), z.string());
const seconds = z.number().int();

export const intentStatuses = [
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
  'processing',
  'succeeded',
  'canceled',
] as const;

export const paymentIntentRow = z.object({
  id: z.string(),
  clientSecret: z.string(),
  /** Opens the hosted authentication page of this intent only. */
  authenticationToken: z.string(),
  amount: z.number().int(),
  currency: z.string(),
  created: seconds,
  status: z.enum(intentStatuses),
  metadata,
  description: z.string().nullable(),
  customer: z.string().nullable(),
  receiptEmail: z.string().nullable(),
  statementDescriptorSuffix: z.string().nullable(),
  setupFutureUsage: z.string().nullable(),
  captureMethod: z.enum(['automatic', 'automatic_async']),
  paymentMethod: z.string().nullable(),
  paymentMethodTypes: z.array(z.string()),
  // Absent in journals of earlier versions.
  allowedPaymentMethodTypes: z.array(z.string()).nullable().default(null),
  excludedPaymentMethodTypes: z.array(z.string()).nullable().default(null),
  automaticPaymentMethods: z.object({ allowRedirects: z.enum(['always', 'never']) }).nullable(),
  latestCharge: z.string().nullable(),
  lastPaymentError: jsonObject.nullable(),
  returnUrl: z.string().nullable(),
  canceledAt: seconds.nullable(),
  cancellationReason: z.string().nullable(),
});
export type PaymentIntentRow = z.infer<typeof paymentIntentRow>;

export const paymentMethodRow = z.object({ id: z.string(), created: seconds, testName: z.string(), customer: z.string().nullable() });
export type PaymentMethodRow = z.infer<typeof paymentMethodRow>;

export const chargeRow = z.object({
  id: z.string(),
  paymentIntent: z.string(),
  paymentMethod: z.string(),
  amount: z.number().int(),
  amountRefunded: z.number().int(),
  currency: z.string(),
  created: seconds,
  status: z.enum(['succeeded', 'failed', 'pending']),
  authenticated: z.boolean(),
  customer: z.string().nullable(),
  description: z.string().nullable(),
  receiptEmail: z.string().nullable(),
  metadata,
  balanceTransaction: z.string().nullable(),
  failure: z.object({ code: z.string(), declineCode: z.string().nullable(), message: z.string() }).nullable(),
});
export type ChargeRow = z.infer<typeof chargeRow>;

export const balanceTransactionRow = z.object({
  id: z.string(),
  type: z.enum(['charge', 'payment', 'refund', 'refund_failure']),
  amount: z.number().int(),
  fee: z.number().int(),
  currency: z.string(),
  created: seconds,
  source: z.string(),
});
export type BalanceTransactionRow = z.infer<typeof balanceTransactionRow>;

export const refundRow = z.object({
  id: z.string(),
  charge: z.string(),
  paymentIntent: z.string(),
  amount: z.number().int(),
  currency: z.string(),
  created: seconds,
  status: z.enum(['pending', 'succeeded', 'failed']),
  reason: z.string().nullable(),
  metadata,
  balanceTransaction: z.string().nullable(),
  failureReason: z.string().nullable(),
  failureBalanceTransaction: z.string().nullable(),
});
export type RefundRow = z.infer<typeof refundRow>;

export const customerRow = z.object({
  id: z.string(),
  created: seconds,
  email: z.string().nullable(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  description: z.string().nullable(),
  preferredLocales: z.array(z.string()),
  metadata,
});
export type CustomerRow = z.infer<typeof customerRow>;

export const eventRow = z.object({
  id: z.string(),
  type: z.string(),
  created: seconds,
  object: jsonObject,
  requestId: z.string().nullable(),
  idempotencyKey: z.string().nullable(),
});
export type EventRow = z.infer<typeof eventRow>;

/** An event that the webhook has not accepted yet. Its id is the event's. */
export const deliveryRow = z.object({ id: z.string() });

/** The stored answer of an idempotency key. Its id is the key. */
export const storedAnswerRow = z.object({
  id: z.string(),
  endpoint: z.string(),
  parametersHash: z.string(),
  status: z.number().int(),
  body: z.string(),
  requestId: z.string(),
  createdMs: z.number(),
});
export type StoredAnswerRow = z.infer<typeof storedAnswerRow>;
