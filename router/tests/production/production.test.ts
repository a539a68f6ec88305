import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { processVariables } from '#shared/environment.ts';
import { freePort } from '../../../local/freePort.ts';
import { startMailbox } from '../../../local/mailbox/startMailbox.ts';
import { sharedTestMongod } from '../../../local/mongod/testServer.ts';
import { createStack, startProcess } from '../processes/serviceProcess.ts';
import { ask, eventually } from '../story/graphClient.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const secret = (): string => randomBytes(48).toString('base64');
const letters = (): string => randomBytes(24).toString('hex');

const stripe = {
  STRIPE_SECRET_KEY: `sk_test_${letters()}`,
  STRIPE_PUBLISHABLE_KEY: `pk_test_${letters()}`,
  STRIPE_WEBHOOK_SECRETS: `whsec_${letters()}`,
};
const configured = {
  SERVICE_SECRET: secret(),
  AUTH_SECRET: secret(),
  // Nobody listens on port 9: a start that gets past its variables says so instead of hanging.
  MONGODB_URI: 'mongodb://127.0.0.1:9/?replicaSet=har',
  PUBLIC_URL: 'https://academie.test',
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'Academie <bonjour@academie.test>',
  ...stripe,
};
const missing = (said: string): string[] =>
  [...said.matchAll(/^ {2}(\w+) is required in production$/gm)].map(([, name]) => name ?? '').sort();

