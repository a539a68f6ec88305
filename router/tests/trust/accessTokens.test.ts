import { expect, test } from 'vitest';
import { SigningKeysUnavailable } from '#shared/trust/jwks.ts';
import { claims, forge, forgeUnsigned, startSeconds, strangerPair } from '../../../subgraphs/shared/tests/trust/tokenWorkshop.ts';
import { json, send, testRouter } from '../unit/smallGraph.ts';

const bearer = (token: string): readonly string[] => ['authorization', `Bearer ${token}`];
const good = bearer(forge());
const expired = bearer(forge({ body: { ...claims, iat: startSeconds - 2_000, exp: startSeconds - 1_000 } }));

const refusedTokens: [string, readonly string[]][] = [
  ['an expired token', expired],
  ['a token of another key', bearer(forge({ key: strangerPair.privateKey }))],
  ['a token without a signature', bearer(forgeUnsigned('none'))],
  ['a token of another issuer', bearer(forge({ body: { ...claims, iss: 'https://elsewhere.test' } }))],
  ['a text', bearer('nonsense')],
  ['another scheme', ['authorization', 'Basic dXNlcjpwYXNz']],
  ['an empty header', ['authorization', '']],
  ['a good token sent twice', [...good, ...good]],
  ['a good token and another spelling of the header', ['Authorization', `Bearer ${forge()}`, 'AUTHORIZATION', 'Bearer x']],
  ['a bad token behind a good one', [...good, ...bearer('x')]],
  ['two tokens in one header', ['authorization', `Bearer ${forge()}, Bearer ${forge()}`]],
];

test.each(refusedTokens)('%s is HTTP 401 and UNAUTHENTICATED, never an anonymous visit', async (_, headers) => {
  const { ask, course, payment, lines } = await testRouter();
  for (const query of [
    '{ caller }',
    '{ course(id: "1") { title price } }',
    '{ __typename }',
    'mutation { change }',
    '{ __schema { __typename } }',
  ]) {
    const { status, json: body, text } = await ask(query, { headers });
    if (query.includes('__schema')) {
      expect(text).not.toContain('"data":{');
      continue;
    }
    expect({ query, status, body }).toMatchObject({
      query,
      status: 401,
      body: {
        errors: [
          {
            message: 'Connectez-vous pour continuer.',
            extensions: { code: 'UNAUTHENTICATED', request_id: expect.stringMatching(/^req_/) },
          },
        ],
      },
    });
  }
  expect(course.received).toEqual([]);
  expect(payment.received).toEqual([]);
  expect(lines.some(({ message }) => message === 'an access token was refused')).toBe(true);
});

test('a good token is the viewer it names, and no token is an anonymous viewer', async () => {
  const { ask, course } = await testRouter();
  expect((await ask('{ mine }', { headers: good })).json).toEqual({ data: { mine: 'mine' } });
  expect(course.received[0]?.caller).toMatchObject({
    viewer: { kind: 'user', userId: 'usr_1', sessionId: 'ses_1', roles: ['LEARNER'] },
    locale: 'fr',
  });
  expect((await ask('{ caller }')).status).toBe(200);
  expect(course.received[1]?.caller.viewer).toEqual({ kind: 'anonymous' });
});

test('a revoked session is HTTP 401 at once', async () => {
  const { ask, course } = await testRouter({ revocations: { isRevoked: ({ sessionId }) => sessionId === 'ses_1', isStale: () => false } });
  const { status, json: body } = await ask('{ mine }', { headers: good });
  expect({ status, body }).toMatchObject({ status: 401, body: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } });
  expect(course.received).toEqual([]);
  expect((await ask('{ caller }', { headers: bearer(forge({ body: { ...claims, sid: 'ses_2' } })) })).status).toBe(200);
});

