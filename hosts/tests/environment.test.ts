import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { EnvironmentError } from '#shared/environment.ts';
import type { EnvironmentProblem, Variables } from '#shared/environment.ts';
import { forEachSubgraph, subgraphNames } from '../../subgraphs/manifest.ts';
import { environmentVariables, parseEnvironment } from '../environment.ts';
import type { ServiceName } from '../environment.ts';

const secret = (): string => randomBytes(48).toString('base64');
const letters = (): string => randomBytes(24).toString('hex');

const everything = {
  SERVICE_SECRET: secret(),
  AUTH_SECRET: secret(),
  MONGODB_URI: 'mongodb://127.0.0.1:27017/?replicaSet=rs',
  REDIS_URL: 'redis://127.0.0.1:6379',
  SMTP_URL: 'smtp://127.0.0.1:25',
  PUBLIC_URL: 'https://academie.test',
  STRIPE_SECRET_KEY: `sk_test_${letters()}`,
  STRIPE_PUBLISHABLE_KEY: `pk_test_${letters()}`,
  STRIPE_WEBHOOK_SECRETS: `whsec_${letters()},whsec_${letters()}`,
} as const;
type Needed = keyof typeof everything;

const subgraphNeeds: readonly Needed[] = ['SERVICE_SECRET', 'MONGODB_URI', 'REDIS_URL'];
const ownNeeds: Readonly<Partial<Record<ServiceName, readonly Needed[]>>> = {
  auth: ['AUTH_SECRET', 'SMTP_URL', 'PUBLIC_URL'],
  payment: ['STRIPE_SECRET_KEY', 'STRIPE_PUBLISHABLE_KEY', 'STRIPE_WEBHOOK_SECRETS'],
};
const needs: Readonly<Record<ServiceName, readonly Needed[]>> = {
  ...forEachSubgraph((name) => [...subgraphNeeds, ...(ownNeeds[name] ?? [])]),
  router: ['SERVICE_SECRET', 'REDIS_URL'],
};
const productionSender = { MAIL_FROM: 'Academie <bonjour@academie.test>' };
const services = Object.entries(needs).map(([name, variables]) => {
  const service = serviceNamed(name);
  return { service, variables, complete: Object.fromEntries(variables.map((variable) => [variable, everything[variable]])) };
});
function serviceNamed(name: string): ServiceName {
  const found = [...subgraphNames, 'router' as const].find((known) => known === name);
  if (!found) throw new Error(`no service ${name}`);
  return found;
}

const refusal = (service: ServiceName | 'all', source: Variables): EnvironmentError | null => {
  try {
    parseEnvironment({ service, source });
    return null;
  } catch (error) {
    if (error instanceof EnvironmentError) return error;
    throw error;
  }
};
const problemsOf = (service: ServiceName | 'all', source: Variables): readonly EnvironmentProblem[] =>
  refusal(service, source)?.problems ?? [];
const blamed = (service: ServiceName | 'all', source: Variables): string[] => [
  ...new Set(problemsOf(service, source).map(({ variable }) => variable)),
];

const malformed: Record<Needed, readonly string[]> = {
  SERVICE_SECRET: ['short-Kq7w', 'x'.repeat(31)],
  AUTH_SECRET: ['short-Kq7w'],
  MONGODB_URI: ['zq-nowhere', 'http://zq-nowhere:27017', 'mongodb//zq-nowhere'],
  REDIS_URL: ['zq-nowhere:6379', 'http://zq-nowhere:6379'],
  SMTP_URL: ['zq-nowhere:25', 'http://zq-nowhere', 'smtp://'],
  PUBLIC_URL: [
    'zq-nowhere.test',
    'ftp://zq-nowhere.test',
    'javascript:zq',
    'https://zq:zq@zq-nowhere.test',
    'https://zq-nowhere.test/?zq=1',
    'https://zq-nowhere.test/#',
  ],
  STRIPE_SECRET_KEY: ['zq_live_12345678', 'pk_test_zq12345678', 'sk_test_', 'sk_test_zq 1234567'],
  STRIPE_PUBLISHABLE_KEY: ['sk_test_zq12345678', 'zq'],
  STRIPE_WEBHOOK_SECRETS: ['zq', ' , ,', `whsec_${'z'.repeat(16)},zq`],
};
const examples: Partial<Record<Needed, readonly string[]>> = {
  SERVICE_SECRET: [
    'change-me-change-me-change-me-change-me',
    'ThisIsTheDefaultOneOfTheServiceZq1',
    'an-EXAMPLE-of-what-it-may-look-like-zq',
    'a'.repeat(64),
    'aB3$'.repeat(16),
    '0123456789abcdef'.repeat(3),
  ],
  AUTH_SECRET: ['my-super-secret-key-for-this-service-zq', 'password-password-password-password'],
  STRIPE_SECRET_KEY: ['sk_test_changeme_zq', 'sk_live_your_secret_zq'],
  STRIPE_PUBLISHABLE_KEY: ['pk_test_example_zq'],
  STRIPE_WEBHOOK_SECRETS: ['whsec_change_me_example_zq'],
};
const providerKeys = new Set<string>(['STRIPE_PUBLISHABLE_KEY']);

