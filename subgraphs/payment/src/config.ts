export type StripeConfig = {
  secretKey: string;
  publishableKey: string;
  /** Null for Stripe itself. */
  apiBase: URL | null;
  /** Newest first. There are several while a secret is rotated. */
  webhookSecrets: readonly string[];
  /** For all requests of one settlement. Each request gets the time that is left. */
  timeoutMs: number;
};

export type PaymentConfig = {
  stripe: StripeConfig;
  /** Interval of the sweeps for open payments and unprocessed webhooks. */
  sweepEveryMs: number;
  /** Origins that a bank's page may return to (https://app.example). Without any, returnUrl is rejected. */
  returnOrigins?: readonly string[];
};
