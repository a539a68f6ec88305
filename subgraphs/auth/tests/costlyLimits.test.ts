import { hash, verify } from '@node-rs/argon2';
import { beforeEach, expect, test, vi } from 'vitest';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { changeEmail, changePassword, login, requestPasswordReset, resendVerificationEmail, resetPassword } from './documents.ts';
import { camille, confirmAddresses, createAccount, defaultLimits, goodPassword, inTurn, startAuth, times } from './kit.ts';
import type { AskOptions, Auth } from './kit.ts';
import { openMailbox, tokenOf } from './mailKit.ts';

vi.mock('@node-rs/argon2', { spy: true });
const [verifySpy, hashSpy] = [vi.mocked(verify), vi.mocked(hash)];
beforeEach(() => {
  verifySpy.mockClear();
  hashSpy.mockClear();
});

/** `ok`, a code, or the seconds to wait, which the metadata repeat. */
const outcomeOf = async (auth: Auth, query: string, input: object | null, { as = 'anonymous', ...options }: AskOptions = {}) => {
  const { data, codes, metadata } = await auth.ask(as, query, input === null ? {} : { input }, options);
  const error = at(Object.values(data ?? {})[0], 'userErrors.0');
  if (codes[0] !== undefined) return codes[0];
  return at(error, 'code') === 'RATE_LIMITED' ? metadata.retryAfterSeconds : (at(error, 'code') ?? 'ok');
};
const startLimited = (changes: Partial<typeof defaultLimits> = {}) => startAuth({ limits: { ...defaultLimits, ...changes } });
const mailsOf = async (auth: Auth, kind: string) => (await auth.rowsOf('outgoingMails')).filter((mail) => mail['kind'] === kind);

test('an account with the right password mails five new addresses an hour, and not a sixth', async () => {
  const auth = await startLimited();
  const { viewer } = await createAccount(auth);
  await confirmAddresses(auth);
  const change = (index: number) => {
    auth.clock.advance(4_000);
    const input = { newEmail: `stranger${index}@victims.example`, password: goodPassword };
    return outcomeOf(auth, changeEmail, input, { as: viewer, ip: `203.0.113.${index}` });
  };
  const outcomes = await inTurn(40, change);
  expect(outcomes.slice(0, 6)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 3_580]);
  expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(5);
  expect(await mailsOf(auth, 'CONFIRM_NEW_EMAIL')).toHaveLength(5);
  auth.clock.advance(3_600_000);
  expect(await change(41)).toBe('ok');
});

test('the accounts of one client mail twenty new addresses an hour', async () => {
  const auth = await startLimited({ registrationsPerIp: 100 });
  const people = await inTurn(8, (index) => createAccount(auth, { email: `person${index}@moreau.example` }));
  await confirmAddresses(auth);
  const outcomes = await inTurn(32, (index) => {
    auth.clock.advance(2_000);
    const viewer = people[index % 8]?.viewer;
    const input = { newEmail: `stranger${index}@victims.example`, password: goodPassword };
    return outcomeOf(auth, changeEmail, input, viewer ? { as: viewer } : {});
  });
  expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(20);
  expect(await mailsOf(auth, 'CONFIRM_NEW_EMAIL')).toHaveLength(20);
});

test('30 right passwords of one account are checked per minute at sign-in, and 30 at a change', async () => {
  const auth = await startLimited();
  const { viewer } = await createAccount(auth);
  verifySpy.mockClear();
  const change = (index: number) =>
    outcomeOf(auth, changePassword, { currentPassword: goodPassword, newPassword: goodPassword }, { as: viewer, ip: `203.0.113.${index}` });
  const changes = await inTurn(40, change);
  expect(changes.filter((outcome) => outcome === 'ok')).toHaveLength(30);
  expect(changes.filter((outcome) => outcome === 60)).toHaveLength(10);
  expect(verifySpy).toHaveBeenCalledTimes(30);

  const signIn = (index: number) => outcomeOf(auth, login, { email: camille.email, password: goodPassword }, { ip: `198.51.100.${index}` });
  const signIns = await inTurn(40, signIn);
  expect(signIns.filter((outcome) => outcome === 'ok')).toHaveLength(30);
  expect(verifySpy).toHaveBeenCalledTimes(60);
  auth.clock.advance(60_000);
  expect([await change(99), await signIn(99)]).toEqual(['ok', 'ok']);
});