test.each(services)('$service starts with what it needs and nothing else', { tags: ['H6'] }, ({ service, complete }) => {
  expect(problemsOf(service, complete)).toEqual([]);
  expect(parseEnvironment({ service, source: { ...complete, ...productionSender, NODE_ENV: 'production' } })).toMatchObject({
    NODE_ENV: 'production',
    PORT: 4000,
  });
});

test.each(services)(
  '$service refuses to start without any one of its variables, and says which',
  { tags: ['H6'] },
  ({ service, variables, complete }) => {
    for (const variable of variables) {
      expect(problemsOf(service, { ...complete, [variable]: undefined })).toEqual([{ variable, message: 'is required' }]);
      expect(problemsOf(service, { ...complete, [variable]: '' })).toEqual([{ variable, message: 'is required' }]);
      expect(problemsOf(service, { ...complete, ...productionSender, [variable]: undefined, NODE_ENV: 'production' })).toEqual([
        { variable, message: 'is required in production' },
      ]);
    }
  },
);

test.each(services)(
  '$service refuses what is malformed, short or an example, and never shows it',
  { tags: ['H6', 'B11'] },
  ({ service, variables, complete }) => {
    for (const variable of variables) {
      for (const value of [...malformed[variable], ...(providerKeys.has(variable) ? [] : (examples[variable] ?? []))]) {
        const source = { ...complete, [variable]: value };
        expect({ variable, value, blamed: blamed(service, source) }).toEqual({ variable, value, blamed: [variable] });
        expect(refusal(service, source)?.message).not.toContain(value);
      }
    }
  },
);

test('all problems are told at once, one line each, and no value with them', { tags: ['H6'] }, () => {
  const error = refusal('auth', {
    NODE_ENV: 'prod',
    PORT: '99999',
    AUTH_SECRET: 'Kq7-short',
    MONGODB_URI: 'zq://zq',
    LOG_LEVEL: 'loud',
    REVOCATION_MAX_AGE_SECONDS: '0',
  });
  expect(error?.problems.map(({ variable }) => variable).sort()).toEqual([
    'AUTH_SECRET',
    'LOG_LEVEL',
    'MONGODB_URI',
    'NODE_ENV',
    'PORT',
    'PUBLIC_URL',
    'REDIS_URL',
    'REVOCATION_MAX_AGE_SECONDS',
    'SERVICE_SECRET',
    'SMTP_URL',
  ]);
  expect(error?.message.split('\n')).toHaveLength(11);
  for (const value of ['"prod"', '99999', 'Kq7-short', 'zq://zq', 'loud']) expect(error?.message).not.toContain(value);
});

test.each([
  ['PORT', ['4000abc', ' ', '-1', '65536', '0x50', '1e3', '80.5']],
  ['CLOCK_OFFSET_MS', [' ', '1.5', 'soon']],
  ['REVOCATION_MAX_AGE_SECONDS', [' ', '0', '-5', '1.5', 'never']],
  ['NODE_ENV', ['prod', 'Production', 'staging']],
  ['LOG_LEVEL', ['trace', 'INFO']],
  ['AUTH_URL', ['127.0.0.1:4001', 'ftp://auth', 'auth']],
  ['MAIL_FROM', ['HAR Academy']],
])('%s refuses every malformed value', { tags: ['H6'] }, (variable, values) => {
  for (const value of values) {
    const source = { ...everything, NODE_ENV: 'test', [variable]: value };
    // What belongs to test builds is blamed as well where NODE_ENV itself is what is wrong; nothing else is.
    expect({ value, blamed: blamed('auth', source) }).toEqual({ value, blamed: [variable] });
  }
});

