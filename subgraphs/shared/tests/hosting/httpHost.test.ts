import { randomBytes } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { manualClock } from '../../clock.ts';
import { createProcessLimitStore } from '../../limits/processLimitStore.ts';
import { testRedis } from '../limits/redisServer.ts';
import { createHttpApp, startHttpHost } from '../../hosting/httpHost.ts';
import type { Subgraph } from '../../hosting/subgraph.ts';
import { createIdentitySigner } from '../../trust/identity.ts';
import { createResponseVerifier } from '../../trust/responseHeader.ts';
import { createServiceSigner } from '../../trust/serviceProof.ts';
import type { SignedIn } from '../../viewer.ts';
import { callerOf, innerDetails, now, recordingLog, serviceSecret, signedIn, testSubgraph } from './testSubgraph.ts';

const json = { 'content-type': 'application/json' };
const bodyOf = (query: string): string => JSON.stringify({ query });
const refused = { status: 401, body: '{"errors":[{"message":"UNAUTHENTICATED","extensions":{"code":"UNAUTHENTICATED"}}]}' };

const plainly = (error: string): unknown => expect.stringMatching(new RegExp(`^\\{"error":"${error}","request_id":"req_[0-9a-z]{26}"\\}$`));

const host = async ({
  subgraph = testSubgraph(),
  revocations = null,
}: {
  subgraph?: Subgraph & { executed: string[] };
  revocations?: { isRevoked(viewer: SignedIn): boolean; isStale(): boolean } | null;
} = {}) => {
  const clock = manualClock(now);
  const { log, lines } = recordingLog('course');
  const app = await createHttpApp({ subgraph, serviceSecret, clock, log, revocations });
  onTestFinished(() => app.close());
  const sign = createIdentitySigner({ secret: serviceSecret, clock }).sign;
  const inject = async (options: {
    method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS' | 'HEAD';
    url?: string;
    headers?: Record<string, string>;
    payload?: string;
  }) => {
    const answer = await app.inject({ method: 'POST', url: '/graphql', ...options });
    return { status: answer.statusCode, body: answer.body, headers: answer.headers };
  };
  const ask = (query: string, changes: Parameters<typeof callerOf>[0] = {}) => {
    const payload = bodyOf(query);
    return inject({
      payload,
      headers: { ...json, 'x-har-identity': sign({ subgraph: 'course', body: payload, caller: callerOf(changes) }) },
    });
  };
  return { app, clock, lines, sign, inject, ask, executed: subgraph.executed };
};

const dataQueries = {
  _entities: '{ _entities(representations: [{ __typename: "Course", id: "1" }]) { ... on Course { title } } }',
  _service: '{ _service { sdl } }',
  'a public query': '{ course(id: "1") { title } }',
  'a guarded query': '{ mine }',
  'a mutation': 'mutation { signIn(name: "a") }',
  introspection: '{ __schema { types { name } } }',
  __typename: '{ __typename }',
  'a field that does not exist': '{ nothing }',
  'no GraphQL at all': '{{{',
};

test.each(Object.entries(dataQueries))(
  'without the proof of the router %s gets the same refusal and nothing is executed',
  { tags: ['F1'] },
  async (_, query) => {
    const { inject, executed } = await host();
    const { status, body } = await inject({ payload: bodyOf(query), headers: json });
    expect({ status, body }).toEqual(refused);
    expect(executed).toEqual([]);
  },
);

test('each caller without proof is a security event, with what is wrong and nothing of what was sent', { tags: ['H14'] }, async () => {
  const { inject, lines, clock, sign } = await host();
  const payload = bodyOf('{ course(id: "top-secret") { title } }');
  const identity = sign({ subgraph: 'course', body: payload, caller: callerOf() });
  await inject({ payload, headers: json });
  await inject({ payload, headers: { ...json, 'x-har-identity': 'made up' } });
  clock.advance(31_000);
  await inject({ payload, headers: { ...json, 'x-har-identity': identity } });
  const events = lines.filter((line) => line['security_event'] === 'service_proof_refused');
  expect(events.map(({ level, path, reason }) => ({ level, path, reason }))).toEqual(
    ['missing', 'malformed', 'expired'].map((reason) => ({ level: 'warn', path: '/graphql', reason })),
  );
  expect(new Set(events.map((line) => line['request_id'])).size).toBe(3);
  expect(JSON.stringify(lines)).not.toContain('top-secret');
});

