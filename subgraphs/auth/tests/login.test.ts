import { expect, test } from 'vitest';
import { z } from 'zod';
import { callerKinds } from '#shared/tests/kit/callers.ts';
import { at, textAt } from '#shared/tests/kit/startSubgraph.ts';
import { createPasswordHasher } from '../src/password/passwordHasher.ts';
import { login, registerUser } from './documents.ts';
import { areRevoked, camille, createAccount, goodPassword, refreshCode, signInAgain, startAuth, times } from './kit.ts';

const payloadOf = (data: unknown) => at(data, 'login');

test('a sign-in opens a new session with the name of its device', async () => {
  const auth = await startAuth();
  const { userId } = await createAccount(auth);
  auth.clock.advance(60_000);

  const { data } = await auth.ask(
    'anonymous',
    login,
    { input: { email: ' CAMILLE@moreau.example', password: goodPassword, deviceName: 'Téléphone\u0007' } },
    { userAgent: 'phone/1' },
  );

  const payload = payloadOf(data);
  expect(at(payload, 'userErrors')).toEqual([]);
  expect(at(payload, 'user.id')).toBe(userId);
  expect(at(payload, 'user.lastLoginAt')).toBe(auth.clock.now().toISOString());
  expect(at(payload, 'user.sessions')).toEqual([
    { id: expect.stringMatching(/^ses_/), deviceName: 'Téléphone', userAgent: 'phone/1', isCurrent: true },
    { id: expect.stringMatching(/^ses_/), deviceName: null, userAgent: 'vitest', isCurrent: false },
  ]);
  const viewer = await auth.viewerOf(textAt(payload, 'tokens.accessToken'));
  expect(viewer.sessionId).toBe(at(payload, 'user.sessions.0.id'));
  expect(viewer.authenticatedAt.getTime()).toBe(Math.floor(auth.clock.now().getTime() / 1000) * 1000);
});

test('an access token has exactly the allowed claims, none of them personal', { tags: ['B10'] }, async () => {
  const auth = await startAuth();
  const { accessToken } = await createAccount(auth);
  const claims: unknown = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString());
  expect(Object.keys(z.record(z.string(), z.unknown()).parse(claims)).sort()).toEqual([
    'aud',
    'auth_time',
    'exp',
    'iat',
    'iss',
    'locale',
    'roles',
    'sid',
    'sub',
  ]);
  expect(JSON.stringify(claims)).not.toMatch(/camille|moreau|@/i);
});

test('unknown addresses, wrong passwords and malformed addresses get the same answer', { tags: ['A7'] }, async () => {
  const auth = await startAuth();
  await createAccount(auth);
  const attempts = [
    { email: camille.email, password: 'Hirondelle43' },
    { email: 'nobody@moreau.example', password: goodPassword },
    { email: 'not an address', password: goodPassword },
    { email: camille.email, password: 'x'.repeat(100_000) },
    { email: camille.email, password: '' },
  ];
  const answers = [];
  for (const input of attempts) answers.push(await auth.ask('anonymous', login, { input }));
  const [first] = answers;
  expect(payloadOf(first?.data)).toEqual({
    user: null,
    tokens: null,
    userErrors: [
      {
        __typename: 'InvalidCredentialsError',
        code: 'INVALID_CREDENTIALS',
        message: 'L’adresse e-mail ou le mot de passe est incorrect.',
        path: null,
      },
    ],
  });
  for (const answer of answers) expect(answer).toEqual(first);
  expect(await auth.rowsOf('sessions')).toHaveLength(1);
});

test('an unknown address costs a hash like a known one', async () => {
  const auth = await startAuth();
  await createAccount(auth);
  const timeOf = async (email: string): Promise<number> => {
    const startedAt = performance.now();
    for (let count = 0; count < 8; count += 1) await auth.ask('anonymous', login, { input: { email, password: 'Hirondelle43' } });
    return performance.now() - startedAt;
  };
  await timeOf(camille.email);
  // Without the hash an unknown address is answered some twenty times faster. A quarter leaves room for noise.
  expect((await timeOf('nobody@moreau.example')) / (await timeOf(camille.email))).toBeGreaterThan(0.25);
});

