import type { JsonObject } from './json.ts';
import type { BalanceTransactionRow, ChargeRow, CustomerRow, EventRow, PaymentIntentRow, PaymentMethodRow, RefundRow } from './rows.ts';
import type { State } from './state.ts';
import { testMethod } from './testMethods.ts';

/** The API version of these shapes: the one that Stripe's SDK 23.1.0 requests. */
export const apiVersion = '2026-10-28.endive';

const noBillingDetails: JsonObject = {
  address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
  email: null,
  name: null,
  phone: null,
  tax_id: null,
};

const cardDetails = (testName: string): JsonObject => {
  const { brand, last4, country, funding } = testMethod(testName);
  return { brand, last4, country, funding, exp_month: 12, exp_year: 2034, fingerprint: `stand-in-${brand}-${last4}`, wallet: null };
};

export const authenticationUrl = ({ origin, intent }: { origin: string; intent: PaymentIntentRow }): string =>
  `${origin}/redirect/authenticate/${intent.id}?token=${intent.authenticationToken}`;

const nextAction = (state: State, intent: PaymentIntentRow): JsonObject | null => {
  if (intent.status !== 'requires_action') return null;
  const url = authenticationUrl({ origin: state.origin(), intent });
  return intent.returnUrl === null
    ? {
        type: 'use_stripe_sdk',
        use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: url, source: `src_${intent.authenticationToken}` },
      }
    : { type: 'redirect_to_url', redirect_to_url: { url, return_url: intent.returnUrl } };
};

export const paymentIntentResource = (state: State, intent: PaymentIntentRow): JsonObject => ({
  id: intent.id,
  object: 'payment_intent',
  allowed_payment_method_types: intent.allowedPaymentMethodTypes,
  amount: intent.amount,
  amount_capturable: 0,
  amount_details: { tip: {} },
  amount_received: intent.status === 'succeeded' ? intent.amount : 0,
  application: null,
  application_fee_amount: null,
  automatic_payment_methods: intent.automaticPaymentMethods
    ? { enabled: true, allow_redirects: intent.automaticPaymentMethods.allowRedirects }
    : null,
  canceled_at: intent.canceledAt,
  cancellation_reason: intent.cancellationReason,
  capture_method: intent.captureMethod,
  client_secret: intent.clientSecret,
  confirmation_method: 'automatic',
  created: intent.created,
  currency: intent.currency,
  customer: intent.customer,
  customer_account: null,
  description: intent.description,
  excluded_payment_method_types: intent.excludedPaymentMethodTypes,
  last_payment_error: intent.lastPaymentError,
  latest_charge: intent.latestCharge,
  livemode: false,
  managed_payments: null,
  metadata: intent.metadata,
  next_action: nextAction(state, intent),
  on_behalf_of: null,
  payment_method: intent.paymentMethod,
  payment_method_configuration_details: null,
  payment_method_options: { card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' } },
  payment_method_types: intent.paymentMethodTypes,
  payment_record: null,
  processing: null,
  receipt_email: intent.receiptEmail,
  review: null,
  setup_future_usage: intent.setupFutureUsage,
  shipping: null,
  source: null,
  statement_descriptor: null,
  statement_descriptor_suffix: intent.statementDescriptorSuffix,
  status: intent.status,
  transfer_data: null,
  transfer_group: null,
});

export const paymentMethodResource = ({ id, created, testName, customer }: PaymentMethodRow): JsonObject => {
  const { type, last4 } = testMethod(testName);
  return {
    id,
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: noBillingDetails,
    [type]:
      type === 'card'
        ? { ...cardDetails(testName), checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: null } }
        : { last4 },
    created,
    customer,
    customer_account: null,
    livemode: false,
    metadata: {},
    type,
  };
};

const chargeMethodDetails = (state: State, charge: ChargeRow): JsonObject | null => {
  const row = state.paymentMethods.rows.get(charge.paymentMethod);
  if (!row) return null;
  const { type, last4, brand } = testMethod(row.testName);
  if (type !== 'card') return { type, [type]: { last4 } };
  return {
    type,
    card: {
      ...cardDetails(row.testName),
      amount_authorized: charge.status === 'succeeded' ? charge.amount : null,
      authorization_code: null,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: null },
      installments: null,
      mandate: null,
      network: brand,
      network_transaction_id: null,
      regulated_status: 'unregulated',
      three_d_secure: charge.authenticated ? { authentication_flow: 'challenge', result: 'authenticated', version: '2.2.0' } : null,
      transaction_link_id: null,
    },
  };
};

