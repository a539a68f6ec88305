import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { createLogger } from '#shared/log.ts';
import { connectMongo } from '#shared/mongo/connection.ts';
import { originsOf } from '../../src/crossOrigin.ts';
import { startTestAcademy } from '../kit/academy.ts';
import type { TestAcademy } from '../kit/academy.ts';
import { createStack } from '../processes/serviceProcess.ts';
import { send, testRouter } from '../unit/smallGraph.ts';

const app = 'https://app.har.example';
const contentTypes = [
  'application/json',
  'application/json; charset=utf-8',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/graphql',
];
const origins = ['https://evil.example', 'null', 'https://app.har.example.evil.example', 'http://app.har.example', 'http://localhost:3000'];
const mutations = [
  'mutation { refreshTokens(input: {}) { tokens { accessTokenExpiresAt } } }',
  'mutation { logout(input: {}) { revokedSessionCount } }',
  'mutation { logout(input: { everywhere: true }) { revokedSessionCount } }',
  'query A { me { id } } mutation B { logout(input: {}) { revokedSessionCount } }',
];
// Headers that a script may add without asking, and one that it may not.
const additions: readonly (readonly string[])[] = [[], ['accept', 'application/json'], ['apollo-require-preflight', '1']];

describe('requests that another site makes a browser send', () => {
  const stack = createStack();
  let academy: TestAcademy;
  let cookie = '';
  let accessToken = '';
  const stateOf = async (): Promise<unknown> => {
    const mongo = connectMongo({
      uri: inject('mongoUri'),
      database: `${academy.databasePrefix}_auth`,
      log: createLogger({ service: 'test', level: 'silent' }),
    });
    await mongo.untilReady();
    const sessions = z
      .array(z.object({ generation: z.number(), revokedAt: z.date().nullable() }))
      .parse(await mongo.connection.collection('sessions').find().toArray());
    const revocations = await mongo.connection.collection('revocations').countDocuments();
    await mongo.close();
    return { sessions: sessions.map(({ generation, revokedAt }) => [generation, revokedAt]), revocations };
  };
  const untouched = { sessions: [[1, null]], revocations: 0 };

  beforeAll(async () => {
    academy = stack.use(await startTestAcademy({ mongoUri: inject('mongoUri'), allowedOrigins: [app] }));
    const input = {
      email: 'lea@kit.example',
      password: 'une phrase bien assez longue',
      firstName: 'Léa',
      lastName: 'Petit',
      refreshTokenDelivery: 'COOKIE',
    };
    const query = 'mutation ($input: RegisterUserInput!) { registerUser(input: $input) { tokens { accessToken } } }';
    const answer = await send({
      url: academy.graphUrl,
      headers: ['content-type', 'application/json'],
      body: JSON.stringify({ query, variables: { input } }),
    });
    cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    accessToken = z
      .object({ data: z.object({ registerUser: z.object({ tokens: z.object({ accessToken: z.string() }) }) }) })
      .parse(answer.json).data.registerUser.tokens.accessToken;
  });
  afterAll(() => stack.close());

  const attempt = async ({ query, headers, method = 'POST' }: { query: string; headers: readonly string[]; method?: string }) => {
    const operationName = query.startsWith('query A') ? 'B' : null;
    const asUrl = `${academy.graphUrl}?query=${encodeURIComponent(query)}${operationName === null ? '' : `&operationName=${operationName}`}`;
    const body = JSON.stringify({ query, operationName });
    return method === 'GET' ? send({ url: asUrl, method, headers }) : send({ url: academy.graphUrl, headers, body });
  };

  test('of 6 content types, 5 origins and the cookie, in 720 ways, no mutation is run', { tags: ['E13'] }, async () => {
    expect(cookie).toMatch(/^har_refresh=rft_/);
    const statuses = new Map<number, number>();
    for (const contentType of contentTypes)
      for (const origin of origins)
        for (const query of mutations)
          for (const addition of additions)
            for (const bearer of [[], ['authorization', `Bearer ${accessToken}`]]) {
              const headers = ['content-type', contentType, 'origin', origin, 'cookie', cookie, ...addition, ...bearer];
              const { status, text } = await attempt({ query, headers });
              expect(text).not.toContain('"data"');
              statuses.set(status, (statuses.get(status) ?? 0) + 1);
            }
    expect(Object.fromEntries(statuses)).toEqual({ 403: 240, 415: 480 });
    expect(await stateOf()).toEqual(untouched);
  });

  test('no mutation comes by GET, from anywhere, whatever stands in the headers', { tags: ['E12', 'E13'] }, async () => {
    const statuses = new Set<number>();
    for (const origin of [...origins, app, null])
      for (const query of mutations)
        for (const addition of [...additions, ['content-type', 'application/json']]) {
          const from = origin === null ? [] : ['origin', origin];
          statuses.add((await attempt({ query, method: 'GET', headers: [...from, 'cookie', cookie, ...addition] })).status);
        }
    expect([...statuses].sort()).toEqual([400, 405]);
    expect(await stateOf()).toEqual(untouched);
  });

  test('our own pages and programs without a page renew by the cookie', async () => {
    const json = ['content-type', 'application/json'];
    const renew = mutations[0] ?? '';
    let latest = cookie;
    for (const origin of [app, academy.origin, null]) {
      const from = origin === null ? [] : ['origin', origin];
      const answer = await attempt({ query: renew, headers: [...json, ...from, 'cookie', latest] });
      expect([origin, answer.status]).toEqual([origin, 200]);
      latest = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
      expect(latest).toMatch(/^har_refresh=rft_/);
    }
    expect(await stateOf()).toEqual({ sessions: [[4, null]], revocations: 0 });
  });
});