const longPasswords = [64, 72, 73, 128].map((length) => `Aa1${'x'.repeat(length - 3)}`);
const passphrases = ['quatre petits chats gris', '               ', '正しい馬の電池とホチキスの針です', 'abcdefghijklmno'];
test.each([...longPasswords, '🦉'.repeat(128), ...passphrases])(
  'a password of legal length is accepted, and no other byte sequence is: %j',
  { tags: ['A3', 'A5'] },
  async (password) => {
    const auth = await startAuth();
    const { data } = await auth.ask('anonymous', registerUser, { input: { ...camille, password } });
    expect(at(data, 'registerUser.userErrors')).toEqual([]);
    const attempt = async (tried: string) =>
      at(payloadOf((await auth.ask('anonymous', login, { input: { email: camille.email, password: tried } })).data), 'userErrors.0.code') ??
      'ok';

    expect(await attempt(password)).toBe('ok');
    const characters = Array.from(password);
    for (const position of [0, Math.floor(characters.length / 2), characters.length - 1]) {
      const changed = characters.with(position, characters[position] === 'y' ? 'z' : 'y').join('');
      expect(await attempt(changed)).toBe('INVALID_CREDENTIALS');
    }
    expect(await attempt(`${password}x`)).toBe('INVALID_CREDENTIALS');
    expect(await attempt(characters.slice(0, -1).join(''))).toBe('INVALID_CREDENTIALS');
  },
);

test('each refused sign-in is logged once with its reason and account', { tags: ['H14'] }, async () => {
  const auth = await startAuth();
  const { userId } = await createAccount(auth);
  const signIn = (email: string, password: string) => auth.ask('anonymous', login, { input: { email, password } }, { ip: '203.0.113.9' });
  await signIn('nobody@moreau.example', goodPassword);
  await signIn('no address', goodPassword);
  await signIn(camille.email, 'Hirondelle43');
  await auth.connection.collection('users').updateMany({}, { $set: { status: 'SUSPENDED' } });
  await signIn(camille.email, goodPassword);

  const events = auth.lines.filter((line) => line['security_event'] === 'sign_in_failed');
  expect(events.map((line) => [line['level'], line['reason'], line['user_id'], line['client_network']])).toEqual([
    ['warn', 'unknown_account', null, '203.0.113.0/24'],
    ['warn', 'unknown_account', null, '203.0.113.0/24'],
    ['warn', 'wrong_password', userId, '203.0.113.0/24'],
    ['warn', 'suspended', userId, '203.0.113.0/24'],
  ]);
});

test('a suspended account is reported only with the right password', async () => {
  const auth = await startAuth();
  const { userId } = await createAccount(auth);
  await auth.connection.collection<{ _id: string }>('users').updateOne({ _id: userId }, { $set: { status: 'SUSPENDED' } });
  const right = await auth.ask('anonymous', login, { input: { email: camille.email, password: goodPassword } });
  const wrong = await auth.ask('anonymous', login, { input: { email: camille.email, password: 'Hirondelle43' } });
  expect(at(payloadOf(right.data), 'userErrors.0.__typename')).toBe('AccountSuspendedError');
  expect(at(payloadOf(wrong.data), 'userErrors.0.__typename')).toBe('InvalidCredentialsError');
  expect(await auth.rowsOf('sessions')).toHaveLength(1);
});

test('the hasher admits exactly 200 waiting requests, and admits new ones after they end', async () => {
  const passwords = createPasswordHasher();
  const attempts = await Promise.all(times(260, () => passwords.verify({ password: 'Hirondelle43', passwordHash: null })));
  expect(attempts.filter(({ ok }) => ok)).toHaveLength(202);
  expect(attempts.findIndex(({ ok }) => !ok)).toBe(202);
  expect(await passwords.verify({ password: 'Hirondelle43', passwordHash: null })).toEqual({ ok: true, value: false });
});

