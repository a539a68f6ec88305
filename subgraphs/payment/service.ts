import { demanded } from '#shared/environment.ts';
import type { CommonEnvironment, OwnEnvironment } from '#shared/environment.ts';
import type { SubgraphDependencies } from '#shared/hosting/dependencies.ts';
import type { PaymentConfig } from './src/config.ts';
import type { paymentEnvironment } from './environment.ts';
import { createPaymentSubgraph } from './subgraph.ts';

type Environment = CommonEnvironment & OwnEnvironment<typeof paymentEnvironment>;

// Less than an operation has, so that its answer names the transaction although Stripe does not answer.
const stripeTimeoutMs = 8_000;
const sweepEveryMs = 5_000;

export const paymentConfigOf = (environment: Environment): PaymentConfig => ({
  stripe: {
    secretKey: demanded('STRIPE_SECRET_KEY', environment.STRIPE_SECRET_KEY),
    publishableKey: demanded('STRIPE_PUBLISHABLE_KEY', environment.STRIPE_PUBLISHABLE_KEY),
    webhookSecrets: demanded('STRIPE_WEBHOOK_SECRETS', environment.STRIPE_WEBHOOK_SECRETS),
    apiBase: environment.STRIPE_API_BASE === undefined ? null : new URL(environment.STRIPE_API_BASE),
    timeoutMs: stripeTimeoutMs,
  },
  sweepEveryMs,
  returnOrigins: [...environment.CORS_ORIGINS, ...(environment.PUBLIC_URL === undefined ? [] : [new URL(environment.PUBLIC_URL).origin])],
});

/** The subgraph as an environment configures it. */
export const createService = (dependencies: SubgraphDependencies, environment: Environment) =>
  createPaymentSubgraph({ ...dependencies, config: paymentConfigOf(environment) });
