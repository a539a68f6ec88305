import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { manualClock } from '#shared/clock.ts';
import { start } from '../../../subgraphs/shared/tests/trust/tokenWorkshop.ts';
import { createGateway } from '../../src/gateway.ts';
import { startRouter } from '../../src/server.ts';
import { recordingLog } from '../../../subgraphs/shared/tests/hosting/testSubgraph.ts';
import { alwaysReady, json, send, supergraphSdl, testRouter } from './smallGraph.ts';
import { forEachSubgraph } from '../../../subgraphs/manifest.ts';

const change = JSON.stringify({ query: 'mutation { change }' });
const coded = (code: string) => ({
  errors: [{ message: expect.any(String), extensions: { code, request_id: expect.stringMatching(/^req_[0-9a-z]{26}$/) } }],
});

const messageIn = (answer: unknown): string =>
  z.object({ errors: z.tuple([z.object({ message: z.string() })]) }).parse(answer).errors[0].message;

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/graphql',
  'text/json',
  'application/json, text/plain',
  'application/json; charset=utf-16',
  'application/json;x=text/plain',
  null,
])('a mutation sent as %s is not run, not even with a header that no form can send', { tags: ['E12'] }, async (contentType) => {
  const { url, changes } = await testRouter();
  const headers = [...(contentType === null ? [] : ['content-type', contentType]), 'apollo-require-preflight', '1'];
  const answer = await send({ url, headers, body: change });
  expect(answer.status).toBe(415);
  expect(answer.json).toEqual(coded('BAD_REQUEST'));
  expect(changes).toEqual([]);
});

test.each(['application/json', 'Application/JSON', 'application/json; charset=utf-8', 'application/json;charset="UTF-8"'])(
  'a mutation sent as %s is run',
  async (contentType) => {
    const { url, changes } = await testRouter();
    const { status } = await send({ url, headers: ['content-type', contentType], body: change });
    expect([status, changes]).toEqual([200, ['change']]);
  },
);

test('every refusal of a body has a code and the id that its header has, and names no library', { tags: ['E25'] }, async () => {
  const { url } = await testRouter();
  const bodies = ['', '{', 'null', '1', '[]', '{}', '[{"query":"{ plans }"}]', '{"query":1}', '{"query":"{ plans }","variables":[]}'];
  for (const body of bodies) {
    const answer = await send({ url, headers: json, body });
    expect([body, answer.status]).toEqual([body, 400]);
    expect([body, answer.json]).toEqual([body, coded('BAD_REQUEST')]);
    expect(answer.text).toContain(String(answer.headers['x-request-id']));
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.text).not.toMatch(/fastify|FST_|statusCode/i);
  }
});