test('two secrets that are one are refused', { tags: ['B11'] }, () => {
  expect(blamed('auth', { ...everything, AUTH_SECRET: everything.SERVICE_SECRET })).toEqual(['AUTH_SECRET']);
});

test('a secret that was made as the message says is accepted, each time', { tags: ['B11'] }, () => {
  for (let count = 0; count < 500; count += 1) {
    expect(problemsOf('router', { REDIS_URL: everything.REDIS_URL, SERVICE_SECRET: randomBytes(24).toString('hex') })).toEqual([]);
    expect(problemsOf('router', { REDIS_URL: everything.REDIS_URL, SERVICE_SECRET: secret() })).toEqual([]);
  }
});

test('the all-in-one form has a stand-in for every variable in development, and for none in production', { tags: ['H6'] }, () => {
  // One process needs no Redis.
  const complete: Variables = Object.fromEntries(
    Object.entries({ ...everything, ...productionSender }).filter(([name]) => name !== 'REDIS_URL'),
  );

  expect(problemsOf('all', {})).toEqual([]);
  expect(problemsOf('all', { NODE_ENV: 'production' })).toEqual(
    expect.arrayContaining(Object.keys(complete).map((variable) => ({ variable, message: 'is required in production' }))),
  );
  expect(problemsOf('all', { NODE_ENV: 'production' })).toHaveLength(Object.keys(complete).length);
  expect(problemsOf('all', { ...complete, NODE_ENV: 'production' })).toEqual([]);
});

test('auth in production does not send mails from the address of the examples', () => {
  const { MAIL_FROM: sender } = parseEnvironment({ service: 'all', source: {} });
  for (const service of ['auth', 'all'] as const) {
    expect(blamed(service, { ...everything, NODE_ENV: 'production' })).toEqual(['MAIL_FROM']);
    expect(blamed(service, { ...everything, MAIL_FROM: sender, NODE_ENV: 'production' })).toEqual(['MAIL_FROM']);
    expect(blamed(service, { ...everything, MAIL_FROM: 'Support <Bonjour@har.example>', NODE_ENV: 'production' })).toEqual(['MAIL_FROM']);
  }
});

test.each([
  'http://localhost:4000',
  'https://localhost',
  'https://LOCALHOST.',
  'https://academie.localhost',
  'https://localhost..',
  'https://[64:ff9b::7f00:1]',
  'https://localhost.localdomain',
  'https://ip6-localhost',
  'https://127.0.0.1',
  'https://127.1',
  'https://0x7f000001',
  'https://127.255.255.254:8443',
  'https://0.0.0.0',
  'https://[::1]',
  'https://[::]',
  'https://[::ffff:127.0.0.1]',
  'https://[0:0:0:0:0:0:0:1]:8443/academie',
  'http://academie.test',
  'http://192.0.2.7:4000',
])('PUBLIC_URL=%s is for development, and refused in production', (value) => {
  for (const service of ['auth', 'router', 'all'] as const) {
    const source = { ...everything, ...productionSender, PUBLIC_URL: value };
    expect(blamed(service, source)).toEqual([]);
    expect(blamed(service, { ...source, NODE_ENV: 'production' })).toEqual(['PUBLIC_URL']);
  }
});

test.each(['https://academie.test', 'https://localhost.academie.test', 'https://10.0.0.7', 'https://[2001:db8::1]/academie'])(
  'PUBLIC_URL=%s is accepted in production',
  (value) => {
    const source = { ...everything, ...productionSender, NODE_ENV: 'production', PUBLIC_URL: value };
    for (const service of ['auth', 'router', 'all'] as const) expect(blamed(service, source)).toEqual([]);
  },
);

