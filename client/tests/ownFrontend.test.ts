import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { buildSchema, isScalarType, isSpecifiedScalarType } from 'graphql';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { manualClock } from '#shared/clock.ts';
import { parseEnvironment } from '../../hosts/environment.ts';
import type { ManualClock } from '#shared/clock.ts';
import { paymentConfigOf } from '../../subgraphs/payment/service.ts';
import { demoPassword } from '../../subgraphs/auth/seed.ts';
import { startTestAcademy } from '../../router/tests/kit/academy.ts';
import type { TestAcademy } from '../../router/tests/kit/academy.ts';
import { scalars } from '../codegen.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(join(root, 'client', 'README.md'), 'utf8');
const frontend = mkdtempSync(join(tmpdir(), 'har-frontend-'));
afterAll(() => {
  rmSync(frontend, { recursive: true, force: true });
});
const at = (path: string): string => join(frontend, path);

/** The table of client/README.md: what is copied, and where to. */
const copies = [...readme.matchAll(/^\| `([\w./-]+)` +\| `([\w./-]+)` +\|/gm)].map(([, from, to]) => ({ from: from ?? '', to: to ?? '' }));
const packages = ['@apollo/client', '@graphql-codegen', '@graphql-typed-document-node', 'graphql', 'rxjs', 'typescript'];

const pages = `import { graphql } from './gql/gql.ts';

export const signIn = graphql(\`mutation SignIn($input: LoginInput!) {
  login(input: $input) { user { id } tokens { accessToken refreshToken } userErrors { __typename ... on UserError { message } } }
}\`);
export const home = graphql(\`query Home { me { id firstName createdAt } courses(first: 1) { nodes { id listPrice { amountMinor currency } } } }\`);
export const subjects = graphql(\`query Subjects($id: ID!) { course(id: $id) { ... on Node { id } title } }\`);
`;
const main = `import { createInterface } from 'node:readline';
import { createApolloClient } from './apolloClient.ts';
import type { Tokens } from './apolloClient.ts';
import { home, signIn, subjects } from './pages.ts';
import { possibleTypes } from './possibleTypes.ts';

const [url = '', email = '', password = ''] = process.argv.slice(2);
let tokens: Tokens | null = null;
let refreshes = 0;
const send = globalThis.fetch;
globalThis.fetch = (input, init) => {
  if (String(init?.body).includes('mutation RefreshTokens')) refreshes += 1;
  return send(input, init);
};
const session = { get: () => tokens, set: (next: Tokens | null) => void (tokens = next) };
const client = createApolloClient({ url, session, possibleTypes, locale: 'en' });
const tell = (value: unknown): void => console.log(JSON.stringify(value));
const atOnce = async (count: number) => {
  const answers = await Promise.all(
    Array.from({ length: count }, () =>
      client.query({ query: home, fetchPolicy: 'no-cache', context: { queryDeduplication: false } }).then(
        ({ data }) => data?.me?.firstName ?? null,
        (error: unknown) => (error instanceof Error ? error.message : 'unknown'),
      ),
    ),
  );
  return { answers: [...new Set(answers)], count: answers.length, refreshes, isSignedIn: tokens !== null };
};

const { data } = await client.mutate({ mutation: signIn, variables: { input: { email, password } } });
const given = data?.login?.tokens;
if (!given) throw new Error('not signed in');
tokens = { accessToken: given.accessToken, refreshToken: given.refreshToken ?? null };
tell(await atOnce(1));
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'five') tell(await atOnce(5));
  if (line === 'forged') {
    tokens = { ...(tokens ?? given), accessToken: given.accessToken, refreshToken: 'a-refresh-token-that-nobody-gave' };
    tell(await atOnce(5));
  }
  if (line === 'cache') {
    const { data: list } = await client.query({ query: home });
    const id = list?.courses?.nodes[0]?.id ?? '';
    const { data: course } = await client.query({ query: subjects, variables: { id } });
    // The fragment on the interface is in the answer only where the cache knows that Course is a Node.
    tell({ isKnown: course?.course?.id === id });
  }
}
`;
const tsconfig = {
  compilerOptions: {
    target: 'esnext',
    lib: ['esnext', 'dom'],
    module: 'preserve',
    moduleResolution: 'bundler',
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    verbatimModuleSyntax: true,
    allowImportingTsExtensions: true,
    types: ['node'],
  },
  include: ['src', 'codegen.ts'],
};

