import { expect, test } from 'vitest';
import { manualClock } from '#shared/clock.ts';
import { callerKinds } from '#shared/tests/kit/callers.ts';
import { at, textAt } from '#shared/tests/kit/startSubgraph.ts';
import { login, logout } from './documents.ts';
import { camille, createAccount, goodPassword, startAuth } from './kit.ts';
import type { AskOptions, Auth } from './kit.ts';

const verifyToken = 'query ($token: String!) { verifyToken(token: $token) { isActive subject roles expiresAt } }';
const verify = async (auth: Auth, token: string, { as = 'anonymous', ...options }: AskOptions = {}) => {
  const { data, codes } = await auth.ask(as, verifyToken, { token }, options);
  expect(codes).toEqual([]);
  return at(data, 'verifyToken');
};
const inactive = { isActive: false, subject: null, roles: [], expiresAt: null };

test('a valid access token is described to every caller', async () => {
  const auth = await startAuth({ clock: manualClock(new Date('2026-03-01T10:00:00Z')) });
  const { userId, accessToken } = await createAccount(auth, { accountType: 'INSTRUCTOR' });
  for (const viewer of callerKinds)
    expect(await verify(auth, accessToken, { as: viewer })).toEqual({
      isActive: true,
      subject: userId,
      roles: ['LEARNER', 'INSTRUCTOR'],
      expiresAt: '2026-03-01T10:15:00.000Z',
    });
});

test('expired, forged and malformed tokens and refresh tokens are inactive', async () => {
  const auth = await startAuth();
  const { accessToken, refreshToken } = await createAccount(auth);
  const [header = '', , signature = ''] = accessToken.split('.');
  const forged = [header, Buffer.from(JSON.stringify({ sub: 'usr_admin', roles: ['ADMIN'] })).toString('base64url'), signature].join('.');
  for (const token of [refreshToken, forged, '', 'x.y.z', `${accessToken}x`, `Bearer ${accessToken}`])
    expect([token, await verify(auth, token)]).toEqual([token, inactive]);
  auth.clock.advance(15 * 60_000);
  expect(await verify(auth, accessToken)).toEqual(inactive);
});

test('a token is inactive after a sign-out, a sign-out everywhere and a suspension', async () => {
  const auth = await startAuth();
  const phone = await createAccount(auth);
  const signIn = async () => {
    const { data } = await auth.ask('anonymous', login, { input: { email: camille.email, password: goodPassword } });
    return textAt(data, 'login.tokens.accessToken');
  };
  const laptop = await signIn();
  await auth.ask(phone.viewer, logout, { input: {} });
  expect([await verify(auth, phone.accessToken), at(await verify(auth, laptop), 'isActive')]).toEqual([inactive, true]);
  await auth.ask(await auth.viewerOf(laptop), logout, { input: { everywhere: true } });
  expect(await verify(auth, laptop)).toEqual(inactive);
  const later = await signIn();
  expect(at(await verify(auth, later), 'isActive')).toBe(true);
  await auth.connection.collection('users').updateOne({}, { $set: { status: 'SUSPENDED' } });
  expect(await verify(auth, later)).toEqual(inactive);
});

test('a token ends with its session, its owner and its not-before time, to the millisecond', async () => {
  const auth = await startAuth({ clock: manualClock(new Date('2026-03-01T10:00:00Z')) });
  const { userId, viewer, accessToken } = await createAccount(auth);
  const users = auth.connection.collection<{ _id: string }>('users');
  const sessions = auth.connection.collection<{ _id: string }>('sessions');
  const isActive = async () => at(await verify(auth, accessToken), 'isActive');
  const issuedMs = viewer.issuedAt.getTime();

  await users.updateOne({ _id: userId }, { $set: { tokensNotBefore: new Date(issuedMs + 1) } });
  expect(await isActive()).toBe(false);
  await users.updateOne({ _id: userId }, { $set: { tokensNotBefore: new Date(issuedMs) } });
  expect(await isActive()).toBe(true);

  await sessions.updateOne({ _id: viewer.sessionId }, { $set: { expiresAt: auth.clock.now() } });
  expect(await isActive()).toBe(false);
  await sessions.updateOne({ _id: viewer.sessionId }, { $set: { expiresAt: new Date(issuedMs + 1) } });
  expect(await isActive()).toBe(true);

  await sessions.updateOne({ _id: viewer.sessionId }, { $set: { userId: 'usr_other' } });
  expect(await isActive()).toBe(false);
});
