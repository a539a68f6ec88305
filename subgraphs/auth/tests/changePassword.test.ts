import { expect, test } from 'vitest';
import { signedInKinds } from '#shared/tests/kit/callers.ts';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { changePassword, requestPasswordReset, resetPassword } from './documents.ts';
import { areRevoked, camille, createAccount, goodPassword, refreshCode, signInAgain, signInCode, startAuth, times } from './kit.ts';
import type { AskOptions, Auth } from './kit.ts';
import { mailsTo, openMailbox, tokenOf } from './mailKit.ts';

const newPassword = 'Alouette77';
const change = async (
  auth: Auth,
  {
    currentPassword = goodPassword,
    next = newPassword,
    as = 'anonymous',
    ...options
  }: AskOptions & { currentPassword?: string; next?: string },
) => {
  const { data, codes } = await auth.ask(as, changePassword, { input: { currentPassword, newPassword: next } }, options);
  return { codes, user: at(data, 'changePassword.user'), error: at(data, 'changePassword.userErrors.0') };
};

test('a new password closes every other session with its access tokens, keeps this one and sends a mail', { tags: ['A16'] }, async () => {
  const mailbox = await openMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl });
  const phone = await createAccount(auth);
  const laptop = await signInAgain(auth);
  const tablet = await signInAgain(auth);

  const { user, error } = await change(auth, { as: laptop.viewer });

  expect(error).toBeUndefined();
  expect(user).toEqual({ id: phone.userId, sessions: [{ id: laptop.viewer.sessionId, isCurrent: true }] });
  expect(await areRevoked(auth, [phone.viewer, laptop.viewer, tablet.viewer])).toEqual([true, false, true]);
  expect([
    await refreshCode(auth, phone.refreshToken),
    await refreshCode(auth, laptop.refreshToken),
    await refreshCode(auth, tablet.refreshToken),
  ]).toEqual(['TOKEN_INVALID', 'ok', 'TOKEN_INVALID']);
  expect([await signInCode(auth), await signInCode(auth, { password: newPassword })]).toEqual(['INVALID_CREDENTIALS', 'ok']);
  await expect.poll(() => mailsTo(mailbox, camille.email, 'Votre mot de passe a été changé').length).toBe(1);
});

test('a wrong or a weak password changes nothing', async () => {
  const auth = await startAuth();
  const { viewer } = await createAccount(auth);
  expect((await change(auth, { as: viewer, currentPassword: 'Hirondelle43' })).error).toEqual({
    __typename: 'InvalidCredentialsError',
    code: 'INVALID_CREDENTIALS',
    message: 'Ce mot de passe est incorrect.',
    path: ['currentPassword'],
  });
  for (const next of ['court', 'Camille1!', 'A1'.repeat(65)])
    expect((await change(auth, { as: viewer, next })).error).toMatchObject({ __typename: 'WeakPasswordError', path: ['newPassword'] });
  expect(await signInCode(auth)).toBe('ok');
  expect((await auth.rowsOf('outgoingMails')).map(({ kind }) => kind)).toEqual(['VERIFY_EMAIL']);
});

test('of 20 parallel changes one succeeds', async () => {
  const auth = await startAuth();
  const { viewer } = await createAccount(auth);
  const answers = await Promise.all(times(20, (index) => change(auth, { as: viewer, next: `Alouette${100 + index}` })));
  expect(answers.filter(({ user }) => user !== null)).toHaveLength(1);
  expect(answers.filter(({ error }) => at(error, 'code') === 'INVALID_CREDENTIALS')).toHaveLength(19);
  expect((await auth.rowsOf('outgoingMails')).filter(({ kind }) => kind === 'PASSWORD_CHANGED')).toHaveLength(1);
});

test('a new password voids the reset link', async () => {
  const mailbox = await openMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl });
  const { viewer } = await createAccount(auth);
  await auth.ask('anonymous', requestPasswordReset, { input: { email: camille.email } });
  const token = await tokenOf(mailbox, camille.email, 'Choisissez un nouveau mot de passe', 1);
  await change(auth, { as: viewer });
  const { data } = await auth.ask('anonymous', resetPassword, { input: { token, newPassword: 'Rossignol88' } });
  expect(at(data, 'resetPassword.userErrors.0.code')).toBe('TOKEN_INVALID');
});

test('callers change the password of no other account', async () => {
  const auth = await startAuth();
  await createAccount(auth);
  expect((await change(auth, { as: 'anonymous' })).codes).toEqual(['UNAUTHENTICATED']);
  for (const kind of signedInKinds)
    expect([kind, at((await change(auth, { as: kind })).error, 'code')]).toEqual([kind, 'INVALID_CREDENTIALS']);
  expect(await signInCode(auth)).toBe('ok');
  expect(await auth.rowsOf('revocations')).toEqual([]);
});
