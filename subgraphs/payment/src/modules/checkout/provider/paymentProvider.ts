/** What a payment looks like at its provider, in the words of the product. */
export type ProviderPayment = {
  reference: string;
  /** The transaction it was made for, as the provider keeps it. */
  transactionId: string | null;
  state:
    | { kind: 'awaitingMethod' }
    | { kind: 'awaitingConfirmation' }
    | { kind: 'awaitingBuyer' }
    | { kind: 'processing' }
    /** Null: an amount that is none in our minor units. */
    | { kind: 'succeeded'; receivedMinor: number | null }
    /** The method was refused; another one could still pay it. */
    | { kind: 'declined' }
    | { kind: 'canceled' };
  /** The provider's word for the last refusal; null when there was none. */
  declineCode: string | null;
  currency: string;
  method: { brand: string | null; last4: string | null } | null;
};

export type PaymentOrder = {
  transactionId: string;
  /** ISO 4217's minor units, as everywhere; the provider's own are the port's matter. */
  amountMinor: number;
  currency: string;
  description: string;
  paymentMethodId: string | null;
  /** Repetitions with the same key have one effect. */
  idempotencyKey: string;
};

/**
 * Why a request did not do what it asks.
 * `unknown`: nobody knows whether it was done; the same request may be repeated with the same key.
 * `failed`: the provider's own failure, which its idempotency key may have kept; another key is needed.
 * `declined`: the card, or the bank behind it. `methodRefused`: no such payment method, or none for this payment. Both are the buyer's to solve.
 * `overtaken`: the payment is in another state than the request assumes; reading it back tells.
 * `rejected`: the request itself is wrong, so a repetition is rejected too. `misconfigured`: our key or our account may not do this.
 * `missing`: no such object. These three are faults of ours, and a person has to look at them.
 */
export type ProviderProblem = 'unknown' | 'failed' | 'declined' | 'methodRefused' | 'overtaken' | 'rejected' | 'misconfigured' | 'missing';

const faultsOfOurs: ReadonlySet<ProviderProblem> = new Set(['rejected', 'misconfigured', 'missing']);
export const isFaultOfOurs = ({ problem }: { problem: ProviderProblem }): boolean => faultsOfOurs.has(problem);

/** Carries nothing of what was sent or received: neither may reach a log. */
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

/** A way to be paid. Every method throws ProviderError and nothing else. */
export type PaymentProviderPort = {
  name: 'STRIPE';
  /** Prepares a payment; no money moves. */
  create(order: PaymentOrder): Promise<ProviderPayment>;
  /** Charges what was prepared with a method. */
  confirm(confirmation: { reference: string; returnUrl: string | null; idempotencyKey: string }): Promise<ProviderPayment>;
  readBack(reference: string): Promise<ProviderPayment>;
  /** Makes sure that it can never be paid any more. `overtaken` when it is too late for that. */
  cancel(reference: string): Promise<ProviderPayment>;
  /** What the buyer's page continues the payment with. Read when asked for, never kept. */
  clientSecret(reference: string): Promise<string>;
  verifyWebhook(delivery: { rawBody: Buffer; signature: string | string[] | undefined; now: Date }): WebhookVerification;
  /** Whether this account's key is for real money. */
  isLive: boolean;
};
