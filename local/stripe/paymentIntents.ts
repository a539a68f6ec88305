import { z } from 'zod';
import { emitIntent, fail, pay, payAuthenticated, settle } from './charging.ts';
import type { Attempt } from './charging.ts';
import { checkAmount } from './currency.ts';
import { done, invalidRequest, missing } from './failure.ts';
import type { Outcome, Refusal } from './failure.ts';
import type { FormRecord } from './form.ts';
import type { JsonObject } from './json.ts';
import { clearable, flag, integer, list, mergeMetadata, metadata, noLongerSupported, readParameters, text, url } from './parameters.ts';
import { checkMethodFits, paymentMethodNamed, typesOf } from './paymentMethods.ts';
import { paymentIntentResource } from './resources.ts';
import type { PaymentIntentRow, PaymentMethodRow } from './rows.ts';
import { newId, newToken } from './state.ts';
import type { Work } from './state.ts';
import { authenticationFailed, debitFailed } from './testMethods.ts';

const offSession = z.enum(['true', 'false', 'one_off', 'recurring']).transform((value) => value !== 'false');

const restricting = {
  payment_method_types: noLongerSupported({ name: 'payment_method_types', instead: 'allowed_payment_method_types' }).optional(),
  allowed_payment_method_types: list.optional(),
  // '' removes the exclusion.
  excluded_payment_method_types: z.union([z.literal('').transform(() => null), list]).optional(),
};
const describing = {
  ...restricting,
  amount: integer,
  currency: text,
  customer: text.optional(),
  description: clearable.optional(),
  metadata: metadata.optional(),
  payment_method: text.optional(),
  receipt_email: clearable.optional(),
  setup_future_usage: z.enum(['off_session', 'on_session']).optional(),
  statement_descriptor_suffix: clearable.optional(),
};
const confirming = {
  ...restricting,
  payment_method: text.optional(),
  return_url: url.optional(),
  off_session: offSession.optional(),
  error_on_requires_action: flag.optional(),
  use_stripe_sdk: flag.optional(),
  receipt_email: clearable.optional(),
};

const createParameters = z.strictObject({
  ...describing,
  ...confirming,
  automatic_payment_methods: z.strictObject({ enabled: flag, allow_redirects: z.enum(['always', 'never']).optional() }).optional(),
  // Separate capture is not supported here.
  capture_method: z.enum(['automatic', 'automatic_async']).optional(),
  confirmation_method: z.literal('automatic').optional(),
  confirm: flag.optional(),
});
const updateParameters = z.strictObject({ ...describing, amount: integer.optional(), currency: text.optional() });
const confirmParameters = z.strictObject(confirming);
const cancelParameters = z.strictObject({
  cancellation_reason: z.enum(['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer']).optional(),
});

type Restriction = { allowed_payment_method_types?: string[] | undefined; excluded_payment_method_types?: string[] | null | undefined };

/** The intent with the requested payment method types. An allowed list replaces any earlier choice. */
const restricted = (
  intent: PaymentIntentRow,
  { allowed_payment_method_types: allowed, excluded_payment_method_types: excluded }: Restriction,
): Outcome<PaymentIntentRow> => {
  const changed: PaymentIntentRow = {
    ...intent,
    allowedPaymentMethodTypes: allowed ?? intent.allowedPaymentMethodTypes,
    excludedPaymentMethodTypes: excluded === undefined ? intent.excludedPaymentMethodTypes : excluded,
    automaticPaymentMethods: allowed === undefined ? intent.automaticPaymentMethods : null,
  };
  if (changed.allowedPaymentMethodTypes && changed.excludedPaymentMethodTypes)
    return invalidRequest({
      message: 'You may only specify one of these parameters: allowed_payment_method_types, excluded_payment_method_types.',
    });
  const types = typesOf(changed);
  return types.ok ? done({ ...changed, paymentMethodTypes: types.value }) : types;
};

const unexpectedState = (work: Work, intent: PaymentIntentRow, message: string): Refusal =>
  invalidRequest({
    message,
    code: 'payment_intent_unexpected_state',
    began: true,
    paymentIntent: paymentIntentResource(work.state, intent),
  });

const answer = (work: Work, { intent, error }: Attempt): Outcome<JsonObject> =>
  error ? { ok: false, failure: { status: 402, error, began: true } } : done(paymentIntentResource(work.state, intent));

const intentOf = (work: Work, id: string): Outcome<PaymentIntentRow> => {
  const intent = work.state.paymentIntents.rows.get(id);
  return intent ? done(intent) : missing({ kind: 'payment_intent', id });
};

type Confirmation = z.output<typeof confirmParameters>;
type Prepared = { intent: PaymentIntentRow; method: PaymentMethodRow; offSession: boolean };