test('no body, no type and no header makes a difference to a caller without proof', { tags: ['F1'] }, async () => {
  const { inject, executed } = await host();
  const query = dataQueries['a public query'];
  const bodies: { payload?: string; headers?: Record<string, string> }[] = [
    { payload: `query=${encodeURIComponent(query)}`, headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    { payload: bodyOf(query), headers: { 'content-type': 'text/plain' } },
    { payload: query, headers: { 'content-type': 'application/graphql' } },
    { payload: bodyOf(query), headers: {} },
    { payload: `[${bodyOf(query)}]`, headers: json },
    { payload: 'not json', headers: json },
    { payload: '', headers: json },
    {},
    { payload: bodyOf(query), headers: { 'content-type': 'multipart/form-data; boundary=x', 'apollo-require-preflight': 'true' } },
  ];
  for (const sent of bodies) {
    const { status, body } = await inject(sent);
    expect({ sent, status, body }).toEqual({ sent, ...refused });
    const inUrl = await inject({ ...sent, url: `/graphql?query=${encodeURIComponent(query)}` });
    expect({ sent, status: inUrl.status, body: inUrl.body }).toEqual({ sent, ...refused });
  }
  expect(executed).toEqual([]);
});

test('other methods and paths answer as if nothing were there, with a proof too', { tags: ['F1'] }, async () => {
  const { inject, sign, executed } = await host();
  const query = `/graphql?query=${encodeURIComponent(dataQueries['a public query'])}`;
  const proof = { ...json, 'x-har-identity': sign({ subgraph: 'course', body: '', caller: callerOf() }) };
  for (const headers of [json, proof]) {
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const) {
      for (const url of ['/graphql', query]) {
        const { status, body } = await inject({ method, url, headers });
        expect({ method, url, status, body }).toEqual({ method, url, status: 404, body: plainly('NOT_FOUND') });
      }
    }
    for (const url of ['/', '/graphql/', '/GRAPHQL', '/graphiql', '/.well-known/apollo/server-health', '/metrics', '/%67raphql/x']) {
      expect({ url, status: (await inject({ method: 'GET', url, headers })).status }).toEqual({ url, status: 404 });
    }
  }
  expect((await inject({ method: 'HEAD', headers: json })).status).toBe(404);
  expect(executed).toEqual([]);
});

test('no header that a caller makes up stands for the proof', { tags: ['F1'] }, async () => {
  const { inject, executed } = await host();
  const payload = bodyOf(dataQueries['a public query']);
  const stranger = createIdentitySigner({ secret: randomBytes(32).toString('base64'), clock: manualClock(now) });
  const service = createServiceSigner({ secret: serviceSecret, clock: manualClock(now) });
  const claims = JSON.stringify({ v: 1, aud: 'course', iat: now.getTime(), exp: now.getTime() + 30_000, content: callerOf() });
  const made: Record<string, string> = {
    'another secret': stranger.sign({ subgraph: 'course', body: payload, caller: callerOf({ viewer: signedIn('ADMIN') }) }),
    'the proof of a service': service.signService({ subgraph: 'course', method: 'POST', pathAndQuery: '/graphql', body: payload }),
    'plain JSON': claims,
    'base64 without a mac': Buffer.from(claims).toString('base64url'),
    'an empty mac': `${Buffer.from(claims).toString('base64url')}.`,
    'a mac of zeros': `${Buffer.from(claims).toString('base64url')}.${Buffer.alloc(32).toString('base64url')}`,
    'the secret itself': serviceSecret,
    true: 'true',
    router: 'router',
    blank: ' ',
  };
  for (const [what, value] of Object.entries(made)) {
    const { status, body } = await inject({ payload, headers: { ...json, 'x-har-identity': value } });
    expect({ what, status, body }).toEqual({ what, ...refused });
  }
  const names = [
    'x-har-service',
    'x-user-id',
    'x-roles',
    'x-internal-token',
    'x-router-signature',
    'authorization',
    'x-har-response',
    'cookie',
    'x-forwarded-for',
    'forwarded',
    'x-apollo-gateway',
    'x_har_identity',
    'x-har-identity-2',
  ];
  for (const name of names) {
    const value = stranger.sign({ subgraph: 'course', body: payload, caller: callerOf() });
    const { status, body } = await inject({ payload, headers: { ...json, [name]: name === 'authorization' ? `Bearer ${value}` : value } });
    expect({ name, status, body }).toEqual({ name, ...refused });
  }
  expect(executed).toEqual([]);
});

