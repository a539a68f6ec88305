import { demanded } from '#shared/environment.ts';
import type { CommonEnvironment, OwnEnvironment } from '#shared/environment.ts';
import type { SubgraphDependencies } from '#shared/hosting/dependencies.ts';
import { accessTokenLifetimeSeconds, tokenAudience } from '#shared/trust/accessToken.ts';
import type { authEnvironment } from './environment.ts';
import { createAuthSubgraph } from './subgraph.ts';

type Environment = CommonEnvironment & OwnEnvironment<typeof authEnvironment>;

/** The subgraph as an environment configures it. */
export const createService = (dependencies: SubgraphDependencies, environment: Environment) =>
  createAuthSubgraph({
    ...dependencies,
    config: {
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
    },
  });