test.each([
  ['refreshTokens', 'mutation { refreshTokens }', 'refreshTokens'],
  ['logout', 'mutation { logout }', 'logout'],
  ['login', 'mutation { login }', 'login'],
  ['registerUser', 'mutation { registerUser }', 'registerUser'],
  ['verifyEmail', 'mutation { verifyEmail }', 'verifyEmail'],
  ['requestPasswordReset', 'mutation { requestPasswordReset }', 'requestPasswordReset'],
  ['resetPassword', 'mutation { resetPassword }', 'resetPassword'],
  ['an alias of it', 'mutation { done: logout }', 'logout'],
  ['a named operation of it', 'mutation Renew { refreshTokens }', 'refreshTokens'],
])('who has an expired token may still ask for %s, as an anonymous viewer', async (_, query, change) => {
  const { ask, changes, course } = await testRouter();
  expect((await ask(query, { headers: expired })).status).toBe(200);
  expect(changes).toEqual([change]);
  expect(course.received[0]?.caller.viewer).toEqual({ kind: 'anonymous' });
});

test.each([
  ['a second field', 'mutation { logout change }'],
  ['a second field before it', 'mutation { change logout }'],
  ['a second field of another subgraph', 'mutation { logout pay }'],
  ['both of them', 'mutation { logout refreshTokens }'],
  ['a field beside login', 'mutation { login change }'],
  ['the same twice', 'mutation { a: logout b: logout }'],
  ['another field under its name', 'mutation { logout: change }'],
  ['another field under the name of the other', 'mutation { refreshTokens: pay }'],
  ['__typename beside it', 'mutation { logout __typename }'],
  ['__typename alone', 'mutation { __typename }'],
  ['__typename under its name', 'mutation { logout: __typename }'],
  ['another field in a named fragment', 'mutation { ...F } fragment F on Mutation { logout change }'],
  ['another field in an inline fragment', 'mutation { ... on Mutation { change } }'],
  ['another field in a fragment beside it', 'mutation { logout ...F } fragment F on Mutation { change }'],
  ['a fragment of its name', 'mutation { ...logout } fragment logout on Mutation { change }'],
  ['an operation of its name', 'mutation logout { change }'],
  ['a query of its name', 'query refreshTokens { caller }'],
  ['a skipped neighbour', 'mutation { logout change @skip(if: true) }'],
])('an expired token is refused with %s', async (_, query) => {
  const { ask, changes, course, payment } = await testRouter();
  const { status, json: body } = await ask(query, { headers: expired });
  expect({ status, body }).toMatchObject({ status: 401, body: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } });
  expect(changes).toEqual([]);
  expect([...course.received, ...payment.received]).toEqual([]);
});

test('of a document with several operations the one that is asked for decides', async () => {
  const { url, changes } = await testRouter();
  const query = 'mutation A { logout } mutation B { change }';
  const run = async (operationName?: string) =>
    (await send({ url, headers: [...json, ...expired], body: JSON.stringify({ query, operationName }) })).status;
  expect(await run('B')).toBe(401);
  expect(await run()).toBe(401);
  expect(await run('C')).toBe(401);
  expect(changes).toEqual([]);
  expect(await run('A')).toBe(200);
  expect(changes).toEqual(['logout']);
});

test('while no key could be read a good token is SERVICE_UNAVAILABLE, not a sign-out, and anonymous visitors are served', async () => {
  const { ask, course, lines } = await testRouter({
    keys: { publicKey: () => Promise.reject(new SigningKeysUnavailable('The keys at 10.0.0.7 could not be read.')) },
  });
  const { status, json: body, text } = await ask('{ mine }', { headers: good });
  expect({ status, body }).toMatchObject({
    status: 503,
    body: { errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE', request_id: expect.stringMatching(/^req_/) } }] },
  });
  expect(text).not.toContain('10.0.0.7');
  expect(course.received).toEqual([]);
  expect((await ask('{ caller }')).status).toBe(200);
  expect(lines.filter(({ message }) => message === 'an access token could not be verified')).toHaveLength(1);
});

test('while the list of revoked sessions is too old a good token is SERVICE_UNAVAILABLE', async () => {
  const { ask, changes } = await testRouter({ revocations: { isRevoked: () => false, isStale: () => true } });
  expect((await ask('{ mine }', { headers: good })).status).toBe(503);
  expect((await ask('{ caller }')).status).toBe(200);
  expect((await ask('mutation { refreshTokens }', { headers: good })).status).toBe(200);
  expect(changes).toEqual(['refreshTokens']);
});