test('behind a proxy that passes on its own name for us, pages of the public origin may change things and others may not', async () => {
  const publicUrl = 'https://academie.example/graphe';
  const { ask, changes } = await testRouter({ allowedOrigins: originsOf({ origins: [app], publicUrl }) });
  const statusFor = async (origin: string) => (await ask('mutation { change }', { headers: ['origin', origin] })).status;

  expect(await statusFor('https://academie.example')).toBe(200);
  expect(await statusFor(app)).toBe(200);
  for (const origin of ['https://academie.example:8443', 'http://academie.example', 'https://academie.example.evil.example'])
    expect([origin, await statusFor(origin)]).toEqual([origin, 403]);
  expect(changes).toEqual(['change', 'change']);
  expect(originsOf({ origins: [app], publicUrl: undefined })).toEqual([app]);
});

test('a query by GET needs a header that no form and no image can send', { tags: ['E12'] }, async () => {
  const { url } = await testRouter();
  const asked = `${url}?query=${encodeURIComponent('{ plans }')}`;
  for (const headers of [[], ['content-type', 'text/plain'], ['content-type', 'application/x-www-form-urlencoded'], ['accept', '*/*']])
    expect((await send({ url: asked, method: 'GET', headers })).status).toBe(400);
  for (const header of ['apollo-require-preflight', 'x-apollo-operation-name'])
    expect((await send({ url: asked, method: 'GET', headers: [header, '1'] })).json).toEqual({ data: { plans: 'plans' } });
});

test('a page of another origin may still ask what anybody may, and a mutation of it is logged', { tags: ['E13'] }, async () => {
  const { ask, changes, lines } = await testRouter({ allowedOrigins: [app] });
  expect((await ask('{ plans }', { headers: ['origin', 'https://evil.example'] })).status).toBe(200);
  expect((await ask('mutation { change }', { headers: ['origin', 'https://evil.example'] })).status).toBe(403);
  expect(changes).toEqual([]);
  expect((await ask('mutation { change }', { headers: ['origin', app] })).status).toBe(200);
  expect(changes).toEqual(['change']);
  expect(lines.filter((line) => line['security_event'] === 'cross_site_mutation')).toHaveLength(1);
});