/** All checks of a confirmation, before any write. */
const prepareConfirmation = (work: Work, intent: PaymentIntentRow, asked: Confirmation): Outcome<Prepared> => {
  const name = asked.payment_method ?? intent.paymentMethod;
  if (name === null)
    return unexpectedState(
      work,
      intent,
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method.",
    );
  const method = paymentMethodNamed(work, { name, param: 'payment_method' });
  if (!method.ok) return method;
  const narrowed = restricted(intent, asked);
  if (!narrowed.ok) return narrowed;
  const fitting = checkMethodFits(narrowed.value, method.value);
  if (!fitting.ok) return fitting;
  const returnUrl = asked.return_url ?? intent.returnUrl;
  if (narrowed.value.automaticPaymentMethods?.allowRedirects === 'always' && returnUrl === null)
    return invalidRequest({
      message:
        'This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you do not want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never`.',
    });
  return done({
    intent: { ...narrowed.value, returnUrl, receiptEmail: asked.receipt_email === undefined ? intent.receiptEmail : asked.receipt_email },
    method: fitting.value,
    offSession: (asked.off_session ?? false) || (asked.error_on_requires_action ?? false),
  });
};

const confirmPrepared = (work: Work, prepared: Prepared): Outcome<JsonObject> => {
  work.put(work.state.paymentMethods, prepared.method);
  return answer(work, pay(work, prepared));
};

export const createPaymentIntent = (work: Work, { form }: { form: FormRecord }): Outcome<JsonObject> => {
  const read = readParameters(createParameters, form);
  if (!read.ok) return read;
  const asked = read.value;
  const sum = checkAmount(asked);
  if (!sum.ok) return sum;
  if (asked.customer !== undefined && !work.state.customers.rows.has(asked.customer))
    return missing({ kind: 'customer', id: asked.customer, param: 'customer' });
  if (asked.allowed_payment_method_types && asked.automatic_payment_methods)
    return invalidRequest({
      message: 'You may only specify one of these parameters: automatic_payment_methods, allowed_payment_method_types.',
    });
  const confirm = asked.confirm ?? false;
  for (const param of ['return_url', 'off_session', 'error_on_requires_action'] as const)
    if (asked[param] !== undefined && !confirm)
      return invalidRequest({
        message: `The parameter \`${param}\` cannot be passed when creating a PaymentIntent unless confirm is set to true.`,
        param,
      });

  const automatic = asked.allowed_payment_method_types === undefined && asked.automatic_payment_methods?.enabled !== false;
  const id = newId('pi');
  const bare: PaymentIntentRow = {
    id,
    clientSecret: `${id}_secret_${newToken(25)}`,
    authenticationToken: newToken(32),
    ...sum.value,
    created: work.nowSeconds,
    status: 'requires_payment_method',
    metadata: mergeMetadata({}, asked.metadata),
    description: asked.description ?? null,
    customer: asked.customer ?? null,
    receiptEmail: asked.receipt_email ?? null,
    statementDescriptorSuffix: asked.statement_descriptor_suffix ?? null,
    setupFutureUsage: asked.setup_future_usage ?? null,
    captureMethod: asked.capture_method ?? 'automatic_async',
    paymentMethod: null,
    paymentMethodTypes: [],
    allowedPaymentMethodTypes: null,
    excludedPaymentMethodTypes: null,
    automaticPaymentMethods: automatic ? { allowRedirects: asked.automatic_payment_methods?.allow_redirects ?? 'always' } : null,
    latestCharge: null,
    lastPaymentError: null,
    returnUrl: null,
    canceledAt: null,
    cancellationReason: null,
  };
  const described = restricted(bare, asked);
  if (!described.ok) return described;
  if (!confirm) return putCreated(work, described.value, asked.payment_method);
  // Stripe's answer contains the intent although it does not exist afterwards: such a request creates nothing.
  if (asked.payment_method === undefined)
    return invalidRequest({
      message: "You cannot confirm this PaymentIntent because it's missing a payment method.",
      code: 'payment_intent_unexpected_state',
    });
  const prepared = prepareConfirmation(work, described.value, asked);
  if (!prepared.ok) return prepared;
  emitIntent(work, 'created', work.put(work.state.paymentIntents, prepared.value.intent));
  return confirmPrepared(work, prepared.value);
};

const putCreated = (work: Work, bare: PaymentIntentRow, methodName: string | undefined): Outcome<JsonObject> => {
  const attached = attach(work, bare, methodName);
  if (!attached.ok) return attached;
  emitIntent(work, 'created', work.put(work.state.paymentIntents, attached.value));
  return done(paymentIntentResource(work.state, attached.value));
};

/** The intent with the given method, if any. */
const attach = (work: Work, intent: PaymentIntentRow, methodName: string | undefined): Outcome<PaymentIntentRow> => {
  if (methodName === undefined) return done(intent);
  const method = paymentMethodNamed(work, { name: methodName, param: 'payment_method' });
  if (!method.ok) return method;
  const fitting = checkMethodFits(intent, method.value);
  if (!fitting.ok) return fitting;
  work.put(work.state.paymentMethods, fitting.value);
  return done({ ...intent, paymentMethod: fitting.value.id, status: 'requires_confirmation' });
};

const open: ReadonlySet<string> = new Set(['requires_payment_method', 'requires_confirmation', 'requires_action']);

