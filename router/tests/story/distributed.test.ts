import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import Fastify from 'fastify';
import { z } from 'zod';
import { mountRoutes } from '#shared/hosting/routes.ts';
import { createLogger } from '#shared/log.ts';
import { connectMongo } from '#shared/mongo/connection.ts';
import { freePort } from '../../../local/freePort.ts';
import { mailboxRoute } from '../../../local/mailbox/mailboxRoute.ts';
import { startMailbox } from '../../../local/mailbox/startMailbox.ts';
import { obtainRedisServer } from '../../../local/redis/obtainRedisServer.ts';
import { startRedis } from '../../../local/redis/startRedis.ts';
import { startStripeStandIn } from '../../../local/stripe/server.ts';
import { createStack, startProcess } from '../processes/serviceProcess.ts';
import type { ServiceProcess } from '../processes/serviceProcess.ts';
import { download, readyExport, unpacked } from '../privacy/planted.ts';
import { ask, dataOf, eventually } from './graphClient.ts';
import { answers, happyEnd, playStory, storyPassword } from './story.ts';

const quiet = (): void => undefined;
const subgraphs = ['auth', 'course', 'payment', 'ai', 'community'] as const;

describe('seven separate processes over HTTP, on a real mongod and a real redis-server', () => {
  const stack = createStack();
  const processes: ServiceProcess[] = [];
  const ports: Record<string, number> = {};
  let routers: string[] = [];
  let mailboxUrl = '';
  let learnerEmail = '';
  let environment: Record<string, string> = {};

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'har-distributed-'));
    stack.defer(() => rm(folder, { recursive: true, force: true }));
    const { path: binary } = await obtainRedisServer({ cacheDir: resolve(import.meta.dirname, '../../../.cache'), log: quiet });
    const redis = stack.use(await startRedis({ binary, dataDir: join(folder, 'redis'), log: quiet }));
    const mailbox = stack.use(await startMailbox({ port: 0, dataDir: join(folder, 'mailbox'), log: quiet }));
    const mailboxServer = Fastify();
    mountRoutes({
      app: mailboxServer,
      routes: [mailboxRoute(mailbox)],
      log: createLogger({ service: 'mailbox', level: 'silent' }),
      serviceCheck: null,
    });
    stack.defer(() => mailboxServer.close());
    mailboxUrl = `${await mailboxServer.listen({ port: 0, host: '127.0.0.1' })}/local/mailbox`;
    for (const name of [...subgraphs, 'router1', 'router2']) ports[name] = await freePort();
    const secretKey = 'sk_test_0123456789abcdef';
    const webhookSecret = 'whsec_0123456789abcdef0123';
    const stripe = stack.use(
      await startStripeStandIn({
        port: 0,
        dataDir: join(folder, 'stripe'),
        secretKey,
        webhook: { url: `http://127.0.0.1:${String(ports['payment'])}/webhooks/stripe`, secrets: [webhookSecret] },
      }),
    );
    const urlOf = (name: string): string => `http://127.0.0.1:${String(ports[name])}`;
    environment = {
      NODE_ENV: 'test',
      LOG_LEVEL: 'info',
      SERVICE_SECRET: 'qZ7w1Vt9Yk3Rb5Nf8Hs2Jd6Lg4Mc0XpAuEoTi',
      AUTH_SECRET: 'Kd83hVnQ0wz5RtYp7LmB2xJc9FsG4aTeUoXi1',
      MONGODB_URI: inject('mongoUri'),
      REDIS_URL: redis.url,
      SMTP_URL: mailbox.smtpUrl,
      PUBLIC_URL: urlOf('router1'),
      STRIPE_SECRET_KEY: secretKey,
      STRIPE_PUBLISHABLE_KEY: 'pk_test_0123456789abcdef',
      STRIPE_WEBHOOK_SECRETS: webhookSecret,
      STRIPE_API_BASE: stripe.url,
      AUTH_URL: urlOf('auth'),
      COURSE_URL: urlOf('course'),
      PAYMENT_URL: urlOf('payment'),
      AI_URL: urlOf('ai'),
      COMMUNITY_URL: urlOf('community'),
    };
    const serve = (service: string, port: number): ServiceProcess => {
      const child = stack.use(startProcess({ script: 'bin/serve.ts', args: [service], env: { ...environment, PORT: String(port) } }));
      processes.push(child);
      return child;
    };
    const started = [
      ...subgraphs.map((name) => serve(name, ports[name] ?? 0)),
      serve('router', ports['router1'] ?? 0),
      serve('router', ports['router2'] ?? 0),
    ];
    await Promise.all(started.map((child) => child.says(/"message":"ready"/)));
    routers = [urlOf('router1'), urlOf('router2')];
    const isReady = async (url: string): Promise<boolean> => (await fetch(`${url}/health/ready`)).ok;
    for (const name of Object.keys(ports)) {
      if (
        !(await eventually(
          () => isReady(urlOf(name)),
          (ready) => ready,
        ))
      )
        throw new Error(`${name} did not become ready`);
    }
  }, 120_000);
  afterAll(() => stack.close());

  test('the story is the same as in one process', async () => {
    expect(await Promise.all(routers.map((url) => answers(`${url}/graphql`)))).toEqual([true, true]);
    const outcome = await playStory({ graphUrls: routers.map((url) => `${url}/graphql`), mailboxUrl });

    learnerEmail = outcome.learnerEmail;
    expect(outcome).toMatchObject(happyEnd);
    expect([...new Set(outcome.answer.citedCourseIds)]).toEqual([outcome.courseId]);
  }, 120_000);

  test('H17: a copy of the learner’s data comes from five processes and is fetched once from auth, and not from a router', async () => {
    const graphUrl = `${routers[0] ?? ''}/graphql`;
    const { login } = await dataOf(graphUrl, z.object({ login: z.object({ tokens: z.object({ accessToken: z.string() }) }) }), {
      query: 'mutation ($input: LoginInput!) { login(input: $input) { tokens { accessToken } } }',
      variables: { input: { email: learnerEmail, password: storyPassword } },
    });
    const { downloadUrl } = await readyExport({ graphUrl }, login.tokens);
    const { search } = new URL(downloadUrl ?? '');
    const auth = `http://127.0.0.1:${String(ports['auth'])}/exports${search}`;

    expect((await download(`${routers[0] ?? ''}/exports${search}`)).status).toBe(404);
    const { status, bytes } = await download(auth);

    expect([status, (await download(auth)).status]).toEqual([200, 410]);
    const { files } = unpacked(bytes);
    expect(files.auth['users']).toMatchObject([{ email: learnerEmail }]);
    expect(
      [files.course['enrollments'], files.payment['transactions'], files.community['notifications']].map((rows) => rows?.length),
    ).toEqual([1, 1, 4]);
    // The story asks again until its lesson has arrived.
    expect([...new Set(files.ai['assistantMessages']?.map(({ role }) => role))].sort()).toEqual(['ASSISTANT', 'USER']);
  }, 60_000);

  test('F1 a subgraph process gives nothing to a caller without the proof of a router', async () => {
    for (const name of subgraphs) {
      const url = `http://127.0.0.1:${String(ports[name])}/graphql`;
      for (const query of [
        '{ __typename }',
        '{ _service { sdl } }',
        'query { _entities(representations: [{ __typename: "User", id: "usr_1" }]) { __typename } }',
      ]) {
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-user-id': 'usr_1', 'x-roles': 'ADMIN' },
          body: JSON.stringify({ query }),
        });
        expect(response.status).toBe(401);
        expect(await response.json()).not.toHaveProperty('data');
      }
    }
  });

  test('H11 one request is told of under one request id by the router and by the subgraphs it reached', async () => {
    const { headers } = await ask(`${routers[0] ?? ''}/graphql`, {
      query: '{ courses(first: 1) { nodes { id instructor { displayName } viewerPriceQuote { total { amountMinor } } } } }',
    });
    const requestId = headers.get('x-request-id') ?? 'none';
    const told = await eventually(
      () => Promise.resolve(processes.filter((child) => child.output().includes(requestId)).length),
      (count) => count >= 3,
    );
    expect(told).toBeGreaterThanOrEqual(3);
  });

  test('a consumer that lost its copy is told the publisher’s state again, by command', async () => {
    const copies = connectMongo({ uri: inject('mongoUri'), database: 'har_ai', log: createLogger({ service: 'test', level: 'silent' }) });
    stack.defer(() => copies.close());
    await copies.untilReady();
    const lessons = copies.connection.collection('lessons');
    const before = await lessons.countDocuments();
    await lessons.deleteMany({});

    const replay = startProcess({ script: 'bin/ops.ts', args: ['replay', 'course', 'ai'], env: environment });
    expect(await replay.exited).toEqual({ code: 0, signal: null });
    const after = await eventually(
      () => lessons.countDocuments(),
      (count) => count === before,
    );

    expect(before).toBe(2);
    expect(after).toBe(before);
    expect(replay.output()).toMatch(/^\d+ events appended$/m);
  }, 60_000);

  test('A10 two routers and a service of auth count one client, and X-Forwarded-For gains nothing', async () => {
    const codeSchema = z.object({ login: z.object({ userErrors: z.array(z.object({ code: z.string() })) }) });
    const codes = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const { data } = await ask(`${routers[index % 2] ?? ''}/graphql`, {
          query: 'mutation ($input: LoginInput!) { login(input: $input) { userErrors { ... on UserError { code } } } }',
          variables: { input: { email: `person${String(index)}@nowhere.example`, password: 'Hirondelle43' } },
          headers: { 'x-forwarded-for': `198.51.100.${String(index)}` },
        });
        return codeSchema.parse(data).login.userErrors.map(({ code }) => code);
      }),
    );
    expect(codes.flat().sort()).toEqual([...Array<string>(5).fill('INVALID_CREDENTIALS'), ...Array<string>(35).fill('RATE_LIMITED')]);
    // The events of auth stand in its own log, and nowhere else.
    const reached = processes.map((child) => child.output().split('"security_event":"limit_reached"').length - 1);
    expect(reached).toEqual([35, ...reached.slice(1).map(() => 0)]);
  });

  test('each process ends in order when it is told to', async () => {
    const ends = await Promise.all(processes.map((child) => child.stop()));
    expect(ends.map(({ code }) => code)).toEqual(processes.map(() => 0));
  }, 60_000);
});
