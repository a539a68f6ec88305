import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { subgraphNames as subgraphs } from '#events/envelope.ts';
import { deadlineIn, operationMs } from '#shared/concurrency/deadline.ts';
import { createLogger } from '#shared/log.ts';
import { Redis } from 'ioredis';
import { connectMongo } from '#shared/mongo/connection.ts';
import { createIdentitySigner, identityHeader } from '#shared/trust/identity.ts';
import { createAccessTokenVerifier, tokenAudience } from '#shared/trust/accessToken.ts';
import { remoteKeys } from '#shared/trust/jwks.ts';
import { keySetReader } from '#shared/trust/remoteAuth.ts';
import { systemClock } from '#shared/clock.ts';
import { startDeployment } from '../kit/deployment.ts';
import { createStack, startProcess } from '../processes/serviceProcess.ts';
import type { ServiceProcess } from '../processes/serviceProcess.ts';
import { download, readyExport, unpacked } from '../privacy/planted.ts';
import { ask, dataOf, eventually } from './graphClient.ts';
import { answers, happyEnd, playStory, storyPassword } from './story.ts';
import { playSuspension } from './suspension.ts';

describe('seven separate processes over HTTP, on a real mongod and a real redis-server', () => {
  const stack = createStack();
  let processes: readonly ServiceProcess[] = [];
  let ports: Readonly<Record<string, number>> = {};
  let routers: string[] = [];
  let mailboxUrl = '';
  let learnerEmail = '';
  let environment: Readonly<Record<string, string>> = {};

  beforeAll(async () => {
    const deployment = await startDeployment({ stack, mongoUri: inject('mongoUri') });
    ({ processes, ports, mailboxUrl, environment } = deployment);
    routers = ['router1', 'router2'].map(deployment.urlOf);
  });
  afterAll(() => stack.close());

  test('the story is the same as in one process', async () => {
    expect(await Promise.all(routers.map((url) => answers(`${url}/graphql`)))).toEqual([true, true]);
    const outcome = await playStory({ graphUrls: routers.map((url) => `${url}/graphql`), mailboxUrl });

    learnerEmail = outcome.learnerEmail;
    expect(outcome).toMatchObject(happyEnd);
    expect([...new Set(outcome.answer.citedCourseIds)]).toEqual([outcome.courseId]);
  });

  test(
    'a copy of the learner’s data comes from five processes and is fetched once from auth, and not from a router',
    { tags: ['H17'] },
    async () => {
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
    },
  );

  test('a subgraph process gives nothing to a caller without the proof of a router', { tags: ['F1'] }, async () => {
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

  test('one request is told of under one request id by the router and by the subgraphs it reached', { tags: ['H11'] }, async () => {
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
  });

  test(
    'a suspended account has lost its rights in every process within 5 s, also where a router’s word for it comes directly',
    { tags: ['A22'] },
    async () => {
      const adminEmail = 'admin@suspension.example';
      const { before, after, tookMs } = await playSuspension({
        routerUrls: routers.map((url) => `${url}/graphql`),
        subgraphUrls: Object.fromEntries(subgraphs.map((name) => [name, `http://127.0.0.1:${String(ports[name])}`])),
        serviceSecret: environment['SERVICE_SECRET'] ?? '',
        adminEmail,
        mailboxUrl,
        makeAdmin: async () => {
          const { MONGODB_URI = '' } = environment;
          const command = startProcess({ script: 'bin/admin.ts', args: ['create', adminEmail], env: { MONGODB_URI } });
          expect(await command.exited).toEqual({ code: 0, signal: null });
        },
      });
      expect(before).toEqual(Array.from({ length: 7 }, () => 'ok'));
      expect(after).toEqual(Array.from({ length: 7 }, () => 'UNAUTHENTICATED'));
      // Five seconds is the promise; a machine that does much else at once gets three times that.
      expect(tookMs).toBeLessThan(15_000);
    },
  );

  test('two routers and a service of auth count one client, and X-Forwarded-For gains nothing', { tags: ['A10'] }, async () => {
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
    const reached = () => processes.map((child) => child.output().split('"security_event":"limit_reached"').length - 1);
    await expect.poll(reached).toEqual([35, ...processes.slice(1).map(() => 0)]);
  });

  const signUp = async (): Promise<{ accessToken: string; refreshToken: string }> => {
    const tokens = z.object({ accessToken: z.string(), refreshToken: z.string() });
    const { registerUser } = await dataOf(`${routers[0] ?? ''}/graphql`, z.object({ registerUser: z.object({ tokens }) }), {
      query: 'mutation ($input: RegisterUserInput!) { registerUser(input: $input) { tokens { accessToken refreshToken } } }',
      variables: {
        input: { email: `lea-${randomUUID()}@kit.example`, password: 'une phrase bien assez longue', firstName: 'Léa', lastName: 'Petit' },
      },
    });
    return registerUser.tokens;
  };
  const statusesOf = (accessToken: string): Promise<number[]> =>
    Promise.all(routers.map(async (url) => (await ask(`${url}/graphql`, { query: '{ me { id } }', accessToken })).status));

  test(
    'signed out of, a session is refused by every router, and its signed identity by every subgraph, whatever becomes of Redis',
    { tags: ['A21'] },
    async () => {
      const { accessToken, refreshToken } = await signUp();
      const clock = systemClock();
      const keys = remoteKeys({ fetch: keySetReader({ authUrl: environment['AUTH_URL'] ?? '' }), clock });
      const verified = await createAccessTokenVerifier({ keys, issuer: 'har-academy', audience: tokenAudience, clock }).verify(accessToken);
      if (!verified.ok) throw new Error(verified.errors[0]);
      const signer = createIdentitySigner({ secret: environment['SERVICE_SECRET'] ?? '', clock });
      const body = JSON.stringify({ query: '{ __typename }' });
      const asIdentity = async (name: string): Promise<unknown> => {
        const caller = {
          viewer: verified.value.viewer,
          locale: 'fr' as const,
          requestId: 'req_test',
          deadline: deadlineIn(operationMs),
          client: { ip: '127.0.0.1', userAgent: null },
          refreshCookie: null,
        };
        const response = await fetch(`http://127.0.0.1:${String(ports[name])}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', [identityHeader]: signer.sign({ subgraph: name, body, caller }) },
          body,
        });
        const answer = z
          .object({ data: z.unknown().optional(), errors: z.array(z.object({ extensions: z.object({ code: z.string() }) })).optional() })
          .parse(await response.json());
        return answer.errors?.[0]?.extensions.code ?? 'served';
      };
      const identities = () => Promise.all(subgraphs.map(asIdentity));
      expect([await statusesOf(accessToken), await identities()]).toEqual([[200, 200], subgraphs.map(() => 'served')]);

      const logout = 'mutation { logout(input: {}) { revokedSessionCount } }';
      expect((await ask(`${routers[0] ?? ''}/graphql`, { query: logout, accessToken })).data).toEqual({
        logout: { revokedSessionCount: 1 },
      });
      const renewal = await ask(`${routers[1] ?? ''}/graphql`, {
        query: 'mutation ($t: String) { refreshTokens(input: { refreshToken: $t }) { tokens { accessToken } userErrors { __typename } } }',
        variables: { t: refreshToken },
      });
      expect(renewal.data).toEqual({ refreshTokens: { tokens: null, userErrors: [{ __typename: 'TokenInvalidError' }] } });

      const refused = [[401, 401], subgraphs.map(() => 'UNAUTHENTICATED')];
      // Five seconds, and three times that on a busy machine.
      await expect.poll(async () => [await statusesOf(accessToken), await identities()], { interval: 200 }).toEqual(refused);
      const redis = new Redis(environment['REDIS_URL'] ?? '');
      await redis.flushall();
      redis.disconnect();
      expect([await statusesOf(accessToken), await identities()]).toEqual(refused);
    },
  );

  test(
    'keys change by command under requests that never fail; a leaked one is refused by every router within a minute',
    { tags: ['B9'] },
    async () => {
      const keysCommand = async (...args: string[]): Promise<{ code: number | null; output: string }> => {
        const command = startProcess({ script: 'bin/keys.ts', args, env: environment });
        const { code } = await command.exited;
        return { code, output: command.output() };
      };
      const { accessToken, refreshToken } = await signUp();
      let isOver = false;
      let asked = 0;
      const failures = new Set<number>();
      const clients = routers.map(async (url) => {
        while (!isOver) {
          const { status } = await ask(`${url}/graphql`, { query: '{ me { id } }', accessToken });
          asked += 1;
          if (status !== 200) failures.add(status);
        }
      });
      let kid: string | undefined;
      try {
        const rotated = await keysCommand('rotate');
        expect(rotated).toMatchObject({ code: 0, output: expect.stringMatching(/^key-\S+ signs from \S+Z$/m) });
        const listed = await keysCommand('list');
        kid = /^(key-\S+)\s+SIGNING /m.exec(listed.output)?.[1];
        expect(listed.output).toMatch(/^key-\S+\s+NEXT /m);
        expect(await keysCommand('withdraw', kid ?? '')).toMatchObject({ code: 1, output: expect.stringContaining('rotate first') });
        expect(await keysCommand('withdraw')).toMatchObject({ code: 2 });
      } finally {
        isOver = true;
        await Promise.all(clients);
      }
      expect([[...failures], asked > 20]).toEqual([[], true]);

      const withdrawn = await keysCommand('withdraw', kid ?? '', '--now');
      expect(withdrawn).toMatchObject({ code: 0, output: expect.stringMatching(/ is withdrawn; key-\S+ signs$/m) });
      await expect.poll(() => statusesOf(accessToken), { interval: 500 }).toEqual([401, 401]);
      const renewed = await ask(`${routers[0] ?? ''}/graphql`, {
        query: 'mutation ($t: String) { refreshTokens(input: { refreshToken: $t }) { tokens { accessToken } } }',
        variables: { t: refreshToken },
      });
      const { data } = z
        .object({ data: z.object({ refreshTokens: z.object({ tokens: z.object({ accessToken: z.string() }) }) }) })
        .parse({ data: renewed.data });
      expect(await statusesOf(data.refreshTokens.tokens.accessToken)).toEqual([200, 200]);
    },
  );

  test('each process ends in order when it is told to', async () => {
    const ends = await Promise.all(processes.map((child) => child.stop()));
    expect(ends.map(({ code }) => code)).toEqual(processes.map(() => 0));
  });
});
