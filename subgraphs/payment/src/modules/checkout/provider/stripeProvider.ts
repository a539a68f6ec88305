import Stripe from 'stripe';
import { z } from 'zod';
import type { StripeConfig } from '../../../config.ts';
import { timeLeftMs } from '#shared/concurrency/deadline.ts';
import { ProviderError } from './paymentProvider.ts';
import { fromStripeUnits, toStripeUnits } from './stripeUnits.ts';
import type { PaymentProviderPort, ProviderPayment, ProviderProblem, WebhookVerification } from './paymentProvider.ts';

const apiVersion = '2026-10-28.endive';
const webhookToleranceSeconds = 300;

// One header, one time, at least one v1. Node joins two headers with a comma and a space, which does not match.
/** The second in which a webhook was signed; null for a malformed signature. */
export const signedAtOf = (signature: string): number | null => {
  const [time = '', ...schemes] = signature.split(',');
  const seconds = /^t=(\d{1,12})$/.exec(time)?.[1];
  const isWellFormed = schemes.every((scheme) => /^v\d+=[0-9a-f]{64}$/.test(scheme)) && schemes.some((scheme) => scheme.startsWith('v1='));
  return seconds === undefined || !isWellFormed ? null : Number(seconds);
};

const eventShape = z.object({
  id: z.string().regex(/^evt_\w{1,250}$/),
  type: z.string().min(1).max(255),
  livemode: z.boolean(),
  data: z.object({ object: z.object({ id: z.string().min(1).max(255) }) }),
});

const problemOfRequest = ({ code, param }: Stripe.errors.StripeInvalidRequestError): ProviderProblem => {
  if (code === 'payment_intent_unexpected_state') return 'overtaken';
  if (code === 'payment_intent_authentication_failure') return 'declined';
  return param === 'payment_method' ? 'methodRefused' : 'rejected';
};

/** https://docs.stripe.com/api/errors: each class of the SDK, and each status without a class. */
const problemOf = (error: Stripe.errors.StripeError): ProviderProblem => {
  if (error instanceof Stripe.errors.StripeConnectionError || error instanceof Stripe.errors.StripeRateLimitError) return 'unknown';
  // An earlier version of this program used the key for a request of another form: another key is needed.
  if (error instanceof Stripe.errors.StripeIdempotencyError) return 'failed';
  if (error instanceof Stripe.errors.StripeCardError) return 'declined';
  if (error instanceof Stripe.errors.StripeAuthenticationError || error instanceof Stripe.errors.StripePermissionError)
    return 'misconfigured';
  const status = error.statusCode;
  if (status === 404) return 'missing';
  if (error instanceof Stripe.errors.StripeInvalidRequestError) return problemOfRequest(error);
  // A request in progress uses the same key.
  if (status === 409) return 'unknown';
  if (status !== undefined && status >= 500) return 'failed';
  return status !== undefined && status >= 400 ? 'rejected' : 'unknown';
};

const codeOf = (error: Stripe.errors.StripeError): string | null => error.decline_code ?? error.code ?? null;

const toProviderError = (error: unknown): ProviderError => {
  if (error instanceof ProviderError) return error;
  if (!(error instanceof Stripe.errors.StripeError)) return new ProviderError({ problem: 'unknown', code: null, parameter: null });
  return new ProviderError({ problem: problemOf(error), code: codeOf(error), parameter: error.param ?? null });
};

const request = async <Answer>(send: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await send();
  } catch (error) {
    throw toProviderError(error);
  }
};

const stateOf = ({
  status,
  last_payment_error: refusal,
  amount_received: units,
  currency,
}: Stripe.PaymentIntent): ProviderPayment['state'] => {
  switch (status) {
    case 'requires_payment_method':
      return refusal === null ? { kind: 'awaitingMethod' } : { kind: 'declined' };
    case 'requires_confirmation':
      return { kind: 'awaitingConfirmation' };
    case 'requires_action':
      return { kind: 'awaitingBuyer' };
    case 'succeeded':
      return { kind: 'succeeded', receivedMinor: fromStripeUnits({ units, currency: currency.toUpperCase() }) };
    case 'canceled':
      return { kind: 'canceled' };
    default:
      return { kind: 'processing' };
  }
};

const methodOf = (intent: Stripe.PaymentIntent): ProviderPayment['method'] => {
  const charge = intent.latest_charge;
  const card = charge === null || typeof charge === 'string' ? null : charge.payment_method_details?.card;
  return card ? { brand: card.brand, last4: card.last4 } : null;
};

const toPayment = (intent: Stripe.PaymentIntent): ProviderPayment => ({
  reference: intent.id,
  transactionId: intent.metadata['transactionId'] ?? null,
  state: stateOf(intent),
  declineCode: intent.last_payment_error ? (intent.last_payment_error.decline_code ?? intent.last_payment_error.code ?? 'unknown') : null,
  currency: intent.currency.toUpperCase(),
  method: methodOf(intent),
});

