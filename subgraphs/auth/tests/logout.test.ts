import { expect, test } from 'vitest';
import { parseRevocationPage } from '#shared/trust/revocationEntry.ts';
import { createRevocationList } from '#shared/trust/revocation.ts';
import { at, textAt } from '#shared/tests/kit/startSubgraph.ts';
import { signedInKinds } from '#shared/tests/kit/callers.ts';
import { login, logout, refreshTokens } from './documents.ts';
import { camille, createAccount, goodPassword, loadRevocations, silentLog, startAuth, times } from './kit.ts';
import type { AskOptions, Auth } from './kit.ts';

const signOut = async (auth: Auth, input: Record<string, unknown>, { as = 'anonymous', ...options }: AskOptions = {}) => {
  const { data, metadata } = await auth.ask(as, logout, { input }, options);
  return { count: at(data, 'logout.revokedSessionCount'), code: at(data, 'logout.userErrors.0.code') ?? 'ok', metadata };
};
const signIn = async (auth: Auth) => {
  const { data } = await auth.ask('anonymous', login, { input: { email: camille.email, password: goodPassword } });
  return {
    viewer: await auth.viewerOf(textAt(data, 'login.tokens.accessToken')),
    refreshToken: textAt(data, 'login.tokens.refreshToken'),
  };
};
const isAlive = async (auth: Auth, refreshToken: string) =>
  at((await auth.ask('anonymous', refreshTokens, { input: { refreshToken } })).data, 'refreshTokens.userErrors.0.code') === undefined;

test('a listener in the same process is notified of a revocation at once, without polling', async () => {
  const auth = await startAuth();
  const phone = await createAccount(auth);
  const list = createRevocationList({
    source: auth.subgraph.wiring.revocations,
    clock: auth.clock,
    pollEveryMs: 3_600_000,
    maxAgeSeconds: null,
    log: silentLog,
  });
  await list.start();
  auth.subgraph.wiring.onRevocation(() => {
    list.hasten();
  });
  expect(list.isRevoked(phone.viewer)).toBe(false);
  await signOut(auth, {}, { as: phone.viewer });
  await expect.poll(() => list.isRevoked(phone.viewer)).toBe(true);
  list.stop();
});

test('a sign-out closes this session once, and no other', async () => {
  const auth = await startAuth();
  const phone = await createAccount(auth);
  const laptop = await signIn(auth);

  expect(await signOut(auth, {}, { as: phone.viewer })).toMatchObject({ count: 1, code: 'ok' });
  expect(await signOut(auth, {}, { as: phone.viewer })).toMatchObject({ count: 0, code: 'ok' });

  const list = await loadRevocations(auth);
  expect([list.isRevoked(phone.viewer), list.isRevoked(laptop.viewer)]).toEqual([true, false]);
  expect([await isAlive(auth, phone.refreshToken), await isAlive(auth, laptop.refreshToken)]).toEqual([false, true]);
});

test('a refresh token or a cookie signs out after the access token has expired, and the cookie is cleared', async () => {
  const auth = await startAuth();
  const phone = await createAccount(auth);
  const laptop = await signIn(auth);
  expect(await signOut(auth, { refreshToken: phone.refreshToken })).toMatchObject({ count: 1, metadata: { cookies: [] } });
  const byCookie = await signOut(auth, {}, { refreshCookie: laptop.refreshToken });
  expect(byCookie.count).toBe(1);
  expect(byCookie.metadata.cookies).toEqual([{ name: 'har_refresh', path: '/graphql', maxAgeSeconds: 0, value: '' }]);
  expect([await isAlive(auth, phone.refreshToken), await isAlive(auth, laptop.refreshToken)]).toEqual([false, false]);
});

test('a cookie beside a refresh token is cleared, and its session is closed too', async () => {
  const auth = await startAuth();
  const phone = await createAccount(auth);
  const browser = await createAccount(auth, { email: 'browser@moreau.example' });
  const { count, metadata } = await signOut(auth, { refreshToken: phone.refreshToken }, { refreshCookie: browser.refreshToken });
  expect(count).toBe(2);
  expect(metadata.cookies).toEqual([{ name: 'har_refresh', path: '/graphql', maxAgeSeconds: 0, value: '' }]);
  expect([await isAlive(auth, phone.refreshToken), await isAlive(auth, browser.refreshToken)]).toEqual([false, false]);
});

