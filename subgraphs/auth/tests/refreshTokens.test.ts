import { expect, inject, onTestFinished, test } from 'vitest';
import { manualClock } from '#shared/clock.ts';
import { connectMongo } from '#shared/mongo/connection.ts';
import { callerKinds } from '#shared/tests/kit/callers.ts';
import { at, textAt } from '#shared/tests/kit/startSubgraph.ts';
import { refreshTokens } from './documents.ts';
import { authSecret, createAccount, loadRevocations, silentLog, startAuth, times } from './kit.ts';
import type { AskOptions, Auth } from './kit.ts';
import { deriveKey } from '../src/crypto/secrets.ts';
import { createRefreshTokens } from '../src/modules/sessions/refreshToken.ts';
import { sessionCollection, sessionRepository } from '../src/modules/sessions/session.collection.ts';

const refresh = async (auth: Auth, refreshToken: string | null, { as = 'anonymous', ...options }: AskOptions = {}) => {
  const { data, metadata } = await auth.ask(as, refreshTokens, { input: refreshToken === null ? {} : { refreshToken } }, options);
  const payload = at(data, 'refreshTokens');
  const code = at(payload, 'userErrors.0.code') ?? 'ok';
  return {
    code,
    payload,
    metadata,
    refreshToken: code === 'ok' && at(payload, 'tokens.refreshToken') !== null ? textAt(payload, 'tokens.refreshToken') : '',
  };
};

test('each refresh returns the next token of 256 bits, stored as a hash', async () => {
  const auth = await startAuth();
  const { refreshToken, viewer } = await createAccount(auth);
  expect(refreshToken).toMatch(/^rft_[0-9a-z]{26}\.1\.[A-Za-z0-9_-]{43}$/);
  auth.clock.advance(60_000);
  const next = await refresh(auth, refreshToken);
  expect(next.code).toBe('ok');
  expect(next.refreshToken).not.toBe(refreshToken);
  expect(await auth.viewerOf(textAt(next.payload, 'tokens.accessToken'))).toMatchObject({
    userId: viewer.userId,
    sessionId: viewer.sessionId,
    authenticatedAt: viewer.authenticatedAt,
  });
  const stored = JSON.stringify(await auth.rowsOf('sessions'));
  for (const token of [refreshToken, next.refreshToken]) expect(stored).not.toContain(token.split('.')[2]);
});

test('an invalid token is refused at its field and logged, and a request without a token is not logged', async () => {
  const auth = await startAuth();
  const { refreshToken } = await createAccount(auth);
  const refused = (token: string | null) => refresh(auth, token).then(({ payload }) => at(payload, 'userErrors'));
  const problem = {
    __typename: 'TokenInvalidError',
    code: 'TOKEN_INVALID',
    message: expect.stringMatching(/./),
    path: ['refreshToken'],
  };
  for (const token of ['', 'rft_nobodys', `${refreshToken.slice(0, -1)}${refreshToken.endsWith('A') ? 'B' : 'A'}`])
    expect([token, await refused(token)]).toEqual([token, [expect.objectContaining(problem)]]);
  expect(await refused(null)).toEqual([expect.objectContaining(problem)]);
  const reasons = auth.lines.filter((line) => line['security_event'] === 'refresh_token_refused').map(({ reason }) => reason);
  expect(reasons).toEqual(['malformed', 'malformed', 'invalid']);
  await refresh(auth, refreshToken);
  auth.clock.advance(10_001);
  expect(await refused(refreshToken)).toEqual([expect.objectContaining({ ...problem, code: 'TOKEN_REUSED' })]);
});

test('a token used again within 10 s gets the same successor', { tags: ['B1'] }, async () => {
  const auth = await startAuth();
  const { refreshToken } = await createAccount(auth);
  const first = await refresh(auth, refreshToken);
  auth.clock.advance(10_000);
  const again = await refresh(auth, refreshToken);
  expect([again.code, again.refreshToken]).toEqual(['ok', first.refreshToken]);
  const [session] = await auth.rowsOf('sessions');
  expect(session).toMatchObject({ generation: 2, revokedAt: null });
});