test.each(['CRASH_AT', 'CLOCK_OFFSET_MS'])('%s is for test builds only', (variable) => {
  for (const NODE_ENV of [undefined, 'development', 'production']) {
    expect(problemsOf('auth', { ...everything, ...productionSender, NODE_ENV, [variable]: '5' })).toEqual([
      { variable, message: 'is for test builds only (NODE_ENV=test)' },
    ]);
  }
  expect(problemsOf('auth', { ...everything, NODE_ENV: 'test', [variable]: '5' })).toEqual([]);
});

test('lists are split at commas, numbers are numbers, and what is absent has its default', () => {
  const parsed = parseEnvironment({
    service: 'all',
    source: { TRUSTED_PROXIES: '10.0.0.0/8, 127.0.0.1,', PORT: '0', REVOCATION_MAX_AGE_SECONDS: '60' },
  });
  expect(parsed).toEqual({
    NODE_ENV: 'development',
    HOST: '127.0.0.1',
    PORT: 0,
    LOG_LEVEL: 'info',
    DATA_DIR: '.data',
    TOKEN_ISSUER: 'har-academy',
    TRUSTED_PROXIES: ['10.0.0.0/8', '127.0.0.1'],
    CORS_ORIGINS: [],
    SIGN_IN_FAILURES_PER_IP: 5,
    SIGN_IN_FAILURES_PER_ACCOUNT: 10,
    SIGN_IN_BURST: 3,
    PASSWORD_CHECK_FAILURES_PER_SESSION: 5,
    PASSWORD_CHECK_FAILURES_PER_ACCOUNT: 30,
    REGISTRATIONS_PER_IP: 20,
    LINK_FAILURES_PER_IP: 30,
    RESET_REQUESTS_PER_IP: 30,
    QUESTIONS_PER_ACCOUNT: 60,
    SIGN_IN_FAILURES_PER_DEVICE: 10,
    PASSWORD_CHECKS_PER_ACCOUNT: 30,
    PASSWORD_CHECKS_PER_IP: 120,
    EMAIL_CHANGES_PER_ACCOUNT: 5,
    EMAIL_CHANGES_PER_IP: 20,
    VERIFICATION_MAILS_PER_ACCOUNT: 10,
    VERIFICATION_MAILS_PER_IP: 30,
    MAILS_PER_ADDRESS: 10,
    AUTH_URL: 'http://127.0.0.1:4001',
    COURSE_URL: 'http://127.0.0.1:4002',
    PAYMENT_URL: 'http://127.0.0.1:4003',
    AI_URL: 'http://127.0.0.1:4004',
    COMMUNITY_URL: 'http://127.0.0.1:4005',
    REVOCATION_MAX_AGE_SECONDS: 60,
    MAIL_FROM: 'HAR Academy <bonjour@har.example>',
    CLOCK_OFFSET_MS: 0,
  });
});

const root = new URL('../../', import.meta.url);
const exampleLines = readFileSync(new URL('.env.example', root), 'utf8').split('\n');
const exampleValues = Object.fromEntries(
  exampleLines.filter((line) => /^\w+=/.test(line)).map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
);

test('.env.example lists every variable once, says what each is for, and holds no secret', { tags: ['H6'] }, () => {
  // What Compose alone reads follows them; router/tests/deploy compares that with docker-compose.yml.
  const listed = exampleLines.flatMap((line) => /^(\w+)=/.exec(line)?.[1] ?? []).filter((name) => environmentVariables.includes(name));
  expect([...listed].sort()).toEqual([...environmentVariables].sort());
  for (const name of Object.keys(everything)) expect({ name, value: exampleValues[name] }).toEqual({ name, value: '' });
  // The group of addresses shares one comment; everything else has its own.
  const uncommented = listed.filter(
    (name) => !exampleLines[exampleLines.findIndex((line) => line.startsWith(`${name}=`)) - 1]?.startsWith('# '),
  );
  expect(uncommented).toEqual(['COURSE_URL', 'PAYMENT_URL', 'AI_URL', 'COMMUNITY_URL']);
});

test('.env.example is accepted by the all-in-one form, is refused by every service, and repeats the defaults', { tags: ['H6'] }, () => {
  expect(parseEnvironment({ service: 'all', source: exampleValues })).toEqual(parseEnvironment({ service: 'all', source: {} }));
  for (const { service, variables } of services) expect(blamed(service, exampleValues).sort()).toEqual([...variables].sort());
});

