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
    | { kind: 'succeeded'; receivedMinor: number }
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
  amountMinor: number;
  currency: string;
  description: string;
  paymentMethodId: string | null;
  /** Repetitions with the same key have one effect. */
  idempotencyKey: string;
};

/**
 * Why there is no answer. `unknown`: it may or may not have been done, ask again with the same key. `failed`: the provider's own failure, which its
 * idempotency key may have kept. `refused`: understood, and not done. `missing`: no such object.
 */
export type ProviderProblem = 'unknown' | 'failed' | 'refused' | 'missing';

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
  /** Makes sure that it can never be paid any more. `refused` when it is too late for that. */
  cancel(reference: string): Promise<ProviderPayment>;
  /** What the buyer's page continues the payment with. Read when asked for, never kept. */
  clientSecret(reference: string): Promise<string>;
  verifyWebhook(delivery: { rawBody: Buffer; signature: string | string[] | undefined; now: Date }): WebhookVerification;
  /** Whether this account's key is for real money. */
  isLive: boolean;
};
