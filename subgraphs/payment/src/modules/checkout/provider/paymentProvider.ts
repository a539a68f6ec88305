/** State of a payment at its provider, in the terms of the product. */
export type ProviderPayment = {
  reference: string;
  /** The transaction that the provider stores with the payment. */
  transactionId: string | null;
  state:
    | { kind: 'awaitingMethod' }
    | { kind: 'awaitingConfirmation' }
    | { kind: 'awaitingBuyer' }
    | { kind: 'processing' }
    /** Null for an amount that our minor units cannot express. */
    | { kind: 'succeeded'; receivedMinor: number | null }
    /** The method was refused. Another one could still pay. */
    | { kind: 'declined' }
    | { kind: 'canceled' };
  /** The provider's code of the last refusal; null without one. */
  declineCode: string | null;
  currency: string;
  method: { brand: string | null; last4: string | null } | null;
};

export type PaymentOrder = {
  transactionId: string;
  /** ISO 4217's minor units. The port converts them to the provider's units. */
  amountMinor: number;
  currency: string;
  description: string;
  paymentMethodId: string | null;
  /** Repetitions with the same key have one effect. */
  idempotencyKey: string;
};

/**
 * Reason of a failed request.
 * `unknown`: the effect is unknown; the same request may be repeated with the same key.
 * `failed`: the provider's own failure, which it may keep under the idempotency key; another key is needed.
 * `declined`: by the card or its bank. `methodRefused`: the payment method does not exist or does not fit. The buyer can solve both.
 * `overtaken`: the payment is in another state than the request assumes; a read-back shows it.
 * `rejected`: the request is wrong, so a repetition is rejected too. `misconfigured`: our key or our account lacks the permission.
 * `missing`: the object does not exist. These three are faults of ours, and a person has to look at them.
 */
export type ProviderProblem = 'unknown' | 'failed' | 'declined' | 'methodRefused' | 'overtaken' | 'rejected' | 'misconfigured' | 'missing';

const faultsOfOurs: ReadonlySet<ProviderProblem> = new Set(['rejected', 'misconfigured', 'missing']);
export const isFaultOfOurs = ({ problem }: { problem: ProviderProblem }): boolean => faultsOfOurs.has(problem);

/** Holds nothing of the request and the response: neither may reach a log. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly problem: ProviderProblem;
  /** The provider's stable code, and the parameter at fault. */
  readonly code: string | null;
  readonly parameter: string | null;
  constructor({ problem, code, parameter }: { problem: ProviderProblem; code: string | null; parameter: string | null }) {
    super(`the payment provider: ${problem}${code === null ? '' : ` (${code})`}`);
    this.problem = problem;
    this.code = code;
    this.parameter = parameter;
  }
}

export type WebhookEvent = {
  eventId: string;
  type: string;
  objectId: string;
  isLive: boolean;
};
export type WebhookVerification = { ok: true; event: WebhookEvent } | { ok: false; reason: string };

/** A payment provider. Every method throws ProviderError and nothing else. */
export type PaymentProviderPort = {
  name: 'STRIPE';
  /** Creates a payment; no money moves. */
  create(order: PaymentOrder): Promise<ProviderPayment>;
  /** Charges a payment that has a method. */
  confirm(confirmation: { reference: string; returnUrl: string | null; idempotencyKey: string }): Promise<ProviderPayment>;
  readBack(reference: string): Promise<ProviderPayment>;
  /** Makes the payment impossible to pay. `overtaken` when it is too late. */
  cancel(reference: string): Promise<ProviderPayment>;
  /** Secret by which the buyer's page continues the payment. Read on demand, never stored. */
  clientSecret(reference: string): Promise<string>;
  verifyWebhook(delivery: { rawBody: Buffer; signature: string | string[] | undefined; now: Date }): WebhookVerification;
  /** Whether this account's key is for real money. */
  isLive: boolean;
};
