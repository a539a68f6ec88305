import { expect, test } from 'vitest';
import { callerKinds } from '#shared/tests/kit/callers.ts';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { requestPasswordReset, resetPassword, verifyEmail } from './documents.ts';
import { areRevoked, camille, createAccount, goodPassword, refreshCode, signInAgain, signInCode, startAuth, times } from './kit.ts';
import type { AskOptions, Auth } from './kit.ts';
import { mailsTo, openMailbox, tokenOf } from './mailKit.ts';

const newPassword = 'Alouette77';
const subject = 'Choisissez un nouveau mot de passe';

const startWithToken = async (changes: Parameters<typeof startAuth>[0] = {}) => {
  const mailbox = await openMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl, ...changes });
  const person = await createAccount(auth);
  await auth.ask('anonymous', requestPasswordReset, { input: { email: camille.email } });
  return { auth, mailbox, person, token: await tokenOf(mailbox, camille.email, subject, 1) };
};
const redeem = async (
  auth: Auth,
  token: string,
  { password = newPassword, as = 'anonymous', ...options }: AskOptions & { password?: string } = {},
) => {
  const { data } = await auth.ask(as, resetPassword, { input: { token, newPassword: password } }, options);
  return at(data, 'resetPassword.userErrors.0.code') ?? (at(data, 'resetPassword.accepted') === true ? 'accepted' : 'neither');
};

test('a reset sets the password once and closes every session with its access tokens', { tags: ['A14', 'A16'] }, async () => {
  const { auth, mailbox, person, token } = await startWithToken();
  const laptop = await signInAgain(auth);

  expect(await redeem(auth, token)).toBe('accepted');
  expect(await redeem(auth, token)).toBe('TOKEN_INVALID');

  expect([await signInCode(auth), await signInCode(auth, { password: newPassword })]).toEqual(['INVALID_CREDENTIALS', 'ok']);
  expect([await refreshCode(auth, person.refreshToken), await refreshCode(auth, laptop.refreshToken)]).toEqual([
    'TOKEN_INVALID',
    'TOKEN_INVALID',
  ]);
  const after = await signInAgain(auth, { password: newPassword });
  expect(await areRevoked(auth, [person.viewer, laptop.viewer, after.viewer])).toEqual([true, true, false]);
  expect(await auth.rowsOf('passwordResets')).toEqual([]);
  await expect.poll(() => mailsTo(mailbox, camille.email, 'Votre mot de passe a été changé').length).toBe(1);
});

test('a reset by mail proves and publishes the address, and the open verification link is accepted', async () => {
  const { auth, mailbox, person, token } = await startWithToken();
  const verification = await tokenOf(mailbox, camille.email, 'Confirmez votre adresse e-mail', 1);
  expect(await redeem(auth, token)).toBe('accepted');

  expect((await auth.rowsOf('users'))[0]?.['emailVerifiedAt']).toEqual(auth.clock.now());
  await expect.poll(() => auth.sent.filter(({ type }) => type === 'auth.email.verified').length).toBe(1);
  expect(auth.sent.find(({ type }) => type === 'auth.email.verified')?.payload).toMatchObject({
    userId: person.userId,
    email: camille.email,
  });
  const { data } = await auth.ask('anonymous', verifyEmail, { input: { token: verification } });
  expect(at(data, 'verifyEmail')).toEqual({ accepted: true, userErrors: [] });
});

test('of 50 parallel uses of one token exactly one succeeds', { tags: ['A15'] }, async () => {
  const { auth, token } = await startWithToken();
  const passwords = times(50, (index) => `Alouette${100 + index}`);
  const codes = await Promise.all(
    passwords.map((password, index) => redeem(auth, token, { password, as: callerKinds[index % callerKinds.length] ?? 'admin' })),
  );
  expect(codes.filter((code) => code === 'accepted')).toHaveLength(1);
  expect(codes.filter((code) => code === 'TOKEN_INVALID')).toHaveLength(49);
  const winner = passwords[codes.indexOf('accepted')] ?? '';
  expect(await signInCode(auth, { password: winner })).toBe('ok');
  expect((await auth.rowsOf('outgoingMails')).filter(({ kind }) => kind === 'PASSWORD_CHANGED')).toHaveLength(1);
});

test('the token is valid for 60 minutes from the request', { tags: ['A14'] }, async () => {
  const { auth, token } = await startWithToken();
  auth.clock.advance(60 * 60_000);
  expect(await redeem(auth, token)).toBe('TOKEN_INVALID');
  expect(await signInCode(auth)).toBe('ok');

  const late = await startWithToken();
  late.auth.clock.advance(60 * 60_000 - 1);
  expect(await redeem(late.auth, late.token)).toBe('accepted');
});

test('an invented token, or one for a former address, changes nothing', async () => {
  const { auth, person, token } = await startWithToken();
  for (const invented of ['', 'x', token.slice(0, -1), `${token}x`]) expect(await redeem(auth, invented)).toBe('TOKEN_INVALID');
  await auth.connection.collection<{ _id: string }>('users').updateOne({ _id: person.userId }, { $set: { email: 'new@moreau.example' } });
  expect(await redeem(auth, token)).toBe('TOKEN_INVALID');
  expect(await signInCode(auth, { email: 'new@moreau.example' })).toBe('ok');
  expect(await auth.rowsOf('revocations')).toEqual([]);
});

test('a weak password is refused, and the link stays valid', async () => {
  const { auth, token } = await startWithToken();
  for (const password of ['court', 'Moreau2026', 'A1'.repeat(65), `${'a'.repeat(20)}\ud83d`])
    expect([password, await redeem(auth, token, { password })]).toEqual([password, 'WEAK_PASSWORD']);
  expect(await signInCode(auth)).toBe('ok');
  expect(await redeem(auth, token)).toBe('accepted');
});

test('a suspended account gets no mail, and its link does nothing', async () => {
  const { auth, mailbox, person, token } = await startWithToken();
  await auth.connection.collection<{ _id: string }>('users').updateOne({ _id: person.userId }, { $set: { status: 'SUSPENDED' } });
  expect(await redeem(auth, token)).toBe('TOKEN_INVALID');
  await auth.ask('anonymous', requestPasswordReset, { input: { email: camille.email } });
  await auth.subgraph.wiring.deliverMails();
  expect(await auth.rowsOf('passwordResetRequests')).toEqual([]);
  expect(mailsTo(mailbox, camille.email, subject)).toHaveLength(1);
});

test('a failure after the write leaves the old password, the sessions and the link', async () => {
  let isStopped = true;
  const { auth, person, token } = await startWithToken({
    reachPoint: (name) => {
      if (name === 'auth.passwordReset.written' && isStopped) throw new Error('stopped here');
    },
  });
  await redeem(auth, token);
  expect([await signInCode(auth), await signInCode(auth, { password: newPassword })]).toEqual(['ok', 'INVALID_CREDENTIALS']);
  expect(await areRevoked(auth, [person.viewer])).toEqual([false]);
  isStopped = false;
  expect(await redeem(auth, token)).toBe('accepted');
  expect(await signInCode(auth, { password: goodPassword })).toBe('INVALID_CREDENTIALS');
});