/** As an operator starts it: through npm, with these variables alone. */
const npm = async (args: readonly string[], env: Record<string, string>) => {
  const { PATH = '', HOME = '' } = processVariables();
  const child = spawn('npm', [...args], {
    cwd: root,
    env: { PATH, HOME, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, said: output + errors };
};
const run = async (script: string, args: readonly string[], env: Record<string, string>) => {
  const child = startProcess({ script, args, env: { NODE_ENV: 'production', ...env } });
  const { code } = await child.exited;
  return { code, said: child.output() };
};

describe('with NODE_ENV=production', () => {
  const stack = createStack();
  let folder = '';
  const dataDir = (): string => join(folder, 'data');
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'har-production-'));
    stack.defer(() => rm(folder, { recursive: true, force: true }));
  });
  afterAll(() => stack.close());

  test.each([
    ['nothing', {}],
    ["Stripe's keys alone", stripe],
    ['all but the mail server and its sender', { ...configured, SMTP_URL: '', MAIL_FROM: '' }],
    ['all but the secrets', { ...configured, SERVICE_SECRET: '', AUTH_SECRET: '' }],
    ['all but the database and the address', { ...configured, MONGODB_URI: '', PUBLIC_URL: '' }],
  ])('npm start with %s names every missing variable at once and starts nothing', async (_case, given: Record<string, string>) => {
    const { code, said } = await npm(['start'], { ...given, PORT: String(await freePort()), DATA_DIR: dataDir() });

    const absent = Object.keys(configured).filter((name) => (given[name] ?? '') === '');
    expect({ code, missing: missing(said) }).toEqual({ code: 1, missing: absent.sort() });
    expect(said).not.toMatch(/ready in|starting mongod|mailbox/);
    expect(existsSync(dataDir())).toBe(false);
  });

  test.each(Object.keys(configured))('npm start without %s alone is refused', async (variable) => {
    const { code, said } = await run('local/start.ts', [], { ...configured, [variable]: '', DATA_DIR: dataDir() });

    expect({ code, missing: missing(said) }).toEqual({ code: 1, missing: [variable] });
    expect(existsSync(dataDir())).toBe(false);
  });

  test('npm start names what is missing and what is unusable together', async () => {
    const { code, said } = await run('local/start.ts', [], {
      ...stripe,
      PUBLIC_URL: 'http://localhost:4000',
      CLOCK_OFFSET_MS: '5',
      DATA_DIR: dataDir(),
    });

    expect(code).toBe(1);
    for (const name of ['SERVICE_SECRET', 'AUTH_SECRET', 'MONGODB_URI', 'SMTP_URL', 'MAIL_FROM', 'PUBLIC_URL', 'CLOCK_OFFSET_MS'])
      expect(said).toContain(`\n  ${name} `);
  });

  test.each([
    ['local/start.ts', []],
    ['bin/serve.ts', ['auth']],
    ['bin/serve.ts', ['router']],
    ['bin/seed.ts', []],
    ['bin/admin.ts', ['list']],
    ['bin/keys.ts', ['list']],
    ['bin/ops.ts', ['events']],
    ['bin/ops.ts', ['replay', 'auth', 'course']],
  ])('%s %j refuses the variables of test builds and a loopback address for clients', async (script, args) => {
    const env = {
      ...configured,
      REDIS_URL: 'redis://127.0.0.1:9',
      CRASH_AT: 'anywhere',
      CLOCK_OFFSET_MS: '5',
      PUBLIC_URL: 'http://127.0.0.1:4000',
    };

    const { code, said } = await run(script, args, env);

    expect(code).toBe(1);
    for (const name of ['CRASH_AT', 'CLOCK_OFFSET_MS', 'PUBLIC_URL']) expect(said).toContain(`\n  ${name} `);
  });

  test('the reset of local data is refused', async () => {
    await mkdir(join(folder, 'earlier', 'mongod'), { recursive: true });

    const { code, said } = await run('local/start.ts', ['--reset'], { ...configured, DATA_DIR: join(folder, 'earlier') });

    expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining('--reset') });
    expect(await readdir(join(folder, 'earlier'))).toEqual(['mongod']);
  });

  test.each([
    ['bin/admin.ts', ['list'], ['MONGODB_URI']],
    ['bin/keys.ts', ['list'], ['AUTH_SECRET', 'MONGODB_URI']],
    ['bin/ops.ts', ['events'], ['MONGODB_URI']],
  ] as const)('%s takes nothing from a development start on the same data folder', async (script, args, variables) => {
    const beside = join(folder, 'beside');
    await mkdir(beside, { recursive: true });
    const stoodIn = { MONGODB_URI: configured.MONGODB_URI, AUTH_SECRET: configured.AUTH_SECRET };
    await writeFile(join(beside, 'running.json'), JSON.stringify({ pid: process.pid, variables: stoodIn }));

    const { code, said } = await run(script, args, { DATA_DIR: beside });

    expect({ code, missing: missing(said) }).toEqual({ code: 1, missing: [...variables] });
  });

  test('npm start with all of it runs on what it was given, without stand-ins, and has nothing under /local/', async () => {
    const mongod = stack.use(await sharedTestMongod());
    const mailbox = stack.use(await startMailbox({ port: 0, dataDir: join(folder, 'mails'), log: () => undefined }));
    const port = await freePort();
    const url = (path: string): string => `http://127.0.0.1:${String(port)}${path}`;
    const env = { ...configured, MONGODB_URI: mongod.uri, SMTP_URL: mailbox.smtpUrl };
    const academy = stack.use(
      startProcess({
        script: 'local/start.ts',
        env: { NODE_ENV: 'production', ...env, PORT: String(port), DATA_DIR: dataDir(), LOG_LEVEL: 'warn' },
      }),
    );
    await academy.says(/^ready in/m, 240_000);

    for (const path of [
      '/local',
      '/local/',
      '/local/mailbox',
      '/local/mailbox/',
      '/local/mailbox?to=a@b.test',
      '/LOCAL/mailbox',
      '/local/objects',
    ])
      expect({ path, status: (await fetch(url(path))).status }).toEqual({ path, status: 404 });
    expect(academy.output()).not.toMatch(/mailbox|stand-in|academie-demo|har\.example/);
    expect(existsSync(dataDir())).toBe(false);
    const children = await readFile(`/proc/${String(academy.pid)}/task/${String(academy.pid)}/children`, 'utf8');
    expect(children.trim()).toBe('');
    const { data } = await ask(url('/graphql'), { query: '{ courses(first: 1) { totalCount } }' });
    expect(data).toEqual({ courses: { totalCount: 0 } });

    const made = await npm(['run', 'admin', '--', 'create', 'chef@academie.test'], { MONGODB_URI: mongod.uri, LOG_LEVEL: 'silent' });
    expect(made.code).toBe(0);
    const mails = await eventually(
      () => Promise.resolve(mailbox.list({ to: 'chef@academie.test' })),
      (found) => found.length > 0,
    );
    expect(mails.flatMap(({ links }) => links.map((link) => new URL(link.url).origin))).toEqual(['https://academie.test']);
    expect(await academy.stop()).toMatchObject({ code: 0 });
  });
});