const unitsOf = (amount: { amountMinor: number; currency: string }): number => {
  const units = toStripeUnits(amount);
  if (units === null) throw new ProviderError({ problem: 'rejected', code: 'amount_not_expressible', parameter: 'amount' });
  return units;
};

const hostOf = (apiBase: URL | null) =>
  apiBase === null
    ? {}
    : {
        host: apiBase.hostname,
        port: apiBase.port === '' ? (apiBase.protocol === 'https:' ? 443 : 80) : Number(apiBase.port),
        protocol: apiBase.protocol === 'https:' ? ('https' as const) : ('http' as const),
      };

const expand = ['latest_charge'];
// Stripe's SDK does not accept a time-out of 0.
const shortestTimeoutMs = 10;

/** Stripe's payment intents. @throws when a secret is missing. */
export const createStripeProvider = ({ secretKey, apiBase, webhookSecrets, timeoutMs }: StripeConfig): PaymentProviderPort => {
  if (secretKey === '') throw new Error('Stripe needs a secret key');
  if (webhookSecrets.length === 0 || webhookSecrets.includes('')) throw new Error('Stripe needs webhook secrets');
  const stripe = new Stripe(secretKey, { apiVersion, timeout: timeoutMs, maxNetworkRetries: 0, telemetry: false, ...hostOf(apiBase) });
  /** The time that is left for one request, of the settlement or of the operation that reads a secret. */
  const timed = <Options extends object>(options: Options) => ({
    ...options,
    timeout: Math.max(shortestTimeoutMs, Math.floor(timeLeftMs({ longestMs: timeoutMs }))),
  });
  const isLive = /^[sr]k_live_/.test(secretKey);

  const verifiedBy = (secret: string, { rawBody, signature, now }: { rawBody: Buffer; signature: string; now: Date }): unknown => {
    try {
      const event: unknown = stripe.webhooks.constructEvent(
        rawBody,
        signature,
        secret,
        webhookToleranceSeconds,
        undefined,
        Math.floor(now.getTime() / 1000),
      );
      return event;
    } catch {
      return null;
    }
  };

  return {
    name: 'STRIPE',
    isLive,
    create: ({ transactionId, amountMinor, currency, description, paymentMethodId, idempotencyKey }) =>
      request(async () =>
        toPayment(
          await stripe.paymentIntents.create(
            {
              amount: unitsOf({ amountMinor, currency }),
              currency: currency.toLowerCase(),
              description,
              metadata: { transactionId },
              // Cards only, whatever else the account's Dashboard has enabled: a transaction is of the kind CARD.
              allowed_payment_method_types: ['card'],
              ...(paymentMethodId === null ? {} : { payment_method: paymentMethodId }),
            },
            timed({ idempotencyKey }),
          ),
        ),
      ),
    confirm: ({ reference, returnUrl, idempotencyKey }) =>
      request(async () =>
        toPayment(
          await stripe.paymentIntents.confirm(
            reference,
            { expand, ...(returnUrl === null ? {} : { return_url: returnUrl }) },
            timed({ idempotencyKey }),
          ),
        ),
      ),
    readBack: (reference) => request(async () => toPayment(await stripe.paymentIntents.retrieve(reference, { expand }, timed({})))),
    cancel: (reference) => request(async () => toPayment(await stripe.paymentIntents.cancel(reference, { expand }, timed({})))),
    clientSecret: (reference) =>
      request(async () => {
        const { client_secret: secret } = await stripe.paymentIntents.retrieve(reference, {}, timed({}));
        if (secret === null) throw new ProviderError({ problem: 'missing', code: null, parameter: null });
        return secret;
      }),
    verifyWebhook: ({ rawBody, signature, now }): WebhookVerification => {
      if (typeof signature !== 'string') return { ok: false, reason: 'NOT_ONE_SIGNATURE' };
      const signedAt = signedAtOf(signature);
      if (signedAt === null) return { ok: false, reason: 'MALFORMED_SIGNATURE' };
      // Stripe's SDK rejects the past only.
      const ageSeconds = Math.floor(now.getTime() / 1000) - signedAt;
      if (Math.abs(ageSeconds) > webhookToleranceSeconds) return { ok: false, reason: 'NOT_RECENT' };
      const event = webhookSecrets.map((secret) => verifiedBy(secret, { rawBody, signature, now })).find((each) => each !== null);
      if (event === undefined) return { ok: false, reason: 'WRONG_SIGNATURE' };
      const parsed = eventShape.safeParse(event);
      if (!parsed.success) return { ok: false, reason: 'UNKNOWN_SHAPE' };
      const { id, type, livemode, data } = parsed.data;
      return { ok: true, event: { eventId: id, type, objectId: data.object.id, isLive: livemode } };
    },
  };
};
