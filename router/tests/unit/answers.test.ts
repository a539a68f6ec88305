import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { manualClock } from '#shared/clock.ts';
import { serviceUnavailable } from '#shared/faults.ts';
import { startHttpHost } from '#shared/hosting/httpHost.ts';
import { innerDetails, recordingLog, serviceSecret } from '../../../subgraphs/shared/tests/hosting/testSubgraph.ts';
import { forge, start } from '../../../subgraphs/shared/tests/trust/tokenWorkshop.ts';
import { createHttpSource } from '../../src/httpSource.ts';
import { json, send, smallSubgraphs, testRouter } from './smallGraph.ts';

const clock = manualClock(start);

const overHttp = async (name: 'course' | 'payment') => {
  const { log, lines } = recordingLog(name);
  const small = smallSubgraphs();
  const host = await startHttpHost({ subgraph: small[name], serviceSecret, clock, log, revocations: null, host: '127.0.0.1', port: 0 });
  const source = createHttpSource({ subgraph: name, url: host.url, serviceSecret, clock, log });
  onTestFinished(async () => {
    await source.close();
    await host.close();
  });
  return { source, lines, host };
};

const answering = async (listener: RequestListener) => {
  const { log, lines } = recordingLog('router');
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const source = createHttpSource({ subgraph: 'payment', url: `http://127.0.0.1:${String(address.port)}`, serviceSecret, clock, log });
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await source.close();
  });
  return { source, lines };
};

const masked = (code: string) => ({
  data: { course: { title: 'Course 1', price: null } },
  errors: [{ message: expect.any(String), extensions: { code, request_id: expect.stringMatching(/^req_/) } }],
});

test('a subgraph that is down costs its own fields only, with a masked error that names the request', async () => {
  const { ask } = await testRouter({ sources: { payment: { execute: () => Promise.reject(serviceUnavailable()) } } });
  const { status, json: body, headers } = await ask('{ course(id: "1") { title price } }');
  expect(status).toBe(200);
  expect(body).toMatchObject(masked('SERVICE_UNAVAILABLE'));
  expect(body).toMatchObject({
    errors: [
      {
        message: 'Une partie du service est indisponible. Réessayez dans un instant.',
        extensions: { request_id: headers['x-request-id'] },
      },
    ],
  });
  const other = await ask('{ caller wallet plans }');
  expect(other.json).toMatchObject({ data: { wallet: null, plans: null } });
  expect(JSON.stringify(other.json)).toContain('"caller":"{');
});

test('a subgraph that nobody answers for is unavailable too', async () => {
  const { log } = recordingLog('router');
  const source = createHttpSource({ subgraph: 'payment', url: 'http://127.0.0.1:1', serviceSecret, clock, log });
  onTestFinished(() => source.close());
  const { ask } = await testRouter({ sources: { payment: source } });
  const { json: body, text } = await ask('{ course(id: "1") { title price } }');
  expect(body).toMatchObject(masked('SERVICE_UNAVAILABLE'));
  expect(text).not.toMatch(/ECONN|127\.0\.0\.1|:1\b.*refused/);
});

const whole = '{"data":{"_entities":[{"price":1}]}}';
const nonsense: [string, RequestListener][] = [
  ['HTML', (_, answer) => void answer.setHeader('content-type', 'text/html').end('<html>nginx 10.1.2.3:27017 502</html>')],
  ['truncated JSON', (_, answer) => void answer.end(whole.slice(0, 20))],
  ['nothing', (_, answer) => void answer.end()],
  ['a number', (_, answer) => void answer.end('42')],
  ['null', (_, answer) => void answer.end('null')],
  ['an empty object', (_, answer) => void answer.end('{}')],
  ['a list', (_, answer) => void answer.end(`[${whole}]`)],
  ['data that is a text', (_, answer) => void answer.end('{"data":"mongodb://db.internal"}')],
  ['errors that are a text', (_, answer) => void answer.end('{"data":null,"errors":"mongodb://db.internal"}')],
  [
    'a refusal of our proof',
    (_, answer) => void answer.writeHead(401).end('{"errors":[{"message":"UNAUTHENTICATED","extensions":{"code":"UNAUTHENTICATED"}}]}'),
  ],
  [
    'a connection cut in the middle',
    (_, answer) => void answer.writeHead(200, { 'content-length': '1000' }).write(whole, () => answer.destroy()),
  ],
  ['ten megabytes', (_, answer) => void answer.end(`{"data":{"_entities":[{"price":1}]},"extensions":"${'x'.repeat(10 * 1024 * 1024)}"}`)],
];
test.each(nonsense)('a subgraph that answers %s is one that is unavailable', { tags: ['E24'] }, async (_, listener) => {
  const { source, lines } = await answering(listener);
  const { ask } = await testRouter({ sources: { payment: source } });
  const { status, json: body, text } = await ask('{ course(id: "1") { title price } }');
  expect({ status, body }).toMatchObject({ status: 200, body: masked('SERVICE_UNAVAILABLE') });
  expect(text).not.toMatch(innerDetails);
  expect(lines.length).toBeGreaterThanOrEqual(1);
  for (const line of lines) expect(line['request_id']).toMatch(/^req_/);
});