test('a retry with a recent token gets the newest of the chain, and a later one ends the family', { tags: ['B1'] }, async () => {
  const auth = await startAuth();
  const { refreshToken } = await createAccount(auth);
  const chain = [refreshToken];
  for (let step = 0; step < 20; step += 1) {
    auth.clock.advance(400);
    chain.push((await refresh(auth, chain.at(-1) ?? '')).refreshToken);
  }
  const newest = chain.at(-1);
  for (const recent of chain.slice(0, -1)) expect((await refresh(auth, recent)).refreshToken).toBe(newest);
  expect((await auth.rowsOf('sessions'))[0]).toMatchObject({ generation: 21, revokedAt: null });

  // The first rotation was 7.6 s ago.
  auth.clock.advance(2_401);
  expect((await refresh(auth, chain[1] ?? '')).refreshToken).toBe(newest);
  expect((await refresh(auth, refreshToken)).code).toBe('TOKEN_REUSED');
  expect((await refresh(auth, newest ?? '')).code).toBe('TOKEN_INVALID');
});

test('a session in cookie mode survives two quick reloads that are answered out of order', { tags: ['B1'] }, async () => {
  const auth = await startAuth();
  const { refreshToken } = await createAccount(auth);
  const cookieOf = async (refreshCookie: string) => {
    const { code, metadata } = await refresh(auth, null, { refreshCookie });
    expect(code).toBe('ok');
    return textAt(metadata.cookies, '0.value');
  };
  // Both reloads send the first cookie. The request of the first reload arrives last, after another refresh of the page.
  const ofSecondReload = await cookieOf(refreshToken);
  auth.clock.advance(1_000);
  const ofPage = await cookieOf(ofSecondReload);
  const ofFirstReload = await cookieOf(refreshToken);
  expect(ofFirstReload).toBe(ofPage);

  auth.clock.advance(11_000);
  await cookieOf(ofFirstReload);
  expect((await auth.rowsOf('sessions'))[0]).toMatchObject({ revokedAt: null });
});

test('a token used again after 10 s ends its family with the access tokens, and is logged', { tags: ['B1'] }, async () => {
  const auth = await startAuth();
  const { refreshToken, viewer } = await createAccount(auth);
  const first = await refresh(auth, refreshToken);
  auth.clock.advance(10_001);

  const reuse = await refresh(auth, refreshToken);

  expect(reuse.code).toBe('TOKEN_REUSED');
  expect(at(reuse.payload, 'userErrors.0.__typename')).toBe('TokenInvalidError');
  expect(at(reuse.payload, 'tokens')).toBeNull();
  expect((await refresh(auth, first.refreshToken)).code).toBe('TOKEN_INVALID');
  expect((await loadRevocations(auth)).isRevoked(viewer)).toBe(true);
  expect(auth.lines.filter((line) => line['security_event'] === 'refresh_token_reused')).toEqual([
    expect.objectContaining({ user_id: viewer.userId, session_id: viewer.sessionId, level: 'warn' }),
  ]);
});

test('every older generation is recognized, and an invented token ends nothing', { tags: ['B1'] }, async () => {
  const auth = await startAuth();
  const { refreshToken } = await createAccount(auth);
  let latest = refreshToken;
  for (let step = 0; step < 15; step += 1) {
    auth.clock.advance(11_000);
    latest = (await refresh(auth, latest)).refreshToken;
  }
  const [family = '', , secret = ''] = refreshToken.split('.');
  for (const invented of [
    `${family}.3.${secret}`,
    `${family}.17.${secret}`,
    `${family}.1.${'A'.repeat(43)}`,
    `${latest}x`,
    latest.toUpperCase(),
    `${family}.01.${secret}`,
    '',
    'rft_',
    latest.slice(0, -1),
  ]) {
    expect([invented, (await refresh(auth, invented)).code]).toEqual([invented, 'TOKEN_INVALID']);
  }
  expect((await refresh(auth, latest)).code).toBe('ok');
  expect((await refresh(auth, refreshToken)).code).toBe('TOKEN_REUSED');
  expect((await refresh(auth, latest)).code).toBe('TOKEN_INVALID');
});

