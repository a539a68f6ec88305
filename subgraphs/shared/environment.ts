import { isIP } from 'node:net';
import { z } from 'zod';
import { publicAddressProblem } from './publicAddress.ts';

/** Secrets that stand in documents and examples: known to everybody, so worth nothing. */
const knownSecrets = ['change-me', 'changeme', 'secret', 'example', 'default', 'password', 'please-set'];
export const minimumSecretBytes = 32;

const isExample = (value: string): boolean => knownSecrets.some((known) => value.toLowerCase().includes(known));
const advice = 'make one of your own, for instance with openssl rand -base64 48';

/** A short text over and over, or a few characters only: long, and guessed all the same. */
const isRepeated = (value: string): boolean => {
  for (let period = 1; period <= value.length / 2; period += 1) if (value.startsWith(value.slice(period))) return true;
  return new Set(value).size < 8;
};

const secret = z
  .string()
  .refine((value) => Buffer.byteLength(value) >= minimumSecretBytes, `must have ${String(minimumSecretBytes)} bytes or more`)
  .refine((value) => !isExample(value), `is an example value: ${advice}`)
  .refine((value) => !isRepeated(value), `repeats a few characters: ${advice}`);
const providerSecret = z.string().refine((value) => !isExample(value), 'is an example value: take the one of your own account');

// Number() alone would take a blank for 0.
const wholeNumber = z
  .string()
  .regex(/^-?\d{1,15}$/, 'must be a whole number')
  .transform(Number);