beforeAll(() => {
  mkdirSync(at('src'));
  writeFileSync(at('package.json'), JSON.stringify({ name: 'frontend', private: true, type: 'module' }));
  writeFileSync(at('tsconfig.json'), JSON.stringify(tsconfig));
  writeFileSync(at('src/pages.ts'), pages);
  writeFileSync(at('src/main.ts'), main);
  for (const { from, to } of copies) {
    mkdirSync(dirname(at(to)), { recursive: true });
    cpSync(join(root, from), at(to));
  }
  for (const name of [...packages, '@types/node', 'undici-types']) {
    mkdirSync(dirname(at(join('node_modules', name))), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), at(join('node_modules', name)));
  }
});

const run = (script: string, args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: frontend,
    encoding: 'utf8',
  });
  return { code: status, said: status === 0 ? '' : stdout + stderr };
};

describe('a separate frontend with the files that client/README.md names', () => {
  let academy: TestAcademy;
  let clock: ManualClock;
  beforeAll(async () => {
    clock = manualClock(new Date());
    academy = await startTestAcademy({
      mongoUri: inject('mongoUri'),
      isSeeded: true,
      clock,
      limits: { PUBLIC_URL: 'http://localhost:5173' },
    });
  });
  afterAll(() => academy.stop());

  test('every scalar of the graph has a type', () => {
    const schema = buildSchema(readFileSync(join(root, 'schema', 'api.graphql'), 'utf8'));
    const own = Object.values(schema.getTypeMap()).filter((type) => isScalarType(type) && !isSpecifiedScalarType(type));
    expect(own.map(({ name }) => name).filter((name) => !(name in scalars))).toEqual([]);
  });

  test('generates its types, compiles, and is signed in again by one exchange for all requests that found the token stale', async () => {
    expect(copies.map(({ from }) => from)).toEqual([
      'schema/api.graphql',
      'client/codegen.ts',
      'client/apolloClient.ts',
      'client/generated/possibleTypes.ts',
    ]);
    expect(run('@graphql-codegen/cli/esm/bin.js', ['--config', 'codegen.ts'])).toEqual({ code: 0, said: '' });
    expect(run('typescript/bin/tsc', ['--project', 'tsconfig.json'])).toEqual({ code: 0, said: '' });

    const child = spawn(process.execPath, ['src/main.ts', academy.graphUrl, 'learner@har.example', demoPassword], {
      cwd: frontend,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const heard = async (): Promise<unknown> => JSON.parse((await lines.next()).value ?? '""');
    const name = /^\p{L}+$/u;
    const first = await heard();
    expect(first).toEqual({ answers: [expect.stringMatching(name)], count: 1, refreshes: 0, isSignedIn: true });

    clock.advance(20 * 60_000);
    child.stdin.write('five\n');
    expect(await heard()).toEqual({ answers: [expect.stringMatching(name)], count: 5, refreshes: 1, isSignedIn: true });

    child.stdin.write('cache\n');
    expect(await heard()).toEqual({ isKnown: true });

    // A refresh token that is none ends the session once, and each request has its own error.
    child.stdin.write('forged\n');
    expect(await heard()).toMatchObject({ count: 5, refreshes: 2, isSignedIn: false, answers: [expect.not.stringMatching(name)] });
    child.stdin.end();
    await once(child, 'exit');
    expect(child.exitCode).toBe(0);
  });

  test('a payment may return to its pages', () => {
    const environment = parseEnvironment({
      service: 'all',
      source: {
        PUBLIC_URL: 'http://localhost:5173/shop',
        CORS_ORIGINS: 'https://app.example.org',
        STRIPE_SECRET_KEY: 'sk_test_0123456789abcdef',
        STRIPE_PUBLISHABLE_KEY: 'pk_test_0123456789abcdef',
        STRIPE_WEBHOOK_SECRETS: 'whsec_0123456789abcdef0123',
      },
    });
    expect(paymentConfigOf(environment).returnOrigins).toEqual(['https://app.example.org', 'http://localhost:5173']);
  });

  test('its pages may read answers and send cookies, and mails lead to it', async () => {
    const answer = await fetch(academy.graphUrl, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://localhost:5173',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-har-locale',
      },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
    expect(answer.headers.get('access-control-allow-credentials')).toBe('true');

    const { email } = await academy.register({ firstName: 'Zoe', isVerified: false });
    await academy.tokenMailedTo(email);
    const mails = await (await fetch(`${academy.mailboxUrl}?to=${encodeURIComponent(email)}`)).text();
    expect(mails).toContain('http://localhost:5173/verify-email?token=');
  });
});
