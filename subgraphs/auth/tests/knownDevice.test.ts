import { expect, test } from 'vitest';
import { at, textAt } from '#shared/tests/kit/startSubgraph.ts';
import { changePassword, loginFromDevice, requestPasswordReset, resetPassword, revokeSession } from './documents.ts';
import { camille, codeOf, createAccount, defaultLimits, goodPassword, startAuth, times } from './kit.ts';
import type { AskOptions, Auth } from './kit.ts';
import { openMailbox, tokenOf } from './mailKit.ts';

type Attempt = AskOptions & { password?: string; deviceToken?: string | null; email?: string };

const signIn = (auth: Auth, { password = goodPassword, deviceToken = null, email = camille.email, ...asking }: Attempt = {}) =>
  auth.ask('anonymous', loginFromDevice, { input: { email, password, deviceToken } }, { ip: '192.0.2.1', ...asking });
const outcomeOf = async (auth: Auth, attempt: Attempt = {}) => {
  auth.clock.advance(4_000);
  return codeOf(await signIn(auth, attempt), 'login');
};
const attack = (auth: Auth) => Promise.all(times(30, (index) => signIn(auth, { password: 'Hirondelle43', ip: `203.0.113.${index}` })));
const startLimited = (changes: Parameters<typeof startAuth>[0] = {}) => startAuth({ limits: defaultLimits, ...changes });

test(
  'wrong passwords of strangers lock strangers out, and the owner signs in from a known device by field or cookie',
  { tags: ['A9'] },
  async () => {
    const auth = await startLimited();
    await createAccount(auth);
    const token = textAt((await signIn(auth)).data, 'login.deviceToken');
    for (let window = 0; window < 3; window += 1) {
      await attack(auth);
      expect(await outcomeOf(auth, { ip: '192.0.2.2' })).toBe('RATE_LIMITED');
      expect(await outcomeOf(auth, { deviceToken: token })).toBe('ok');
      expect(await outcomeOf(auth, { deviceCookie: `dvt_${'A'.repeat(43)}.${token}` })).toBe('ok');
      auth.clock.advance(600_000);
    }
  },
);

test('a known device has ten wrong passwords in ten minutes, counted apart from those of strangers', { tags: ['A9'] }, async () => {
  const auth = await startLimited();
  await createAccount(auth);
  const token = textAt((await signIn(auth)).data, 'login.deviceToken');
  const wrong = { password: 'Hirondelle43', deviceToken: token };
  const outcomes = [];
  for (let index = 0; index < 12; index += 1) outcomes.push(await outcomeOf(auth, wrong));
  expect(outcomes).toEqual([...times(10, () => 'INVALID_CREDENTIALS'), 'RATE_LIMITED', 'RATE_LIMITED']);
  expect(await outcomeOf(auth, { deviceToken: token })).toBe('RATE_LIMITED');
  expect(await outcomeOf(auth, { ip: '192.0.2.9' })).toBe('ok');
});

test('foreign, invented and empty device tokens get no separate counter', { tags: ['A9'] }, async () => {
  const auth = await startLimited();
  await createAccount(auth);
  await createAccount(auth, { email: 'lea@moreau.example' });
  const { data } = await signIn(auth, { email: 'lea@moreau.example' });
  const foreign = textAt(data, 'login.deviceToken');
  await attack(auth);
  for (const deviceToken of [foreign, `dvt_${'B'.repeat(43)}`, 'dvt_', ''])
    expect([deviceToken, await outcomeOf(auth, { deviceToken })]).toEqual([deviceToken, 'RATE_LIMITED']);
});

test('the device token is in an HttpOnly cookie only in cookie mode, beside those of other accounts', async () => {
  const auth = await startLimited();
  await createAccount(auth);
  await createAccount(auth, { email: 'lea@moreau.example' });
  const inCookieMode = async (email: string, deviceCookie: string | null) => {
    auth.clock.advance(4_000);
    const input = { email, password: goodPassword, refreshTokenDelivery: 'COOKIE' };
    const { data, metadata } = await auth.ask('anonymous', loginFromDevice, { input }, { deviceCookie, ip: '192.0.2.1' });
    expect(at(data, 'login.deviceToken')).toBeNull();
    const cookie = metadata.cookies.find(({ name }) => name === 'har_device');
    expect(cookie).toMatchObject({ path: '/graphql', maxAgeSeconds: 400 * 86_400 });
    return cookie?.value ?? '';
  };
  const first = await inCookieMode(camille.email, null);
  const both = await inCookieMode('lea@moreau.example', first);
  expect(both.split('.')).toEqual([expect.stringMatching(/^dvt_[A-Za-z0-9_-]{43}$/), first]);
  expect(await inCookieMode(camille.email, both)).toBe(both.split('.').reverse().join('.'));
});

test('a reset by mail clears the failures of strangers and forgets earlier devices', async () => {
  const mailbox = await openMailbox();
  const auth = await startLimited({ smtpUrl: mailbox.smtpUrl });
  await createAccount(auth);
  const token = textAt((await signIn(auth)).data, 'login.deviceToken');
  await attack(auth);
  await auth.ask('anonymous', requestPasswordReset, { input: { email: camille.email } });
  const reset = await tokenOf(mailbox, camille.email, 'Choisissez un nouveau mot de passe', 1);
  const input = { token: reset, newPassword: 'Alouette77' };
  expect(at((await auth.ask('anonymous', resetPassword, { input })).data, 'resetPassword.accepted')).toBe(true);

  expect(await outcomeOf(auth, { password: 'Alouette77', ip: '192.0.2.2' })).toBe('ok');
  await attack(auth);
  expect(await outcomeOf(auth, { password: 'Alouette77', deviceToken: token })).toBe('RATE_LIMITED');
});

test('a new password keeps the device of its session, and a session closed from another one loses its device', async () => {
  const auth = await startAuth();
  await createAccount(auth);
  const [laptop, phone, tablet] = await Promise.all(times(3, () => signIn(auth)));
  const viewerOf = async (answer: typeof laptop) => auth.viewerOf(textAt(answer?.data, 'login.tokens.accessToken'));
  const own = await viewerOf(laptop);
  await auth.ask(own, revokeSession, { input: { id: (await viewerOf(phone)).sessionId } });
  expect(await auth.rowsOf('deviceTokens')).toHaveLength(3);
  await auth.ask(own, changePassword, { input: { currentPassword: goodPassword, newPassword: 'Alouette77' } });
  expect((await auth.rowsOf('deviceTokens')).map(({ sessionId }) => sessionId)).toEqual([own.sessionId]);
  expect(tablet?.codes).toEqual([]);
});

test('an account has at most 50 device tokens, those used last', async () => {
  const auth = await startAuth();
  await createAccount(auth);
  for (let index = 0; index < 55; index += 1) {
    auth.clock.advance(1_000);
    await signIn(auth, { ip: `10.${index}.0.1` });
  }
  const rows = await auth.rowsOf('deviceTokens');
  expect(rows).toHaveLength(50);
  const newest = Math.min(...rows.map((row) => (row['lastUsedAt'] instanceof Date ? row['lastUsedAt'].getTime() : 0)));
  expect(newest).toBe(auth.clock.now().getTime() - 49_000);
  expect(await auth.rowsOf('knownDevices')).toHaveLength(50);
});