test(
  'each way not to send an operation is refused in the viewer’s language, with nothing of a library in it',
  { tags: ['E25'] },
  async () => {
    const { url, changes } = await testRouter();
    const inUrl = (search: string) => ({ url: `${url}?${search}`, method: 'GET', headers: ['apollo-require-preflight', '1'] });
    const plans = 'query=%7Bplans%7D';
    const persisted = (persistedQuery: unknown) => JSON.stringify({ query: '{ plans }', extensions: { persistedQuery } });
    const bodies = [
      ...['', '{', 'null', '1', '[]', '{}', '[{"query":"{ plans }"}]', '{"query":1}', '{"query":""}', '{"query":{"kind":"Document"}}'],
      ...['{"query":"{ plans }","variables":[]}', '{"query":"{ plans }","variables":"{}"}', '{"query":"{ plans }","extensions":"{}"}'],
      ...['{"query":"{ plans }","extensions":[]}', '{"query":"{ plans }","operationName":1}'],
      ...[persisted(1), persisted({}), persisted({ version: 2 }), persisted({ version: 1 }), persisted({ version: 1, sha256Hash: 'a' })],
    ];
    const attempts: { url: string; method?: string; headers?: readonly string[]; body?: string }[] = [
      ...bodies.map((body) => ({ url, headers: json, body })),
      { url, headers: ['content-type', 'text/plain'], body: change },
      { url, headers: [...json, 'accept', 'image/png'], body: change },
      { url, headers: [...json, 'accept', 'application/json;q=0'], body: change },
      { url: `${url}?${plans}`, method: 'GET' },
      { url: `${url}?${plans}`, method: 'GET', headers: ['content-type', 'text/plain', 'apollo-require-preflight', '1'] },
      { url: `${url}?query=mutation%7Bchange%7D`, method: 'GET', headers: ['apollo-require-preflight', '1'] },
      ...['', `${plans}&${plans}`, `${plans}&variables=%7B`, `${plans}&variables=1`, `${plans}&extensions=%5B%5D`].map(inUrl),
      { url, headers: json, body: `{"query":"${' '.repeat(1024 * 1024)}"}` },
    ];
    for (const { headers = [], ...attempt } of attempts) {
      const [french, english] = [
        await send({ ...attempt, headers: [...headers, 'x-har-locale', 'fr'] }),
        await send({ ...attempt, headers: [...headers, 'x-har-locale', 'en'] }),
      ];
      const name = { ...attempt, body: attempt.body?.slice(0, 80) };
      for (const answer of [french, english]) {
        expect([name, answer.status >= 400 && answer.status < 500, answer.json]).toEqual([name, true, coded('BAD_REQUEST')]);
        expect(answer.text).not.toMatch(/POST body|batching|CSRF|blocked|search parameter|provided sha|persisted query|should contain/i);
      }
      const [fr, en] = [french, english].map(({ json: answer }) => messageIn(answer));
      expect([name, fr === en]).toEqual([name, false]);
    }
    expect(changes).toEqual([]);
  },
);

test('a mutation whose answer the client does not accept is not run', async () => {
  const { url, changes } = await testRouter();
  expect((await send({ url, headers: [...json, 'accept', 'text/xml'], body: change })).status).toBe(406);
  expect(changes).toEqual([]);
  for (const [accept, type] of [
    ['*/*', 'application/json'],
    ['application/*;q=0.1', 'application/json'],
    ['application/graphql-response+json, application/json;q=0.9', 'application/graphql-response+json'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'application/json'],
  ] as const) {
    const answer = await send({ url, headers: [...json, 'accept', accept], body: change });
    expect([accept, answer.status, answer.headers['content-type']?.split(';')[0]]).toEqual([accept, 200, type]);
  }
});

test(
  'a body over a megabyte, a path that is none and an address that cannot be read are refused in our own words',
  { tags: ['E25'] },
  async () => {
    const { url } = await testRouter();
    const large = await send({ url, headers: json, body: `{"query":"${' '.repeat(1024 * 1024)}"}` });
    expect([large.status, large.json]).toEqual([413, coded('BAD_REQUEST')]);
    const { origin } = new URL(url);
    for (const [path, status, error] of [
      ['/nowhere<script>?token=s3cret', 404, 'NOT_FOUND'],
      ['/%ff', 400, 'BAD_REQUEST'],
      ['/internal/revocations', 404, 'NOT_FOUND'],
    ] as const) {
      const answer = await send({ url: `${origin}${path}`, method: 'GET' });
      expect([path, answer.status, answer.json]).toEqual([path, status, { error, request_id: expect.stringMatching(/^req_/) }]);
      expect(answer.text).not.toMatch(/s3cret|nowhere|FST_/);
    }
    expect((await send({ url, method: 'PUT', headers: json, body: change })).json).toMatchObject({ error: 'NOT_FOUND' });
  },
);

test('headers beyond the limit and bytes that are no request are refused with a code and an id', { tags: ['E25'] }, async () => {
  const { url } = await testRouter();
  const headers = await send({ url, headers: [...json, 'x-large', 'a'.repeat(20_000)], body: change });
  expect([headers.status, headers.json]).toEqual([431, { error: 'BAD_REQUEST', request_id: expect.stringMatching(/^req_/) }]);
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(url).port) }, () => socket.write('HELLO\r\n\r\n'));
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    socket.on('error', reject).on('end', () => resolve(text));
  });
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(answer).toMatch(/\{"error":"BAD_REQUEST","request_id":"req_[0-9a-z]{26}"\}$/);
});