test('repeated sign-outs everywhere do not delay the next sign-in', async () => {
  const auth = await startAuth();
  const { viewer } = await createAccount(auth);
  for (let time = 0; time < 30; time += 1) await signOut(auth, { everywhere: true }, { as: viewer });
  const between = await signIn(auth);
  await signOut(auth, { everywhere: true }, { as: viewer });
  const after = await signIn(auth);

  const list = await loadRevocations(auth);
  expect([viewer, between.viewer, after.viewer].map((each) => list.isRevoked(each))).toEqual([true, true, false]);
  expect(after.viewer.issuedAt.getTime() - auth.clock.now().getTime()).toBeLessThanOrEqual(1_000);
});

test('a sign-out everywhere closes every session of this account only, and the next sign-in is valid at once', async () => {
  const auth = await startAuth();
  const phone = await createAccount(auth);
  const laptop = await signIn(auth);
  const other = await createAccount(auth, { email: 'other@moreau.example' });

  expect((await signOut(auth, { everywhere: true }, { as: laptop.viewer })).count).toBe(2);

  const after = await signIn(auth);
  const list = await loadRevocations(auth);
  expect([phone, laptop, other, after].map(({ viewer }) => list.isRevoked(viewer))).toEqual([true, true, false, false]);
  expect([
    await isAlive(auth, phone.refreshToken),
    await isAlive(auth, laptop.refreshToken),
    await isAlive(auth, after.refreshToken),
  ]).toEqual([false, false, true]);
});

test('callers without a session of the account close nothing', async () => {
  const auth = await startAuth();
  const { refreshToken } = await createAccount(auth);
  expect(await signOut(auth, {})).toMatchObject({ count: 0, code: 'INVALID_INPUT' });
  expect(await signOut(auth, { refreshToken: 'rft_nonsense', everywhere: true })).toMatchObject({ count: 0, code: 'ok' });
  for (const kind of signedInKinds) {
    expect(await signOut(auth, { everywhere: true }, { as: kind })).toMatchObject({ count: 0, code: 'ok' });
  }
  expect(await isAlive(auth, refreshToken)).toBe(true);
  expect(await auth.rowsOf('revocations')).toEqual([]);
});

test('a spent refresh token closes its session as stolen, and no other', async () => {
  const auth = await startAuth();
  const phone = await createAccount(auth);
  const laptop = await signIn(auth);
  await isAlive(auth, phone.refreshToken);
  auth.clock.advance(11_000);
  expect(await signOut(auth, { refreshToken: phone.refreshToken, everywhere: true })).toMatchObject({ count: 1, code: 'ok' });
  expect(await isAlive(auth, laptop.refreshToken)).toBe(true);
  expect(auth.lines.filter((line) => line['security_event'] === 'refresh_token_reused')).toHaveLength(1);
});

test('of 20 parallel sign-outs one closes the session, with one revocation', async () => {
  const auth = await startAuth();
  const { viewer } = await createAccount(auth);
  const answers = await Promise.all(times(20, () => signOut(auth, {}, { as: viewer })));
  expect(answers.reduce((sum, { count }) => sum + Number(count), 0)).toBe(1);
  expect(await auth.rowsOf('revocations')).toHaveLength(1);
});

test('the service route pages through the revocation log by cursor, without expired entries', async () => {
  const auth = await startAuth();
  const route = auth.subgraph.routes.find(({ path }) => path === '/internal/revocations');
  const read = async (query: string) => {
    const answer = await route?.handle({
      headers: {},
      rawBody: Buffer.alloc(0),
      query: new URLSearchParams(query),
      log: silentLog,
    });
    return { status: answer?.status, page: answer?.status === 200 ? parseRevocationPage(JSON.parse(JSON.stringify(answer.body))) : null };
  };
  expect(route?.access).toBe('service');
  expect((await read('')).page).toEqual({ entries: [], cursor: '0' });
  const phone = await createAccount(auth);
  await signOut(auth, {}, { as: phone.viewer });
  const first = await read('after=0');
  expect(first.page?.entries).toEqual([
    expect.objectContaining({ id: phone.viewer.sessionId, subject: { kind: 'session', sessionId: phone.viewer.sessionId } }),
  ]);
  const cursor = first.page?.cursor ?? '';
  expect((await read(`after=${cursor}`)).page).toEqual({ entries: [], cursor });

  const laptop = await signIn(auth);
  await signOut(auth, { everywhere: true }, { as: laptop.viewer });
  const second = await read(`after=${cursor}`);
  expect(second.page?.entries.map(({ subject }) => subject)).toEqual([
    { kind: 'user', userId: phone.userId },
    { kind: 'session', sessionId: laptop.viewer.sessionId },
  ]);
  for (const bad of ['after=x', 'after=-1', 'after={"$gt":0}', 'after=']) expect((await read(bad)).status).toBe(400);
  auth.clock.advance(17 * 60_000);
  expect((await read('')).page?.entries).toEqual([]);
});