const count = wholeNumber.refine((value) => value >= 1 && value <= 1_000_000, 'must be from 1 to 1000000');
const port = wholeNumber.refine((value) => value >= 0 && value <= 65_535, 'must be a port: 0 to 65535');
const url = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
      `must be a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    );
const bareUrl = (...protocols: string[]) =>
  url(...protocols).refine((value) => {
    if (!URL.canParse(value)) return true;
    const { username, password, search, hash } = new URL(value);
    return `${username}${password}${search}${hash}` === '' && !/[?#]/.test(value);
  }, 'must have no user, no ? and no #');
const printable = z.string().regex(/^[^\p{Cc}]+$/u, 'must have no control characters and not be empty');
// A last label of digits alone is an address of IPv4, or nothing.
const host = z
  .string()
  .refine(
    (value) => isIP(value) !== 0 || (/^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/.test(value) && !/(^|\.)\d+$/.test(value)),
    'must be an IP address or a host name',
  );
const isNetwork = (value: string): boolean => {
  const [address = '', bits, ...rest] = value.split('/');
  const family = isIP(address);
  return family !== 0 && rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)));
};
const namedNetworks = ['loopback', 'linklocal', 'uniquelocal'];
const isOrigin = (value: string): boolean => URL.canParse(value) && /^https?:/.test(value) && new URL(value).origin === value;

// Not a URL to the letter: a replica set names several hosts with their ports.
const mongodbUri = z
  .string()
  .regex(/^mongodb(?:\+srv)?:\/\/[^\s/]+(?:\/\S*)?$/, 'must be a connection string that begins with mongodb:// or mongodb+srv://');
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

const exampleSender = 'HAR Academy <bonjour@har.example>';

const variables = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: host.default('127.0.0.1'),
  PORT: port.default(4000),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  DATA_DIR: z.string().min(1).default('.data'),
  SERVICE_SECRET: secret.optional(),
  AUTH_SECRET: secret.optional(),
  MONGODB_URI: mongodbUri.optional(),
  REDIS_URL: url('redis:', 'rediss:').optional(),
  PUBLIC_URL: bareUrl('http:', 'https:').optional(),
  TOKEN_ISSUER: printable.default('har-academy'),
  TRUSTED_PROXIES: list
    .refine(
      (networks) => networks.every((value) => isNetwork(value) || namedNetworks.includes(value)),
      `must be IP addresses, networks such as 10.0.0.0/8, or ${namedNetworks.join(', ')}`,
    )
    .default([]),
  CORS_ORIGINS: list
    .refine((origins) => origins.every(isOrigin), 'must be origins such as https://app.example.org, without a path')
    .default([]),
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
  QUESTIONS_PER_ACCOUNT: count.default(60),
  AUTH_URL: url('http:', 'https:').default('http://127.0.0.1:4001'),
  COURSE_URL: url('http:', 'https:').default('http://127.0.0.1:4002'),
  PAYMENT_URL: url('http:', 'https:').default('http://127.0.0.1:4003'),
  AI_URL: url('http:', 'https:').default('http://127.0.0.1:4004'),
  COMMUNITY_URL: url('http:', 'https:').default('http://127.0.0.1:4005'),
  REVOCATION_MAX_AGE_SECONDS: wholeNumber.refine((value) => value > 0, 'must be above 0').optional(),
  STRIPE_SECRET_KEY: providerSecret
    .regex(/^(sk|rk)_(test|live)_\w{8,}$/, 'must be a secret or restricted key of Stripe (sk_..., rk_...)')
    .optional(),
  STRIPE_PUBLISHABLE_KEY: z
    .string()
    .regex(/^pk_(test|live)_\w{8,}$/, 'must be a publishable key of Stripe (pk_...)')
    .optional(),
  STRIPE_WEBHOOK_SECRETS: providerSecret
    .pipe(list)
    .refine(
      (secrets) => secrets.length > 0 && secrets.every((value) => /^whsec_\w{16,}$/.test(value)),
      'must be one or more endpoint secrets of Stripe (whsec_...), the newest first',
    )
    .optional(),
  STRIPE_API_BASE: url('http:', 'https:').optional(),
  SMTP_URL: url('smtp:', 'smtps:')
    .refine((value) => !URL.canParse(value) || new URL(value).hostname !== '', 'must name a host')
    .optional(),
  MAIL_FROM: printable.regex(/@/, 'must hold an address').default(exampleSender),
  GEOIP_DATABASE: printable.optional(),
  CLOCK_OFFSET_MS: wholeNumber.default(0),
  CRASH_AT: z.string().min(1).optional(),
});
export type Environment = z.output<typeof variables>;

export type ServiceName = 'auth' | 'course' | 'payment' | 'ai' | 'community' | 'router';

type Needs = readonly (keyof Environment)[];

/** What a service cannot do without when it stands alone; outside production the all-in-one start brings its own. */
const required: Readonly<Record<ServiceName, Needs>> = {
  auth: ['SERVICE_SECRET', 'AUTH_SECRET', 'MONGODB_URI', 'REDIS_URL', 'SMTP_URL', 'PUBLIC_URL'],
  course: ['SERVICE_SECRET', 'MONGODB_URI', 'REDIS_URL'],
  payment: ['SERVICE_SECRET', 'MONGODB_URI', 'REDIS_URL', 'STRIPE_SECRET_KEY', 'STRIPE_PUBLISHABLE_KEY', 'STRIPE_WEBHOOK_SECRETS'],
  ai: ['SERVICE_SECRET', 'MONGODB_URI', 'REDIS_URL'],
  community: ['SERVICE_SECRET', 'MONGODB_URI', 'REDIS_URL'],
  router: ['SERVICE_SECRET', 'REDIS_URL'],
};
export const neededBy = (service: ServiceName): Needs => required[service];
const testBuildsOnly: Needs = ['CRASH_AT', 'CLOCK_OFFSET_MS'];
/** Defaults that stand in for what an operator has to choose. */
const requiredInProduction: Partial<Record<ServiceName, Needs>> = { auth: ['MAIL_FROM'] };
// One process carries its own events and limits.
const allInOneNeeds: Needs = [...Object.values(required), ...Object.values(requiredInProduction)]
  .flat()
  .filter((variable) => variable !== 'REDIS_URL');

export type EnvironmentProblem = { variable: string; message: string };
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  readonly problems: readonly EnvironmentProblem[];
  constructor(problems: readonly EnvironmentProblem[]) {
    super(['The environment is not usable:', ...problems.map(({ variable, message }) => `  ${variable} ${message}`)].join('\n'));
    this.problems = problems;
  }
}

export type Variables = Readonly<Record<string, string | undefined>>;

/** `all`: the all-in-one start; `command`: an operator's command, which lists what it needs. */
export type ParsedFor = { service: ServiceName | 'all' } | { service: 'command'; needs: Needs };

const needsOf = ({ isProduction, ...parsedFor }: ParsedFor & { isProduction: boolean }): Needs => {
  if (parsedFor.service === 'command') return parsedFor.needs;
  if (parsedFor.service === 'all') return isProduction ? allInOneNeeds : [];
  return [...required[parsedFor.service], ...((isProduction ? requiredInProduction[parsedFor.service] : null) ?? [])];
};

/** What does in development only. */
const productionProblems = (present: Variables): EnvironmentProblem[] => {
  const address = publicAddressProblem(present['PUBLIC_URL'] ?? '');
  return [
    ...(address === null ? [] : [{ variable: 'PUBLIC_URL', message: address }]),
    ...(present['MAIL_FROM'] === exampleSender ? [{ variable: 'MAIL_FROM', message: 'is the example: take an address of your own' }] : []),
  ];
};

/**
 * The environment of a process, parsed once. All problems at once, each with the variable's name and never its value.
 * An empty variable counts as absent: that is how compose files and shells leave one out.
 * @throws EnvironmentError
 */
export const parseEnvironment = ({ source, ...parsedFor }: ParsedFor & { source: Variables }): Environment => {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = variables.safeParse(present);
  const problems: EnvironmentProblem[] = (parsed.error?.issues ?? []).map(({ path, message }) => ({ variable: String(path[0]), message }));
  const isProduction = present['NODE_ENV'] === 'production';
  if (isProduction) problems.push(...productionProblems(present));
  for (const variable of new Set(needsOf({ ...parsedFor, isProduction }))) {
    if (present[variable] === undefined) problems.push({ variable, message: isProduction ? 'is required in production' : 'is required' });
  }
  if (present['AUTH_SECRET'] !== undefined && present['AUTH_SECRET'] === present['SERVICE_SECRET']) {
    // Every process holds the service secret; what auth alone may know must not follow from it.
    problems.push({ variable: 'AUTH_SECRET', message: `is the same as SERVICE_SECRET: ${advice}` });
  }
  if (present['NODE_ENV'] !== 'test') {
    for (const variable of testBuildsOnly) {
      if (present[variable] !== undefined) problems.push({ variable, message: 'is for test builds only (NODE_ENV=test)' });
    }
  }
  if (!parsed.success || problems.length > 0) throw new EnvironmentError(problems);
  return parsed.data;
};

/** The names that .env.example must list, and no others. */
export const environmentVariables: readonly string[] = Object.keys(variables.shape);

/** The only reader of the process's own variables. */
export const processVariables = (): Variables => process.env;

/** For libraries that read them instead of taking options: undefined takes a variable away. The processes started from here on inherit it. */
export const setProcessVariables = (changes: Variables): void => {
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
};