test('a command of the operator needs what it names and nothing of the services, in production neither', () => {
  const source = { NODE_ENV: 'production', MONGODB_URI: 'mongodb://127.0.0.1/?replicaSet=har' };
  expect(parseEnvironment({ service: 'command', needs: ['MONGODB_URI'], source })).toMatchObject(source);
  expect(() => parseEnvironment({ service: 'command', needs: ['MONGODB_URI', 'AUTH_SECRET'], source })).toThrow(
    'AUTH_SECRET is required in production',
  );
});

const serve = async (service: string, environment: Variables) => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('bin/serve.ts', root)), service], {
    env: { ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const [code]: unknown[] = await once(child, 'close');
  return { code, said };
};

test.each([
  ['auth', { ...everything, AUTH_SECRET: 'Kq7-short' }, ['AUTH_SECRET must have 32 bytes or more'], 'Kq7-short'],
  ['payment', { ...everything, STRIPE_SECRET_KEY: undefined }, ['STRIPE_SECRET_KEY is required'], everything.SERVICE_SECRET],
  [
    'router',
    { REDIS_URL: 'redis://127.0.0.1:6379', SERVICE_SECRET: 'change-me-change-me-change-me-change-me' },
    ['SERVICE_SECRET is an example value'],
    'change-me',
  ],
  [
    'course',
    { NODE_ENV: 'production' },
    ['SERVICE_SECRET is required in production', 'MONGODB_URI is required in production', 'REDIS_URL is required in production'],
    '',
  ],
] as const)(
  'the process of %s with a bad environment ends with a message and an exit code',
  { tags: ['H6', 'B11'] },
  async (service, environment, lines, unsaid) => {
    const { code, said } = await serve(service, environment);
    expect(code).toBe(1);
    expect(said.split('\n')[0]).toBe('The environment is not usable:');
    for (const line of lines) expect(said).toContain(line);
    expect(said).not.toContain(' at ');
    if (unsaid !== '') expect(said).not.toContain(unsaid);
  },
);

test('a service that does not exist is a wrong command', async () => {
  const { code, said } = await serve('mail', {});
  expect(code).toBe(2);
  expect(said).toContain('usage: npm run serve -- <auth|course|payment|ai|community|router>');
});

const optional: readonly [string, readonly string[], readonly string[]][] = [
  [
    'HOST',
    ['127.0.0.1', '0.0.0.0', '::', 'localhost', 'auth-1.zone_a.internal'],
    ['999.1.1.1', '127.0.0.1:80', 'zq host', 'http://zq', '-zq'],
  ],
  [
    'TRUSTED_PROXIES',
    ['10.0.0.0/8, 127.0.0.1', 'loopback,uniquelocal', 'fd00::/8'],
    ['zq', '10.0.0.0/33', '10.0.0.0/', '1.2.3.4/8/8', 'fd00::/129', 'true'],
  ],
  [
    'CORS_ORIGINS',
    ['https://app.example.org, http://localhost:5173'],
    ['zq', '*', 'null', 'https://app.example.org/', 'https://app.example.org/zq', 'HTTPS://app.example.org', 'file:///zq'],
  ],
  ['SIGN_IN_FAILURES_PER_IP', ['1', '500'], ['0', '-1', '5.5', 'zq', '1000001']],
  ['MAIL_FROM', ['HAR Academy <bonjour@har.example>'], ['zq', 'zq@zq.test\r\nBcc: zq@zq.test']],
  ['TOKEN_ISSUER', ['har-academy'], ['zq\u0000', '\u0001']],
];
test.each(optional)(
  '%s is refused at the start when no part of the product could use it, and never shown',
  { tags: ['H6'] },
  (variable, usable, unusable) => {
    for (const value of usable) expect([value, problemsOf('all', { [variable]: value })]).toEqual([value, []]);
    for (const value of unusable) {
      expect([value, blamed('all', { [variable]: value })]).toEqual([value, [variable]]);
      expect(refusal('all', { [variable]: value })?.message).not.toContain('zq');
    }
  },
);
