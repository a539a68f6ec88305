import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { systemClock } from '#shared/clock.ts';
import type { Clock } from '#shared/clock.ts';
import { crashPoints } from '#shared/crashPoint.ts';
import { parseEnvironment } from '../../../hosts/environment.ts';
import { createLimit } from '#shared/events/limit.ts';
import { createLogger } from '#shared/log.ts';
import type { LogLevel } from '#shared/log.ts';
import { startAcademy } from '../../../hosts/academy.ts';
import type { AcademyOptions } from '../../../hosts/academy.ts';
import { freePort } from '../../../local/freePort.ts';
import { mailboxRoute } from '../../../local/mailbox/mailboxRoute.ts';
import { startMailbox } from '../../../local/mailbox/startMailbox.ts';
import { startStripeStandIn } from '../../../local/stripe/server.ts';
import { demoPassword } from '../../../subgraphs/auth/seed.ts';
import type { Subgraphs } from '../../../hosts/assemble.ts';
import { createStack } from '../processes/serviceProcess.ts';
import { dataOf, eventually } from '../story/graphClient.ts';

export type Account = { id: string; email: string; accessToken: string };
export type NewAccount = { firstName: string; accountType?: 'LEARNER' | 'INSTRUCTOR'; isVerified?: boolean };

export type TestAcademy = {
  origin: string;
  graphUrl: string;
  mailboxUrl: string;
  stripeUrl: string;
  /** Of the academy's databases, one for each subgraph. */
  databasePrefix: string;
  subgraphs: Subgraphs;
  /** One of the demo's accounts; the academy must have been started with the seed. */
  signIn(name: 'learner' | 'instructor' | 'admin'): Promise<Account>;
  /** A new account through the graph; verified with the token that was mailed, unless told otherwise. */
  register(account: NewAccount): Promise<Account>;
  /** A new administrator: a role that no registration gives. */
  createAdmin(): Promise<Account>;
  /** The token of the mail that was sent to an address. */
  tokenMailedTo(email: string): Promise<string>;
  stop(): Promise<void>;
};

/** A test is one client that does in seconds what people do in hours. The tests of the limits override these values. */
const wideLimits = {
  SIGN_IN_FAILURES_PER_IP: '10000',
  SIGN_IN_FAILURES_PER_ACCOUNT: '10000',
  SIGN_IN_BURST: '10000',
  PASSWORD_CHECK_FAILURES_PER_SESSION: '10000',
  PASSWORD_CHECK_FAILURES_PER_ACCOUNT: '10000',
  REGISTRATIONS_PER_IP: '10000',
  LINK_FAILURES_PER_IP: '10000',
  RESET_REQUESTS_PER_IP: '10000',
  QUESTIONS_PER_ACCOUNT: '10000',
  SIGN_IN_FAILURES_PER_DEVICE: '10000',
  PASSWORD_CHECKS_PER_ACCOUNT: '10000',
  PASSWORD_CHECKS_PER_IP: '10000',
  EMAIL_CHANGES_PER_ACCOUNT: '10000',
  EMAIL_CHANGES_PER_IP: '10000',
  VERIFICATION_MAILS_PER_ACCOUNT: '10000',
  VERIFICATION_MAILS_PER_IP: '10000',
  MAILS_PER_ADDRESS: '10000',
};

const password = 'une phrase bien assez longue';
// As many as the machine has cores to hash passwords on: more would only wait in the queue of the hasher.
const parallelSignUps = 2;

const userErrors = z.array(z.unknown()).length(0);
const signedIn = z.object({
  user: z.object({ id: z.string(), email: z.string() }),
  tokens: z.object({ accessToken: z.string() }),
  userErrors,
});
const toAccount = ({ user, tokens }: z.output<typeof signedIn>): Account => ({ ...user, accessToken: tokens.accessToken });