test('parallel sign-ins of 20 accounts beyond the limit of one client wait a minute, and another client is served', async () => {
  const auth = await startLimited({ registrationsPerIp: 1_000, passwordChecksPerIp: 12 });
  await inTurn(20, (index) => createAccount(auth, { email: `person${index}@moreau.example` }));
  verifySpy.mockClear();
  const signIn = (index: number, ip = '203.0.113.9') =>
    outcomeOf(auth, login, { email: `person${index % 20}@moreau.example`, password: goodPassword }, { ip });
  const outcomes = await Promise.all(times(20, (index) => signIn(index)));
  expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(12);
  expect(outcomes.filter((outcome) => outcome === 60)).toHaveLength(8);
  expect(verifySpy).toHaveBeenCalledTimes(12);
  expect(await signIn(19, '203.0.113.10')).toBe('ok');
});

test('100 parallel uses of one reset link cost at most 30 hashes', async () => {
  const mailbox = await openMailbox();
  const auth = await startAuth({ limits: defaultLimits, smtpUrl: mailbox.smtpUrl });
  await createAccount(auth);
  await auth.ask('anonymous', requestPasswordReset, { input: { email: camille.email } });
  const token = await tokenOf(mailbox, camille.email, 'Choisissez un nouveau mot de passe', 1);
  hashSpy.mockClear();
  const outcomes = await Promise.all(
    times(100, (index) => outcomeOf(auth, resetPassword, { token, newPassword: `Alouette${index}77` }, { ip: `203.0.113.${index}` })),
  );
  expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(1);
  expect(hashSpy.mock.calls.length).toBeLessThanOrEqual(30);
});

test('an account resends ten verification mails an hour, and all accounts of one client thirty', async () => {
  const auth = await startLimited({ mailsPerAddress: 1_000 });
  const people = await inTurn(5, (index) => createAccount(auth, { email: `person${index}@moreau.example` }));
  const resend = (index: number) => {
    auth.clock.advance(30_000);
    const viewer = people[index]?.viewer;
    return outcomeOf(auth, resendVerificationEmail, null, viewer ? { as: viewer } : {});
  };
  const ofOne = await inTurn(12, () => resend(0));
  expect(ofOne.filter((outcome) => outcome === 'ok')).toHaveLength(10);
  const ofOthers = await inTurn(40, (index) => resend(1 + (index % 4)));
  expect(ofOthers.filter((outcome) => outcome === 'ok')).toHaveLength(20);
});

test.each([camille.email, 'nobody@moreau.example'])(
  'one address gets at most ten requested mails an hour, known or unknown: %s',
  async (email) => {
    const auth = await startLimited();
    await createAccount(auth);
    const outcomes = await inTurn(14, (index) => {
      auth.clock.advance(30_000);
      return outcomeOf(auth, requestPasswordReset, { email }, { ip: `203.0.113.${index}` });
    });
    expect(outcomes.slice(0, 11)).toEqual([...times(10, () => 'ok'), 3_300]);
    expect(outcomes.slice(10).filter((outcome) => outcome === 'ok')).toEqual([]);
  },
);

test('one address gets ten mails of all kinds an hour, and later notices wait, one of each kind', async () => {
  const auth = await startLimited({ passwordChecksPerAccount: 1_000, passwordChecksPerIp: 1_000 });
  const { viewer } = await createAccount(auth);
  await confirmAddresses(auth);
  const started = auth.clock.now().getTime();
  for (let index = 0; index < 8; index += 1) {
    auth.clock.advance(60_000);
    await auth.ask('anonymous', login, { input: { email: camille.email, password: goodPassword } }, { ip: `203.0.${index}.9` });
    await auth.ask(viewer, changePassword, { input: { currentPassword: goodPassword, newPassword: goodPassword } });
  }
  const mails = await auth.rowsOf('outgoingMails');
  const leavesAfter = (mail: (typeof mails)[number]) => (mail['dueAt'] instanceof Date ? mail['dueAt'].getTime() - started : null);
  const later = mails.filter((mail) => (leavesAfter(mail) ?? 0) > 8 * 60_000);
  expect(mails.length - later.length).toBe(10);
  expect(later.map((mail) => [mail['kind'], (leavesAfter(mail) ?? 0) >= 3_600_000]).sort()).toEqual([
    ['NEW_DEVICE', true],
    ['PASSWORD_CHANGED', true],
  ]);
  expect(later.map(({ state }) => state)).toEqual(['queued', 'queued']);
});
