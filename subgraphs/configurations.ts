import type { Environment } from '#shared/environment.ts';
import { accessTokenLifetimeSeconds } from '#shared/trust/accessToken.ts';
import type { SubgraphConfigurations } from './assemble.ts';

export const tokenAudience = 'har-academy';
// Less than an operation has, so that its answer names the transaction although Stripe does not answer.
const stripeTimeoutMs = 8_000;
const sweepEveryMs = 5_000;
const lessonPollMs = 1_000;

const demanded = <Value>(name: string, value: Value | undefined): Value => {
  if (value === undefined) throw new Error(`${name} is missing`);
  return value;
};

export const serviceSecretOf = (environment: Environment): string => demanded('SERVICE_SECRET', environment.SERVICE_SECRET);

/** What each subgraph is told of the environment. parseEnvironment has made sure that what a service needs is there. */
export const configurationsOf = (environment: Environment): SubgraphConfigurations => ({
  auth: () => ({
    issuer: environment.TOKEN_ISSUER,
    audience: tokenAudience,
    authSecret: demanded('AUTH_SECRET', environment.AUTH_SECRET),
    publicUrl: demanded('PUBLIC_URL', environment.PUBLIC_URL),
    smtpUrl: demanded('SMTP_URL', environment.SMTP_URL),
    mailFrom: environment.MAIL_FROM,
    accessTokenLifetimeSeconds,
    limits: {
      signInFailuresPerIp: environment.SIGN_IN_FAILURES_PER_IP,
      signInFailuresPerAccount: environment.SIGN_IN_FAILURES_PER_ACCOUNT,
      signInFailuresPerDevice: environment.SIGN_IN_FAILURES_PER_DEVICE,
      signInBurst: environment.SIGN_IN_BURST,
      passwordCheckFailuresPerSession: environment.PASSWORD_CHECK_FAILURES_PER_SESSION,
      passwordCheckFailuresPerAccount: environment.PASSWORD_CHECK_FAILURES_PER_ACCOUNT,
      passwordChecksPerAccount: environment.PASSWORD_CHECKS_PER_ACCOUNT,
      passwordChecksPerIp: environment.PASSWORD_CHECKS_PER_IP,
      emailChangesPerAccount: environment.EMAIL_CHANGES_PER_ACCOUNT,
      emailChangesPerIp: environment.EMAIL_CHANGES_PER_IP,
      verificationMailsPerAccount: environment.VERIFICATION_MAILS_PER_ACCOUNT,
      verificationMailsPerIp: environment.VERIFICATION_MAILS_PER_IP,
      mailsPerAddress: environment.MAILS_PER_ADDRESS,
      registrationsPerIp: environment.REGISTRATIONS_PER_IP,
      linkFailuresPerIp: environment.LINK_FAILURES_PER_IP,
      resetRequestsPerIp: environment.RESET_REQUESTS_PER_IP,
    },
    geoipDatabase: environment.GEOIP_DATABASE ?? null,
  }),
  payment: () => ({
    stripe: {
      secretKey: demanded('STRIPE_SECRET_KEY', environment.STRIPE_SECRET_KEY),
      publishableKey: demanded('STRIPE_PUBLISHABLE_KEY', environment.STRIPE_PUBLISHABLE_KEY),
      webhookSecrets: demanded('STRIPE_WEBHOOK_SECRETS', environment.STRIPE_WEBHOOK_SECRETS),
      apiBase: environment.STRIPE_API_BASE === undefined ? null : new URL(environment.STRIPE_API_BASE),
      timeoutMs: stripeTimeoutMs,
    },
    sweepEveryMs,
    returnOrigins: [...environment.CORS_ORIGINS, ...(environment.PUBLIC_URL === undefined ? [] : [new URL(environment.PUBLIC_URL).origin])],
  }),
  ai: () => ({ questionsPerAccount: environment.QUESTIONS_PER_ACCOUNT, limitSecret: serviceSecretOf(environment), lessonPollMs }),
});