/** The whole product in the test's process, with separate stand-ins and databases. */
export const startTestAcademy = async ({
  mongoUri,
  databasePrefix = `academy_${randomUUID().slice(0, 8)}`,
  isSeeded = false,
  logLevel = 'silent',
  logOf = (service) => createLogger({ service, level: logLevel }),
  limits = wideLimits,
  trustedProxies = [],
  clock = systemClock({ offsetMs: 0 }),
  allowedOrigins = [],
}: {
  mongoUri: string;
  databasePrefix?: string;
  isSeeded?: boolean;
  logLevel?: LogLevel;
  logOf?: AcademyOptions['logOf'];
  /** Variables of the environment; with none the product's own limits hold. */
  limits?: Readonly<Record<string, string>>;
  trustedProxies?: readonly string[];
  clock?: Clock;
  /** Pages of other origins that may call it. */
  allowedOrigins?: readonly string[];
}): Promise<TestAcademy> => {
  const stack = createStack();
  const quiet = (): void => undefined;
  try {
    const folder = await mkdtemp(join(tmpdir(), 'har-academy-'));
    stack.defer(() => rm(folder, { recursive: true, force: true }));
    const mailbox = stack.use(await startMailbox({ port: 0, dataDir: join(folder, 'mailbox'), log: quiet }));
    // The stand-in must know where its webhooks go before the router listens there.
    const port = await freePort();
    const origin = `http://127.0.0.1:${String(port)}`;
    const secretKey = 'sk_test_0123456789abcdef';
    const webhookSecret = 'whsec_0123456789abcdef0123';
    const stripe = stack.use(
      await startStripeStandIn({
        port: 0,
        dataDir: join(folder, 'stripe'),
        secretKey,
        webhook: { url: `${origin}/webhooks/stripe`, secrets: [webhookSecret] },
      }),
    );
    const environment = parseEnvironment({
      service: 'all',
      source: {
        NODE_ENV: 'test',
        PORT: String(port),
        LOG_LEVEL: logLevel,
        SERVICE_SECRET: 'qZ7w1Vt9Yk3Rb5Nf8Hs2Jd6Lg4Mc0XpAuEoTi',
        AUTH_SECRET: 'Kd83hVnQ0wz5RtYp7LmB2xJc9FsG4aTeUoXi1',
        PUBLIC_URL: origin,
        SMTP_URL: mailbox.smtpUrl,
        STRIPE_SECRET_KEY: secretKey,
        STRIPE_PUBLISHABLE_KEY: 'pk_test_0123456789abcdef',
        STRIPE_WEBHOOK_SECRETS: webhookSecret,
        STRIPE_API_BASE: stripe.url,
        CORS_ORIGINS: allowedOrigins.join(','),
        TRUSTED_PROXIES: trustedProxies.join(','),
        ...limits,
      },
    });
    const { subgraphs, router } = stack.use(
      await startAcademy({
        environment,
        mongoUri,
        databasePrefix,
        clock,
        logOf,
        reachPoint: crashPoints({ crashAt: null }),
        localRoutes: [mailboxRoute(mailbox)],
        isSeeded,
      }),
    );
    const graphUrl = `${router.url}/graphql`;
    const limited = createLimit({ maxParallel: parallelSignUps });

    const login = async (credentials: { email: string; password: string }): Promise<Account> => {
      const { login: answer } = await dataOf(graphUrl, z.object({ login: signedIn }), {
        query: `mutation SignIn($input: LoginInput!) {
          login(input: $input) { user { id email } tokens { accessToken } userErrors { ... on UserError { code message } } }
        }`,
        variables: { input: credentials },
      });
      return toAccount(answer);
    };
    const tokenMailedTo = async (email: string): Promise<string> => {
      await subgraphs.auth.wiring.deliverMails();
      const token = await eventually(
        () =>
          Promise.resolve(
            mailbox
              .list({ to: email })
              .flatMap(({ links }) => links.map((link) => link.token))
              .find((found) => found !== null),
          ),
        (found) => found !== undefined,
      );
      if (token === undefined) throw new Error(`no mail with a token went to ${email}`);
      return token;
    };
    const verify = async (email: string): Promise<void> => {
      const token = await tokenMailedTo(email);
      await dataOf(graphUrl, z.object({ verifyEmail: z.object({ accepted: z.literal(true) }) }), {
        query: 'mutation Verify($input: VerifyEmailInput!) { verifyEmail(input: $input) { accepted } }',
        variables: { input: { token } },
      });
    };

    return {
      origin,
      graphUrl,
      mailboxUrl: `${router.url}/local/mailbox`,
      stripeUrl: stripe.url,
      databasePrefix,
      subgraphs,
      signIn: (name) => login({ email: `${name}@har.example`, password: demoPassword }),
      register: ({ firstName, accountType = 'LEARNER', isVerified = true }) =>
        limited(async () => {
          const email = `${firstName.toLowerCase()}-${randomUUID().slice(0, 8)}@kit.example`;
          const { registerUser } = await dataOf(graphUrl, z.object({ registerUser: signedIn }), {
            query: `mutation Register($input: RegisterUserInput!) {
              registerUser(input: $input) { user { id email } tokens { accessToken } userErrors { ... on UserError { code message } } }
            }`,
            variables: { input: { email, password, firstName, lastName: 'Essai', accountType } },
          });
          if (isVerified) await verify(email);
          return toAccount(registerUser);
        }),
      createAdmin: async () => {
        const email = `admin-${randomUUID().slice(0, 8)}@kit.example`;
        const ensured = await subgraphs.auth.wiring.accounts.ensureAccount({
          email,
          password,
          firstName: 'Nour',
          lastName: 'Essai',
          roles: ['LEARNER', 'ADMIN'],
          locale: 'fr',
        });
        if (!ensured.ok) throw new Error(`no administrator: ${ensured.errors.map(({ code }) => code).join(', ')}`);
        return login({ email, password });
      },
      tokenMailedTo,
      stop: () => stack.close(),
    };
  } catch (error) {
    await stack.close();
    throw error;
  }
};