test.each([
  ['entities that are a text', '{"data":{"_entities":"db.internal"}}'],
  ['no entities', '{"data":{"other":1}}'],
  [
    'an error with a code of nobody',
    '{"data":{"_entities":[null]},"errors":[{"message":"connect ECONNREFUSED 10.1.2.3:27017","extensions":{"code":"MONGO_DOWN","host":"db.internal"}}]}',
  ],
  ['an error without extensions', '{"data":{"_entities":[null]},"errors":[{"message":"connect ECONNREFUSED 10.1.2.3:27017"}]}'],
])('a subgraph that answers %s is a masked fault', { tags: ['E24'] }, async (_, text) => {
  const { source } = await answering((__, answer) => void answer.end(text));
  const { ask } = await testRouter({ sources: { payment: source } });
  const answer = await ask('{ course(id: "1") { title price } }');
  expect(answer.json).toMatchObject({ data: { course: { title: 'Course 1', price: null } } });
  expect(answer.json).toMatchObject({
    errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR', request_id: expect.stringMatching(/^req_/) } }],
  });
  expect(answer.text).not.toMatch(innerDetails);
  expect(answer.text).not.toContain('serviceName');
});

test('a subgraph that does not answer in time is TIMEOUT', async () => {
  const { source } = await answering(() => undefined);
  const { ask } = await testRouter({ sources: { payment: source }, deadlineMs: 300 });
  expect((await ask('{ course(id: "1") { title price } }')).json).toMatchObject(masked('TIMEOUT'));
});

test(
  'one request has one id in the logs of the router and of both subgraphs, and it is not the one the client sent',
  { tags: ['H11', 'F3'] },
  async () => {
    const [course, payment] = [await overHttp('course'), await overHttp('payment')];
    const { ask, lines } = await testRouter({ sources: { course: course.source, payment: payment.source } });
    const { json: body, headers } = await ask('query Page { course(id: "1") { title price } caller }', {
      headers: ['x-request-id', 'req_client', 'x-har-identity', 'forged', 'x-user-id', 'usr_admin', 'authorization', `Bearer ${forge()}`],
    });
    expect(body).toMatchObject({ data: { course: { title: 'Course 1', price: 1999 } } });
    expect(JSON.stringify(body)).toContain('usr_1');
    expect(JSON.stringify(body)).not.toContain('usr_admin');
    const id = headers['x-request-id'];
    expect(id).toMatch(/^req_[0-9a-z]{26}$/);
    const logs = { router: lines, course: course.lines, payment: payment.lines };
    for (const [service, found] of Object.entries(logs)) {
      const about = found.filter((line) => line['request_id'] !== undefined);
      expect({ service, ids: [...new Set(about.map((line) => line['request_id']))] }).toEqual({ service, ids: [id] });
      for (const line of about) {
        expect(line).toMatchObject({
          service,
          level: 'info',
          time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
          message: expect.any(String),
        });
      }
    }
  },
);

test('each cookie has a separate line, and no script and no other site can read it', async () => {
  const both = [
    await testRouter(),
    await testRouter({ sources: { course: (await overHttp('course')).source, payment: (await overHttp('payment')).source } }),
  ];
  for (const { ask } of both) {
    const { headers } = await ask('mutation { refreshTokens pay }');
    expect(headers['set-cookie']).toEqual(
      ['har_refresh', 'har_hint', 'pay'].map(
        (name) => `${name}=value-of-${name}; Path=/graphql; Max-Age=60; HttpOnly; Secure; SameSite=Strict`,
      ),
    );
    expect(headers['retry-after']).toBe('3');
    expect((await ask('{ caller }')).headers['set-cookie']).toBeUndefined();
  }
});

test('changes are made by POST with JSON only, one operation at a time', async () => {
  const { url, changes } = await testRouter();
  const query = 'mutation { change }';
  const inUrl = `${url}?query=${encodeURIComponent(query)}`;
  const body = JSON.stringify({ query });
  const attempts: Parameters<typeof send>[0][] = [
    { url: inUrl, method: 'GET' },
    { url: inUrl, method: 'GET', headers: ['apollo-require-preflight', 'true'] },
    { url: inUrl, method: 'GET', headers: [...json] },
    { url: inUrl, method: 'HEAD' },
    { url: inUrl, method: 'OPTIONS' },
    { url: inUrl, method: 'POST', headers: [...json] },
    { url, headers: ['content-type', 'application/x-www-form-urlencoded'], body: `query=${encodeURIComponent(query)}` },
    { url, headers: ['content-type', 'application/x-www-form-urlencoded'], body },
    { url, headers: ['content-type', 'text/plain'], body },
    { url, headers: ['content-type', 'multipart/form-data; boundary=x'], body },
    { url, headers: [], body },
    { url, headers: [...json], body: `[${body}]` },
    { url, headers: [...json], body: `[${body},${body}]` },
    { url, headers: [...json], body: '{' },
    { url, headers: [...json], body: '"x"' },
    { url, method: 'PUT', headers: [...json], body },
  ];
  for (const attempt of attempts) {
    const { status, text } = await send(attempt);
    expect({ attempt, refused: status >= 400 && status < 500 }).toEqual({ attempt, refused: true });
    expect(text).not.toMatch(innerDetails);
  }
  expect(changes).toEqual([]);
  expect((await send({ url, headers: [...json], body })).status).toBe(200);
  expect(changes).toEqual(['change']);
});