test('a proof is good for one subgraph and one body, for thirty seconds', { tags: ['F2'] }, async () => {
  const { inject, sign, clock, executed } = await host();
  const payload = bodyOf(dataQueries['a public query']);
  const caller = callerOf({ viewer: signedIn('ADMIN') });
  const attempt = async (headers: Record<string, string>, body = payload) => {
    const { status, body: answer } = await inject({ payload: body, headers: { ...json, ...headers } });
    return status === 200 ? 'answered' : { status, body: answer };
  };
  const proof = { 'x-har-identity': sign({ subgraph: 'course', body: payload, caller }) };

  expect(await attempt(proof)).toBe('answered');
  expect(await attempt({ 'x-har-identity': sign({ subgraph: 'payment', body: payload, caller }) })).toEqual(refused);
  expect(await attempt(proof, bodyOf('{ administration }'))).toEqual(refused);
  expect(await attempt(proof, `${payload} `)).toEqual(refused);
  expect(await attempt(proof, '')).toEqual(refused);
  clock.advance(30_000);
  expect(await attempt(proof)).toBe('answered');
  clock.advance(1);
  expect(await attempt(proof)).toEqual(refused);
  expect(executed).toHaveLength(2);
});

test('a proof from a clock that is far ahead is refused as well', { tags: ['F2'] }, async () => {
  const { inject, sign, clock } = await host();
  const payload = bodyOf('{ caller }');
  clock.advance(60_000);
  const header = sign({ subgraph: 'course', body: payload, caller: callerOf() });
  clock.advance(-60_000);
  const { status, body } = await inject({ payload, headers: { ...json, 'x-har-identity': header } });
  expect({ status, body }).toEqual(refused);
});

test(
  'a proof carries out one mutation, however often and however many at once it comes; queries may be read again',
  { tags: ['F2'] },
  async () => {
    const { inject, sign, executed, lines } = await host();
    const payload = bodyOf('mutation { signIn(name: "a") }');
    const headers = { ...json, 'x-har-identity': sign({ subgraph: 'course', body: payload, caller: callerOf() }) };
    const answers = await Promise.all(Array.from({ length: 20 }, () => inject({ payload, headers })));
    answers.push(await inject({ payload, headers }));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(20).fill(401)]);
    expect(answers.filter(({ body }) => body.includes('"signIn":"a"'))).toHaveLength(1);
    for (const { body, status } of answers) if (status === 401) expect(body).toMatch(/UNAUTHENTICATED/);
    const events = lines.filter((line) => line['security_event'] === 'service_proof_refused');
    expect(events.map(({ reason }) => reason)).toEqual(Array<string>(20).fill('used_before'));

    // The same mutation of the same request, signed anew, is another one.
    const again = { ...json, 'x-har-identity': sign({ subgraph: 'course', body: payload, caller: callerOf() }) };
    expect((await inject({ payload, headers: again })).status).toBe(200);
    const query = bodyOf('{ course(id: "1") { title } }');
    const proof = { ...json, 'x-har-identity': sign({ subgraph: 'course', body: query, caller: callerOf() }) };
    expect([await inject({ payload: query, headers: proof }), await inject({ payload: query, headers: proof })]).toMatchObject([
      { status: 200 },
      { status: 200 },
    ]);
    expect(executed.length).toBeGreaterThan(0);
  },
);

test('replicas that share a Redis carry out a mutation once, and without Redis each once', { tags: ['F2'] }, async () => {
  const redis = await testRedis();
  const replica = async () => {
    const clock = manualClock(now);
    const { log } = recordingLog('course');
    const proofs = createProcessLimitStore({ redisUrl: redis.url, clock, log });
    await proofs.start();
    const app = await createHttpApp({ subgraph: testSubgraph(), serviceSecret, clock, log, revocations: null, proofStore: proofs.store });
    onTestFinished(async () => {
      await app.close();
      proofs.stop();
    });
    return app;
  };
  const replicas = [await replica(), await replica(), await replica()];
  const statuses = async (): Promise<number[]> => {
    const payload = bodyOf('mutation { signIn(name: "a") }');
    const sign = createIdentitySigner({ secret: serviceSecret, clock: manualClock(now) }).sign;
    const headers = { ...json, 'x-har-identity': sign({ subgraph: 'course', body: payload, caller: callerOf() }) };
    const sent = [...replicas, ...replicas].map((app) => app.inject({ method: 'POST', url: '/graphql', payload, headers }));
    return (await Promise.all(sent)).map(({ statusCode }) => statusCode).sort();
  };
  expect(await statuses()).toEqual([200, 401, 401, 401, 401, 401]);
  await redis.kill();
  expect(await statuses()).toEqual([200, 200, 200, 401, 401, 401]);
});