test('sign-ins beyond two running and 200 waiting hashes get a wait at once', async () => {
  const auth = await startAuth();
  const answers = await Promise.all(
    Array.from({ length: 260 }, () =>
      auth.ask('anonymous', login, { input: { email: 'nobody@moreau.example', password: 'Hirondelle43' } }),
    ),
  );
  const refused = answers.filter(({ data }) => at(payloadOf(data), 'userErrors.0.__typename') === 'RateLimitedError');
  const answered = answers.filter(({ data }) => at(payloadOf(data), 'userErrors.0.__typename') === 'InvalidCredentialsError');
  expect(refused.length + answered.length).toBe(260);
  expect(answered.length).toBeGreaterThanOrEqual(202);
  expect(at(payloadOf(refused[0]?.data), 'userErrors.0.retryAfterSeconds')).toBe(5);
  expect(refused[0]?.metadata.retryAfterSeconds).toBe(5);
});

test('COOKIE puts the refresh token into the cookie only, for every caller', async () => {
  const auth = await startAuth();
  await createAccount(auth);
  for (const viewer of callerKinds) {
    const { data, metadata } = await auth.ask(viewer, login, {
      input: { email: camille.email, password: goodPassword, refreshTokenDelivery: 'COOKIE' },
    });
    expect(at(payloadOf(data), 'tokens.refreshToken')).toBeNull();
    expect(metadata.cookies.map(({ name }) => name)).toEqual(['har_refresh', 'har_device']);
  }
});

test('the name of a device is cut between characters', async () => {
  const auth = await startAuth();
  await createAccount(auth);
  const input = { email: camille.email, password: goodPassword, deviceName: `a${'😀'.repeat(90)}` };
  const { data } = await auth.ask('anonymous', login, { input });
  const named = z.array(z.object({ deviceName: z.string().nullable(), isCurrent: z.boolean() })).parse(at(data, 'login.user.sessions'));
  expect(named.find(({ isCurrent }) => isCurrent)?.deviceName).toBe(`a${'😀'.repeat(79)}`);
});

test('of several sign-ins in one document only the cookies of the last are set', async () => {
  const auth = await startAuth();
  const account = `email: "${camille.email}", password: "${goodPassword}", refreshTokenDelivery: COOKIE`;
  const { data, metadata } = await auth.ask(
    'anonymous',
    `mutation {
    registerUser(input: { ${account}, firstName: "Camille", lastName: "Moreau" }) { tokens { accessToken } }
    login(input: { ${account} }) { tokens { accessToken } }
  }`,
  );
  const { sessionId } = await auth.viewerOf(textAt(data, 'login.tokens.accessToken'));
  expect(await auth.rowsOf('sessions')).toHaveLength(2);
  expect(metadata.cookies.map(({ name }) => name)).toEqual(['har_refresh', 'har_device']);
  expect(metadata.cookies[0]?.value).toContain(sessionId.replace('ses_', 'rft_'));
});

test('an account has at most 50 sessions, and one more closes the one unused for longest', async () => {
  const auth = await startAuth();
  const first = await createAccount(auth);
  const viewers = [first.viewer];
  while (viewers.length < 50) {
    auth.clock.advance(1_000);
    viewers.push((await signInAgain(auth)).viewer);
  }
  expect(await areRevoked(auth, viewers)).toEqual(viewers.map(() => false));
  auth.clock.advance(1_000);

  const last = await signInAgain(auth);

  expect(await areRevoked(auth, [...viewers, last.viewer])).toEqual([true, ...viewers.slice(1).map(() => false), false]);
  expect(await refreshCode(auth, first.refreshToken)).toBe('TOKEN_INVALID');
  expect((await auth.rowsOf('sessions')).filter(({ revokedAt }) => revokedAt === null)).toHaveLength(50);
});
