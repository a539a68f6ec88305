import { expect, test } from 'vitest';
import { deadlineIn } from '#shared/concurrency/deadline.ts';
import { createIdentitySigner } from '#shared/trust/identity.ts';
import { serviceSecret } from '../../../subgraphs/shared/tests/hosting/testSubgraph.ts';
import { forge, start } from '../../../subgraphs/shared/tests/trust/tokenWorkshop.ts';
import { testRouter } from '../unit/smallGraph.ts';

const claim = JSON.stringify({ kind: 'user', userId: 'usr_admin', sessionId: 'ses_admin', roles: ['ADMIN'] });
const sealed = createIdentitySigner({ secret: serviceSecret, clock: { now: () => start } }).sign({
  subgraph: 'course',
  body: '',
  caller: {
    viewer: { kind: 'user', userId: 'usr_admin', sessionId: 'ses_admin', roles: ['ADMIN'], issuedAt: start, authenticatedAt: start },
    locale: 'en',
    requestId: 'req_client',
    deadline: deadlineIn(10_000),
    client: { ip: '203.0.113.9', userAgent: null },
    refreshCookie: 'stolen',
  },
});

const spellings: readonly (readonly string[])[] = [
  ['x-user-id', 'usr_admin'],
  ['X-User-Id', 'usr_admin'],
  ['X-USER-ID', 'usr_admin'],
  ['x_user_id', 'usr_admin'],
  ['x-userid', 'usr_admin'],
  ['x-user', claim],
  ['user-id', 'usr_admin'],
  ['x-user-id', 'usr_1', 'x-user-id', 'usr_admin'],
  ['x-user-id', 'usr_1, usr_admin'],
  ['x-roles', 'ADMIN'],
  ['X-Roles', '["ADMIN"]'],
  ['x-role', 'ADMIN'],
  ['x_roles', 'ADMIN'],
  ['x-user-roles', 'ADMIN'],
  ['x-internal-user', claim],
  ['x-internal-token', 'true'],
  ['X-Internal-Auth', claim],
  ['x-internal-request', '1'],
  ['x-router-signature', sealed],
  ['X-Router-Signature', 'true', 'x-router-signature', sealed],
  ['x-har-identity', sealed],
  ['X-HAR-Identity', sealed],
  ['x_har_identity', sealed],
  ['x-har-identity', sealed, 'X-Har-Identity', sealed],
  ['x-har-service', sealed],
  ['x-har-response', sealed],
  ['x-request-id', 'req_client'],
  ['X-Request-ID', 'req_client', 'x-request-id', 'req_client2'],
  ['x_request_id', 'req_client'],
  ['request-id', 'req_client'],
  ['x-correlation-id', 'req_client'],
  ['traceparent', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'],
  ['forwarded', 'for=203.0.113.9;by=203.0.113.9;host=course'],
  ['x-forwarded-for', '203.0.113.9'],
  ['X-Forwarded-For', '203.0.113.9', 'x-forwarded-for', '127.0.0.1'],
  ['x-forwarded-user', 'usr_admin'],
  ['x-real-ip', '203.0.113.9'],
  ['true-client-ip', '203.0.113.9'],
  ['cf-connecting-ip', '203.0.113.9'],
  ['x-authenticated-user', 'usr_admin'],
  ['x-apollo-user', claim],
  ['x-session-id', 'ses_admin'],
  ['x-har-viewer', claim],
  ['proxy-authorization', `Bearer ${forge()}`],
  ['cookie', `authorization=Bearer ${forge()}; user_id=usr_admin; roles=ADMIN`],
];

const callerSeen = async (headers: readonly string[]) => {
  const { ask, course } = await testRouter();
  const answer = await ask('{ caller }', { headers });
  const caller = course.received[0]?.caller;
  if (!caller) throw new Error(`the source was not asked: ${answer.text}`);
  expect(course.received).toHaveLength(1);
  expect(answer.headers['x-request-id']).toBe(caller.requestId);
  const { requestId, ...rest } = caller;
  expect(requestId).toMatch(/^req_[0-9a-z]{26}$/);
  return { requestId, rest };
};

test('there are thirty spellings and more', { tags: ['F3'] }, () => {
  expect(new Set(spellings.map((headers) => headers.join('|'))).size).toBeGreaterThanOrEqual(30);
});

test.each(spellings.map((headers) => ({ name: headers.filter((_, index) => index % 2 === 0).join(' and '), headers })))(
  '$name of a client changes neither an anonymous caller nor a signed-in one',
  { tags: ['F3'] },
  async ({ headers }) => {
    const plain = await callerSeen([]);
    const claimed = await callerSeen(headers);
    expect(claimed.rest).toEqual(plain.rest);
    expect(claimed.rest.viewer).toEqual({ kind: 'anonymous' });
    expect(claimed.rest.client.ip).toBe('127.0.0.1');
    expect(claimed.requestId).not.toContain('client');

    const token = ['authorization', `Bearer ${forge()}`];
    expect((await callerSeen([...token, ...headers])).rest).toEqual((await callerSeen(token)).rest);
  },
);

test('only a proxy that the operator named may say where a client is', { tags: ['F3'] }, async () => {
  const trusted = await testRouter({ trustedProxies: ['127.0.0.1'] });
  await trusted.ask('{ caller }', { headers: ['x-forwarded-for', '198.51.100.7, 203.0.113.9'] });
  expect(trusted.course.received[0]?.caller.client.ip).toBe('203.0.113.9');
  const distrusted = await testRouter({ trustedProxies: ['10.0.0.0/8'] });
  await distrusted.ask('{ caller }', { headers: ['x-forwarded-for', '203.0.113.9'] });
  expect(distrusted.course.received[0]?.caller.client.ip).toBe('127.0.0.1');
});

test('what a trusted proxy passes on is an address, or it is none, of whatever length', { tags: ['F3'] }, async () => {
  const { ask, course } = await testRouter({ trustedProxies: ['127.0.0.1'] });
  const sent = ['evil', '%', '1.2.3.4:80', `fe80::1%${'a'.repeat(8_000)}`, 'x'.repeat(12_000), '2001:db8::7', ','.repeat(8_000)];
  for (const address of sent) expect((await ask('{ caller }', { headers: ['x-forwarded-for', address] })).status).toBe(200);
  expect(course.received.map(({ caller }) => caller.client.ip)).toEqual([null, null, null, 'fe80::1', null, '2001:db8::7', '127.0.0.1']);
});

test('each request has a different id', { tags: ['F3'] }, async () => {
  const { ask, course } = await testRouter();
  for (let count = 0; count < 5; count += 1) await ask('{ caller }', { headers: ['x-request-id', 'same'] });
  expect(new Set(course.received.map(({ caller }) => caller.requestId)).size).toBe(5);
});
