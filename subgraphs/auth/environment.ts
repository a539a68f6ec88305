import type { EnvironmentPart } from '#shared/environment.ts';
import { count, printable, secret, secretAdvice, url } from '#shared/environmentValues.ts';

const exampleAddress = 'bonjour@har.example';

export const authEnvironment = {
  shape: {
    AUTH_SECRET: secret.optional(),
    SMTP_URL: url('smtp:', 'smtps:')
      .refine((value) => !URL.canParse(value) || new URL(value).hostname !== '', 'must name a host')
      .optional(),
    MAIL_FROM: printable.regex(/@/, 'must hold an address').default(`HAR Academy <${exampleAddress}>`),
    GEOIP_DATABASE: printable.optional(),
    SIGN_IN_FAILURES_PER_IP: count.default(5),
    SIGN_IN_FAILURES_PER_ACCOUNT: count.default(10),
    SIGN_IN_FAILURES_PER_DEVICE: count.default(10),
    SIGN_IN_BURST: count.default(3),
    PASSWORD_CHECK_FAILURES_PER_SESSION: count.default(5),
    PASSWORD_CHECK_FAILURES_PER_ACCOUNT: count.default(30),
    PASSWORD_CHECKS_PER_ACCOUNT: count.default(30),
    PASSWORD_CHECKS_PER_IP: count.default(120),
    EMAIL_CHANGES_PER_ACCOUNT: count.default(5),
    EMAIL_CHANGES_PER_IP: count.default(20),
    VERIFICATION_MAILS_PER_ACCOUNT: count.default(10),
    VERIFICATION_MAILS_PER_IP: count.default(30),
    MAILS_PER_ADDRESS: count.default(10),
    REGISTRATIONS_PER_IP: count.default(20),
    LINK_FAILURES_PER_IP: count.default(30),
    RESET_REQUESTS_PER_IP: count.default(30),
  },
  needs: ['AUTH_SECRET', 'SMTP_URL', 'PUBLIC_URL'],
  productionNeeds: ['MAIL_FROM'],
  // Every process holds the service secret. What auth alone may know must not follow from it.
  problemsOf: (present) =>
    present['AUTH_SECRET'] !== undefined && present['AUTH_SECRET'] === present['SERVICE_SECRET']
      ? [{ variable: 'AUTH_SECRET', message: `is the same as SERVICE_SECRET: ${secretAdvice}` }]
      : [],
  productionProblemsOf: (present) =>
    present['MAIL_FROM']?.toLowerCase().includes(exampleAddress)
      ? [{ variable: 'MAIL_FROM', message: 'is the example: use your own address' }]
      : [],
} as const satisfies EnvironmentPart;