test('with the proof the subgraph sees exactly the caller whom the router named', async () => {
  const { ask } = await host();
  const caller = callerOf({ viewer: signedIn('LEARNER', 'INSTRUCTOR'), locale: 'en', refreshCookie: 'r', requestId: 'req_9' });
  const { status, body } = await ask('{ caller mine course(id: "1") { title notes } }', caller);
  expect(status).toBe(200);
  expect(JSON.parse(body)).toEqual({
    data: {
      caller: JSON.stringify({
        viewer: caller.viewer,
        locale: 'en',
        requestId: 'req_9',
        client: caller.client,
        refreshCookie: 'r',
      }),
      mine: 'mine',
      course: { title: 'Course 1', notes: 'notes' },
    },
  });
});

test('a list of operations in one body is refused, with a proof too', async () => {
  const { inject, sign, executed } = await host();
  const payload = `[${bodyOf('{ caller }')},${bodyOf('{ caller }')}]`;
  const { body } = await inject({
    payload,
    headers: { ...json, 'x-har-identity': sign({ subgraph: 'course', body: payload, caller: callerOf() }) },
  });
  expect(body).not.toContain('"data"');
  expect(executed.length).toBeLessThanOrEqual(1);
});

test('a session that was revoked is unauthenticated although the router did not know yet, and an anonymous caller is served', async () => {
  const revocations = { isRevoked: ({ sessionId }: SignedIn) => sessionId === 'ses_1', isStale: () => false };
  const { ask, executed } = await host({ revocations });
  const { body } = await ask('{ caller mine }', { viewer: signedIn('ADMIN') });
  expect(JSON.parse(body)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  expect(body).not.toContain('"data"');
  expect(executed).toEqual([]);
  expect(JSON.parse((await ask('{ course(id: "1") { id } }')).body)).toEqual({ data: { course: { id: '1' } } });
  expect(JSON.parse((await ask('{ mine }', { viewer: { ...signedIn(), sessionId: 'ses_2' } })).body)).toEqual({ data: { mine: 'mine' } });
});

test('while the list of revoked sessions is too old signed-in callers are asked to wait, anonymous ones are served', async () => {
  const { ask } = await host({ revocations: { isRevoked: () => false, isStale: () => true } });
  const { body } = await ask('{ mine }', { viewer: signedIn() });
  expect(JSON.parse(body)).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
  expect(JSON.parse((await ask('{ course(id: "1") { id } }')).body)).toEqual({ data: { course: { id: '1' } } });
});

test('what the subgraph says of the HTTP answer travels signed and bound to the request', async () => {
  const { ask, clock } = await host();
  const { headers } = await ask('mutation { signIn(name: "ana") }');
  expect(headers['set-cookie']).toBeUndefined();
  const header = String(headers['x-har-response']);
  const { verify } = createResponseVerifier({ secret: serviceSecret, clock });
  expect(verify({ subgraph: 'course', requestId: 'req_1', header })).toEqual({
    ok: true,
    value: { cookies: [{ name: 'har_refresh', value: 'token-of-ana', path: '/graphql', maxAgeSeconds: 60 }], retryAfterSeconds: null },
  });
  expect(verify({ subgraph: 'course', requestId: 'req_2', header }).ok).toBe(false);
  expect(verify({ subgraph: 'auth', requestId: 'req_1', header }).ok).toBe(false);
});

test('nothing of the inside is in the answer of a subgraph either', { tags: ['E24'] }, async () => {
  const { ask } = await host();
  const { body } = await ask('{ crash down busy wrong coded }');
  expect(body).not.toMatch(innerDetails);
  expect(JSON.parse(body)).toMatchObject({ data: { crash: null, down: null, busy: null, wrong: null, coded: null } });
});

test('every line about a request is JSON with its time, level, service and request id', { tags: ['H11'] }, async () => {
  const { ask, lines, inject } = await host();
  await ask('{ crash }', { requestId: 'req_7' });
  await inject({ payload: '{}', headers: json });
  await inject({ method: 'GET', url: '/broken' });
  expect(lines.length).toBeGreaterThanOrEqual(4);
  for (const line of lines) {
    expect(line).toMatchObject({ service: 'course', level: expect.stringMatching(/^(info|warn|error)$/), message: expect.any(String) });
    expect(line['time']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(line['request_id']).toMatch(/^req_/);
  }
  expect(lines.filter((line) => line['request_id'] === 'req_7').map(({ message }) => message)).toEqual([
    'an operation failed',
    'operation executed',
  ]);
});

test('a client names its operations: a line holds 100 characters of a name', { tags: ['H11'] }, async () => {
  const { ask, lines } = await host();
  await ask(`query ${'a'.repeat(5_000)} { caller }`);
  expect(lines.filter(({ message }) => message === 'operation executed').map(({ operation }) => operation)).toEqual(['a'.repeat(100)]);
});

test('health says whether the process lives and whether it is ready', async () => {
  let isReady = false;
  const { inject } = await host({ subgraph: { ...testSubgraph(), isReady: () => isReady } });
  const get = async (url: string) => {
    const { status, body } = await inject({ method: 'GET', url });
    return { status, body: JSON.parse(body) as unknown };
  };
  expect(await get('/health/live')).toEqual({ status: 200, body: { status: 'live' } });
  expect(await get('/health/ready')).toEqual({ status: 503, body: { status: 'starting', subgraph: 'starting' } });
  isReady = true;
  expect(await get('/health/ready')).toEqual({ status: 200, body: { status: 'ready', subgraph: 'ready' } });
});

test('a service route answers only a proof of this very request; a public one keeps the bytes as they came', { tags: ['F1'] }, async () => {
  const { inject, clock, sign } = await host();
  const signer = createServiceSigner({ secret: serviceSecret, clock });
  const get = async (header?: string, url = '/internal/list') => {
    const { status, body } = await inject({
      method: 'GET',
      url,
      ...(header === undefined ? {} : { headers: { 'x-har-service': header } }),
    });
    return { status, body };
  };
  const no = { status: 401, body: '{"error":"UNAUTHENTICATED"}' };
  const proof = signer.signService({ subgraph: 'course', method: 'GET', pathAndQuery: '/internal/list' });
  expect(await get()).toEqual(no);
  expect(await get('static')).toEqual(no);
  expect(await get(sign({ subgraph: 'course', body: '', caller: callerOf({ viewer: signedIn('ADMIN') }) }))).toEqual(no);
  expect(await get(signer.signService({ subgraph: 'auth', method: 'GET', pathAndQuery: '/internal/list' }))).toEqual(no);
  expect(await get(proof, '/internal/list?after=x')).toEqual(no);
  expect(await get(proof)).toEqual({ status: 200, body: '{"list":["internal"]}' });
  clock.advance(30_001);
  expect(await get(proof)).toEqual(no);

  const heard = await inject({ url: '/webhooks/test?of=x', payload: '{"a": 1} ', headers: json });
  expect({ status: heard.status, body: JSON.parse(heard.body) as unknown }).toEqual({
    status: 202,
    body: { heard: '{"a": 1} ', query: 'x' },
  });
  expect((await inject({ url: '/webhooks/test', payload: 'x'.repeat(1_001), headers: json })).status).toBe(413);
  const broken = await inject({ method: 'GET', url: '/broken' });
  expect({ status: broken.status, body: broken.body, wait: broken.headers['retry-after'] }).toEqual({
    status: 503,
    body: '{"error":"SERVICE_UNAVAILABLE"}',
    wait: '1',
  });
});

test('a body beyond the limit is refused with a code and no details', async () => {
  const { inject } = await host();
  const { status, body } = await inject({ payload: 'x'.repeat(4 * 1024 * 1024 + 1), headers: json });
  expect({ status, body }).toEqual({ status: 413, body: plainly('BAD_REQUEST') });
});

test('an address that cannot be read is refused with a code and no details', async () => {
  const { inject } = await host();
  const { status, body } = await inject({ method: 'GET', url: '/%ff' });
  expect({ status, body }).toEqual({ status: 400, body: plainly('BAD_REQUEST') });
});

test('a host listens where it is told, and no longer once it is closed', async () => {
  const { log } = recordingLog('course');
  const running = await startHttpHost({
    subgraph: testSubgraph(),
    serviceSecret,
    clock: manualClock(now),
    log,
    revocations: null,
    host: '127.0.0.1',
    port: 0,
  });
  expect((await fetch(`${running.url}/health/live`)).status).toBe(200);
  await running.close();
  await expect(fetch(`${running.url}/health/live`)).rejects.toThrow();
});