test('20 parallel refreshes of one token end in one live successor', { tags: ['B2'] }, async () => {
  const auth = await startAuth();
  const { refreshToken } = await createAccount(auth);
  const answers = await Promise.all(times(20, () => refresh(auth, refreshToken)));
  expect(answers.map(({ code }) => code)).toEqual(times(20, () => 'ok'));
  const successors = new Set(answers.map((answer) => answer.refreshToken));
  expect(successors.size).toBe(1);
  const [session] = await auth.rowsOf('sessions');
  expect(session).toMatchObject({ generation: 2, revokedAt: null });
  auth.clock.advance(11_000);
  expect((await refresh(auth, [...successors][0] ?? '')).code).toBe('ok');
});

test('a refresh during the closing of its session does not outlive it', { tags: ['B2'] }, async () => {
  const auth = await startAuth();
  const people = await Promise.all(times(10, (index) => createAccount(auth, { email: `c${index}@moreau.example` })));
  await Promise.all(
    people.map(async ({ refreshToken, viewer }) => {
      const logout = auth.ask(viewer, 'mutation { logout(input: { everywhere: true }) { revokedSessionCount } }');
      const [refreshed] = await Promise.all([refresh(auth, refreshToken), logout]);
      const list = await loadRevocations(auth);
      if (refreshed.code === 'ok') expect(list.isRevoked(await auth.viewerOf(textAt(refreshed.payload, 'tokens.accessToken')))).toBe(true);
      expect((await refresh(auth, refreshed.refreshToken === '' ? refreshToken : refreshed.refreshToken)).code).toBe('TOKEN_INVALID');
    }),
  );
});

test('a refresh never moves the end of the session, 30 days after its start', { tags: ['B5'] }, async () => {
  const start = new Date();
  const auth = await startAuth({ clock: manualClock(start) });
  let { refreshToken } = await createAccount(auth);
  const end = new Date(start.getTime() + 30 * 86_400_000);
  for (let day = 0; day < 29; day += 1) {
    auth.clock.advance(86_400_000);
    const next = await refresh(auth, refreshToken);
    expect([day, next.code, at(next.payload, 'tokens.refreshTokenExpiresAt')]).toEqual([day, 'ok', end.toISOString()]);
    refreshToken = next.refreshToken;
  }
  auth.clock.set(new Date(end.getTime() - 1));
  const last = await refresh(auth, refreshToken);
  expect(last.code).toBe('ok');
  auth.clock.set(end);
  expect((await refresh(auth, last.refreshToken)).code).toBe('TOKEN_INVALID');
  expect((await refresh(auth, refreshToken)).code).toBe('TOKEN_INVALID');
});

test('a cookie replaces a missing token and is answered by a cookie, and an invalid cookie is cleared', async () => {
  const auth = await startAuth();
  const { refreshToken } = await createAccount(auth);
  auth.clock.advance(86_400_000);
  const renewed = await refresh(auth, null, { refreshCookie: refreshToken });
  expect([renewed.code, at(renewed.payload, 'tokens.refreshToken')]).toEqual(['ok', null]);
  expect(renewed.metadata.cookies).toEqual([
    { name: 'har_refresh', path: '/graphql', maxAgeSeconds: 29 * 86_400, value: expect.stringMatching(/^rft_[0-9a-z]{26}\.2\./) },
  ]);
  const refused = await refresh(auth, null, { refreshCookie: 'rft_nonsense' });
  expect(refused.code).toBe('TOKEN_INVALID');
  expect(refused.metadata.cookies).toEqual([{ name: 'har_refresh', path: '/graphql', maxAgeSeconds: 0, value: '' }]);
  expect((await refresh(auth, null)).code).toBe('TOKEN_INVALID');
});

