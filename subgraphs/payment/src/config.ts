export type StripeConfig = {
  secretKey: string;
  publishableKey: string;
  /** Null: Stripe itself. */
  apiBase: URL | null;
  /** The newest first; more than one while a secret is being rolled. */
  webhookSecrets: readonly string[];
  /** For all requests that settle one payment; each is given what is left of it. */
  timeoutMs: number;
};

export type PaymentConfig = {
  stripe: StripeConfig;
  /** How often unsettled payments and unprocessed webhooks are looked for. */
  sweepEveryMs: number;
  /** Where a bank's page may lead back to, as origins (https://app.example). None: returnUrl is refused. */
  returnOrigins?: readonly string[];
};