test('a document nested ten thousand deep is a syntax error, without a word about the stack', async () => {
  const { ask } = await testRouter();
  const { status, json: body } = await ask(`{ course(id: "1") ${'{ a '.repeat(10_000)} ${'}'.repeat(10_000)} }`);
  expect(status).toBe(400);
  expect(body).toMatchObject({
    errors: [{ message: 'Erreur de syntaxe : le document est trop imbriqué.', extensions: { code: 'GRAPHQL_PARSE_FAILED' } }],
  });
});

test('a mistake of the client is never called a fault of ours: a subscription, a persisted query under another hash', async () => {
  const { url, ask } = await testRouter();
  const subscription = await ask('subscription { changed }');
  expect([subscription.status, subscription.json]).toEqual([400, coded('GRAPHQL_VALIDATION_FAILED')]);
  const persistedQuery = { version: 1, sha256Hash: 'a'.repeat(64) };
  const body = JSON.stringify({ query: '{ plans }', extensions: { persistedQuery } });
  const misnamed = await send({ url, headers: json, body });
  expect([misnamed.status, misnamed.json]).toEqual([400, coded('BAD_REQUEST')]);
});

test.each([
  ['of another operation', 'query A { plans }', 'B'],
  ['of none where there are two', 'query A { plans } query B { wallet }', undefined],
  ['of a fragment', 'query A { ...F } fragment F on Query { plans }', 'F'],
])('a name %s is the client’s mistake, in its language', async (_, query, operationName) => {
  const { url } = await testRouter();
  const answer = await send({ url, headers: [...json, 'accept-language', 'en'], body: JSON.stringify({ query, operationName }) });
  expect([answer.status, answer.json]).toEqual([400, coded('BAD_REQUEST')]);
  expect(answer.json).toMatchObject({ errors: [{ message: expect.stringContaining('operationName names no operation') }] });
});

test('a log line keeps the beginning of an operation’s name only', async () => {
  const { ask, lines } = await testRouter();
  await ask(`query ${'a'.repeat(50_000)} { plans }`);
  expect(lines.filter(({ message }) => message === 'operation answered').map((line) => line['operation'])).toEqual(['a'.repeat(100)]);
});

test('closing waits for the answer under way and not for the client to let go of its connection', async () => {
  const { log } = recordingLog('router');
  let release = (): void => undefined;
  let hasBegun = (): void => undefined;
  const begun = new Promise<void>((resolve) => (hasBegun = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  const unasked = { execute: () => Promise.reject(new Error('not asked here')) };
  const router = await startRouter({
    gateway: createGateway({ supergraphSdl, sources: forEachSubgraph(() => unasked) }),
    accessTokens: { verify: () => Promise.reject(new Error('not asked here')) },
    revocations: { isRevoked: () => false, isStale: () => false },
    clock: manualClock(start),
    log,
    deadlineMs: 10_000,
    host: '127.0.0.1',
    port: 0,
    isProduction: true,
    trustedProxies: [],
    allowedOrigins: [],
    health: alwaysReady,
    routes: [
      {
        method: 'GET',
        path: '/slow',
        access: 'public',
        maximumBytes: 1,
        handle: async () => {
          hasBegun();
          await released;
          return { status: 200, body: 'done' };
        },
      },
    ],
  });
  const agent = new Agent({ keepAlive: true, keepAliveMsecs: 60_000 });
  onTestFinished(() => agent.destroy());
  const answered = new Promise<number>((resolve, reject) => {
    request(`${router.url}/slow`, { agent }, (answer) => answer.resume().on('end', () => resolve(answer.statusCode ?? 0)))
      .on('error', reject)
      .end();
  });
  await begun;
  const closed = router.close().then(() => 'closed');
  await sleep(100);
  release();
  expect(await answered).toBe(200);
  expect(await Promise.race([closed, sleep(5_000, 'still open')])).toBe('closed');
});