test('a refresh depends on the token and not on the caller, and a suspended account is refused', async () => {
  const auth = await startAuth();
  const { refreshToken, userId, viewer } = await createAccount(auth);
  for (const asker of [...callerKinds, viewer]) {
    const { code, payload } = await refresh(auth, refreshToken, { as: asker });
    expect(code).toBe('ok');
    expect((await auth.viewerOf(textAt(payload, 'tokens.accessToken'))).userId).toBe(userId);
  }
  await auth.connection.collection<{ _id: string }>('users').updateOne({ _id: userId }, { $set: { status: 'SUSPENDED' } });
  expect((await refresh(auth, refreshToken)).code).toBe('ACCOUNT_SUSPENDED');
  // The status during the erasure, then the missing row after it.
  await auth.connection.collection<{ _id: string }>('users').updateOne({ _id: userId }, { $set: { status: 'DELETED' } });
  expect((await refresh(auth, refreshToken)).code).toBe('TOKEN_INVALID');
  await auth.connection.collection<{ _id: string }>('users').deleteOne({ _id: userId });
  expect((await refresh(auth, refreshToken)).code).toBe('TOKEN_INVALID');
  const refusals = auth.lines.filter((line) => line['security_event'] === 'refresh_token_refused');
  expect(refusals.map((line) => [line['reason'], line['user_id'], line['session_id']])).toEqual(
    ['suspended', 'unknown_account', 'unknown_account'].map((reason) => [reason, userId, viewer.sessionId]),
  );
});

test('another process repeats a lost answer with the same successor', async () => {
  const auth = await startAuth();
  const { refreshToken } = await createAccount(auth);
  const lost = await refresh(auth, refreshToken);
  const other = await startAuth({ database: auth.connection.name, clock: auth.clock });
  expect((await refresh(other, refreshToken)).refreshToken).toBe(lost.refreshToken);
});

test('a token derived with another key is refused, even with the stored salt', async () => {
  const auth = await startAuth();
  const { refreshToken, viewer } = await createAccount(auth);
  const [session] = await auth.rowsOf('sessions');
  const family = { id: viewer.sessionId, refreshTokenSalt: String(session?.['refreshTokenSalt']) };
  const key = (secret: string) => deriveKey({ authSecret: secret, purpose: 'refresh-token' });
  expect(createRefreshTokens({ key: key(authSecret) }).derive(family, 1)).toBe(refreshToken);
  const forged = createRefreshTokens({ key: key('another-Secret_of-32-bytes-0123456789') }).derive(family, 1);
  expect((await refresh(auth, forged)).code).toBe('TOKEN_INVALID');
  expect((await refresh(auth, refreshToken)).code).toBe('ok');
});

test('a rotation of an outdated row or a closed session changes nothing', async () => {
  const auth = await startAuth();
  const { refreshToken, viewer } = await createAccount(auth);
  const mongo = connectMongo({
    uri: inject('mongoUri'),
    database: auth.connection.name,
    log: silentLog,
  });
  onTestFinished(() => mongo.close());
  await mongo.untilReady();
  const sessions = sessionRepository({ sessions: sessionCollection.open(mongo.connection) });
  const outdated = await sessions.byId(viewer.sessionId);
  if (!outdated) throw new Error('the session is not stored');
  const stale = {
    id: outdated.id,
    generation: outdated.generation,
    refreshTokenHash: outdated.refreshTokenHash,
    nextHash: 'next',
    now: auth.clock.now(),
  };

  const second = await refresh(auth, refreshToken);
  const third = await refresh(auth, second.refreshToken);
  expect(await sessions.rotate(stale)).toBeNull();
  expect(await sessions.byId(viewer.sessionId)).toMatchObject({ generation: 3, revokedAt: null });
  expect((await refresh(auth, third.refreshToken)).code).toBe('ok');

  const latest = await sessions.byId(viewer.sessionId);
  if (!latest) throw new Error('the session is not stored');
  await auth.ask(viewer, 'mutation { logout(input: {}) { revokedSessionCount } }');
  expect(await sessions.rotate({ ...stale, generation: latest.generation, refreshTokenHash: latest.refreshTokenHash })).toBeNull();
});