const chargeOutcome = (charge: ChargeRow): JsonObject | null => {
  const risk = { risk_level: 'normal', risk_score: 20, advice_code: null, network_advice_code: null, network_decline_code: null };
  if (charge.status === 'pending') return null;
  if (!charge.failure)
    return { ...risk, network_status: 'approved_by_network', reason: null, seller_message: 'Payment complete.', type: 'authorized' };
  return {
    ...risk,
    network_status: 'declined_by_network',
    reason: charge.failure.declineCode ?? charge.failure.code,
    seller_message: charge.failure.message,
    type: 'issuer_declined',
  };
};

export const chargeResource = (state: State, charge: ChargeRow): JsonObject => ({
  id: charge.id,
  object: 'charge',
  amount: charge.amount,
  amount_captured: charge.status === 'succeeded' ? charge.amount : 0,
  amount_refunded: charge.amountRefunded,
  application: null,
  application_fee: null,
  application_fee_amount: null,
  balance_transaction: charge.balanceTransaction,
  billing_details: noBillingDetails,
  calculated_statement_descriptor: 'HAR ACADEMY',
  captured: charge.status !== 'failed',
  created: charge.created,
  currency: charge.currency,
  customer: charge.customer,
  description: charge.description,
  disputed: false,
  failure_balance_transaction: null,
  failure_code: charge.failure?.code ?? null,
  failure_message: charge.failure?.message ?? null,
  fraud_details: {},
  livemode: false,
  metadata: charge.metadata,
  on_behalf_of: null,
  outcome: chargeOutcome(charge),
  paid: charge.status !== 'failed',
  payment_intent: charge.paymentIntent,
  payment_method: charge.paymentMethod,
  payment_method_details: chargeMethodDetails(state, charge),
  receipt_email: charge.receiptEmail,
  receipt_number: null,
  receipt_url: null,
  refunded: charge.status === 'succeeded' && charge.amountRefunded === charge.amount,
  review: null,
  shipping: null,
  source: null,
  source_transfer: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  status: charge.status,
  transfer_data: null,
  transfer_group: null,
});

export const balanceTransactionResource = ({ id, type, amount, fee, currency, created, source }: BalanceTransactionRow): JsonObject => ({
  id,
  object: 'balance_transaction',
  amount,
  available_on: created,
  balance_type: 'payments',
  created,
  currency,
  description: null,
  exchange_rate: null,
  fee,
  fee_details: fee === 0 ? [] : [{ amount: fee, application: null, currency, description: 'Stripe processing fees', type: 'stripe_fee' }],
  net: amount - fee,
  reporting_category: type === 'payment' ? 'charge' : type,
  source,
  status: 'available',
  type,
});

export const refundResource = (state: State, refund: RefundRow): JsonObject => ({
  id: refund.id,
  object: 'refund',
  amount: refund.amount,
  balance_transaction: refund.balanceTransaction,
  charge: refund.charge,
  created: refund.created,
  currency: refund.currency,
  customer: state.charges.rows.get(refund.charge)?.customer ?? null,
  customer_account: null,
  metadata: refund.metadata,
  payment_intent: refund.paymentIntent,
  payment_method: state.charges.rows.get(refund.charge)?.paymentMethod ?? null,
  reason: refund.reason,
  receipt_number: null,
  source_transfer_reversal: null,
  status: refund.status,
  transfer_reversal: null,
  ...(refund.failureReason !== null && { failure_reason: refund.failureReason }),
  ...(refund.failureBalanceTransaction !== null && { failure_balance_transaction: refund.failureBalanceTransaction }),
});

export const customerResource = (customer: CustomerRow): JsonObject => ({
  id: customer.id,
  object: 'customer',
  address: null,
  balance: 0,
  created: customer.created,
  currency: null,
  customer_account: null,
  default_source: null,
  delinquent: false,
  description: customer.description,
  discount: null,
  email: customer.email,
  invoice_prefix: null,
  invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
  livemode: false,
  metadata: customer.metadata,
  name: customer.name,
  phone: customer.phone,
  preferred_locales: customer.preferredLocales,
  shipping: null,
  tax_exempt: 'none',
  test_clock: null,
});

/** As delivered: the bytes of every attempt are the same. */
export const eventResource = (event: EventRow): JsonObject => ({
  id: event.id,
  object: 'event',
  api_version: apiVersion,
  created: event.created,
  data: { object: event.object },
  livemode: false,
  pending_webhooks: 1,
  request: { id: event.requestId, idempotency_key: event.idempotencyKey },
  type: event.type,
});