export const updatePaymentIntent = (work: Work, { id, form }: { id: string; form: FormRecord }): Outcome<JsonObject> => {
  const read = readParameters(updateParameters, form);
  if (!read.ok) return read;
  const asked = read.value;
  const found = intentOf(work, id);
  if (!found.ok) return found;
  const intent = found.value;
  const touchesPayment =
    asked.amount !== undefined ||
    asked.currency !== undefined ||
    asked.payment_method !== undefined ||
    asked.allowed_payment_method_types !== undefined ||
    asked.excluded_payment_method_types !== undefined;
  if (touchesPayment && !open.has(intent.status))
    return unexpectedState(work, intent, `This PaymentIntent's payment could not be updated because it has a status of ${intent.status}.`);
  const sum = checkAmount({ amount: asked.amount ?? intent.amount, currency: asked.currency ?? intent.currency });
  if (!sum.ok) return sum;
  const described = restricted(
    {
      ...intent,
      ...sum.value,
      metadata: mergeMetadata(intent.metadata, asked.metadata),
      description: asked.description === undefined ? intent.description : asked.description,
      receiptEmail: asked.receipt_email === undefined ? intent.receiptEmail : asked.receipt_email,
      statementDescriptorSuffix:
        asked.statement_descriptor_suffix === undefined ? intent.statementDescriptorSuffix : asked.statement_descriptor_suffix,
      setupFutureUsage: asked.setup_future_usage ?? intent.setupFutureUsage,
      customer: asked.customer ?? intent.customer,
    },
    asked,
  );
  if (!described.ok) return described;
  const attached = attach(work, described.value, asked.payment_method);
  if (!attached.ok) return attached;
  return done(paymentIntentResource(work.state, work.put(work.state.paymentIntents, attached.value)));
};

export const confirmPaymentIntent = (work: Work, { id, form }: { id: string; form: FormRecord }): Outcome<JsonObject> => {
  const read = readParameters(confirmParameters, form);
  if (!read.ok) return read;
  const found = intentOf(work, id);
  if (!found.ok) return found;
  const { status } = found.value;
  if (status === 'succeeded')
    return unexpectedState(
      work,
      found.value,
      'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.',
    );
  if (!open.has(status))
    return unexpectedState(work, found.value, `You cannot confirm this PaymentIntent because it has a status of ${status}.`);
  const prepared = prepareConfirmation(work, found.value, read.value);
  return prepared.ok ? confirmPrepared(work, prepared.value) : prepared;
};

export const cancelPaymentIntent = (work: Work, { id, form }: { id: string; form: FormRecord }): Outcome<JsonObject> => {
  const read = readParameters(cancelParameters, form);
  if (!read.ok) return read;
  const found = intentOf(work, id);
  if (!found.ok) return found;
  const intent = found.value;
  if (!open.has(intent.status))
    return unexpectedState(
      work,
      intent,
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_confirmation, requires_action.`,
    );
  const canceled = work.put(work.state.paymentIntents, {
    ...intent,
    status: 'canceled' as const,
    canceledAt: work.nowSeconds,
    cancellationReason: read.value.cancellation_reason ?? null,
  });
  emitIntent(work, 'canceled', canceled);
  return done(paymentIntentResource(work.state, canceled));
};

export type BuyerOutcome = 'succeed' | 'fail';

const withMethod = (
  work: Work,
  id: string,
  status: PaymentIntentRow['status'],
): Outcome<{ intent: PaymentIntentRow; method: PaymentMethodRow }> => {
  const found = intentOf(work, id);
  if (!found.ok) return found;
  const intent = found.value;
  const method = work.state.paymentMethods.rows.get(intent.paymentMethod ?? '');
  return intent.status === status && method
    ? done({ intent, method })
    : unexpectedState(work, intent, `This PaymentIntent has a status of ${intent.status}, not ${status}.`);
};

/** The buyer answers the bank's question. A later decline is stored in the intent, as for a buyer who returns from the bank. */
export const authenticatePaymentIntent = (work: Work, { id, outcome }: { id: string; outcome: BuyerOutcome }): Outcome<JsonObject> => {
  const acting = withMethod(work, id, 'requires_action');
  if (!acting.ok) return acting;
  const { intent } =
    outcome === 'succeed'
      ? payAuthenticated(work, acting.value)
      : fail(work, { ...acting.value, charge: null, failure: { ...authenticationFailed, declineCode: null } });
  return done(paymentIntentResource(work.state, intent));
};

/** The bank answers a debit that is `processing`. */
export const settlePaymentIntent = (work: Work, { id, outcome }: { id: string; outcome: BuyerOutcome }): Outcome<JsonObject> => {
  const processing = withMethod(work, id, 'processing');
  if (!processing.ok) return processing;
  const charge = work.state.charges.rows.get(processing.value.intent.latestCharge ?? '');
  if (!charge) return unexpectedState(work, processing.value.intent, 'This PaymentIntent has no charge to settle.');
  const { intent } = settle(work, { ...processing.value, charge, decline: outcome === 'succeed' ? null : debitFailed });
  return done(paymentIntentResource(work.state, intent));
};
