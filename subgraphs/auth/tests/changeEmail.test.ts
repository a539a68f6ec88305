import { expect, test } from 'vitest';
import { signedInKinds } from '#shared/tests/kit/callers.ts';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { changeEmail, changePassword, requestPasswordReset, resetPassword, verifyEmail } from './documents.ts';
import { camille, createAccount, goodPassword, signInCode, startAuth } from './kit.ts';
import type { AskOptions, Auth } from './kit.ts';
import { mailsTo, newestToken, openMailbox, tokenOf } from './mailKit.ts';

const newEmail = 'camille@nouveau.example';
const confirmSubject = 'Confirmez votre nouvelle adresse e-mail';

const verify = async (auth: Auth, token: string) => {
  const { data } = await auth.ask('anonymous', verifyEmail, { input: { token } });
  return at(data, 'verifyEmail.userErrors.0.code') ?? at(data, 'verifyEmail.accepted');
};
const change = async (
  auth: Auth,
  { password = goodPassword, to = newEmail, as = 'anonymous', ...options }: AskOptions & { password?: string; to?: string },
) => {
  const { data, codes } = await auth.ask(as, changeEmail, { input: { newEmail: to, password } }, options);
  return { codes, accepted: at(data, 'changeEmail.accepted'), error: at(data, 'changeEmail.userErrors.0') };
};
const startVerified = async (changes: Parameters<typeof startAuth>[0] = {}) => {
  const mailbox = await openMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl, ...changes });
  const person = await createAccount(auth);
  expect(await verify(auth, await newestToken(mailbox, camille.email))).toBe(true);
  return { auth, mailbox, person };
};
const emailClaims = async (auth: Auth) =>
  (await auth.rowsOf('claims')).map(({ _id }) => String(_id)).filter((id) => id.startsWith('email:'));

test(
  'a new address takes effect on confirmation, and the old one gets a mail at the request and at the change',
  { tags: ['A19'] },
  async () => {
    const { auth, mailbox, person } = await startVerified();

    expect(await change(auth, { as: person.viewer, to: ' Camille@Nouveau.EXAMPLE ' })).toMatchObject({ accepted: true, codes: [] });
    const { data } = await auth.ask(person.viewer, '{ me { email pendingEmail isEmailVerified } }');
    expect(data).toEqual({ me: { email: camille.email, pendingEmail: newEmail, isEmailVerified: true } });
    expect([await signInCode(auth), await signInCode(auth, { email: newEmail })]).toEqual(['ok', 'INVALID_CREDENTIALS']);
    await expect.poll(() => mailsTo(mailbox, camille.email, 'Une nouvelle adresse a été demandée pour votre compte').length).toBe(1);

    const token = await tokenOf(mailbox, newEmail, confirmSubject, 1);
    expect(await verify(auth, token)).toBe(true);
    expect(await verify(auth, token)).toBe(true);

    expect([await signInCode(auth), await signInCode(auth, { email: newEmail })]).toEqual(['INVALID_CREDENTIALS', 'ok']);
    expect((await auth.rowsOf('users'))[0]).toMatchObject({ email: newEmail, pendingEmail: null, revision: 3 });
    expect(await emailClaims(auth)).toEqual([`email:${newEmail}`]);
    await expect.poll(() => mailsTo(mailbox, camille.email, 'L’adresse de votre compte a été changée').length).toBe(1);
    await expect.poll(() => auth.sent.filter(({ type }) => type === 'auth.email.verified').length).toBe(2);
    expect(auth.sent.filter(({ type }) => type === 'auth.email.verified')[1]).toMatchObject({
      aggregate: { id: person.userId, sequence: 3 },
      payload: { userId: person.userId, email: newEmail },
    });
    await createAccount(auth);
    expect(await emailClaims(auth)).toEqual([`email:${camille.email}`, `email:${newEmail}`]);
  },
);

test('an unverified account, a wrong password or an invalid address changes nothing', { tags: ['A19'] }, async () => {
  const auth = await startAuth();
  const { viewer } = await createAccount(auth);
  expect((await change(auth, { as: viewer })).error).toMatchObject({ __typename: 'EmailNotVerifiedError', code: 'EMAIL_NOT_VERIFIED' });

  const { auth: verified, person } = await startVerified();
  expect((await change(verified, { as: person.viewer, password: 'Hirondelle43' })).error).toMatchObject({
    code: 'INVALID_CREDENTIALS',
    path: ['password'],
  });
  for (const to of ['nobody@', camille.email.toUpperCase()])
    expect((await change(verified, { as: person.viewer, to })).error).toMatchObject({ code: 'INVALID_INPUT', path: ['newEmail'] });
  for (const each of [auth, verified]) {
    expect((await each.rowsOf('users'))[0]).toMatchObject({ email: camille.email, pendingEmail: null });
    expect((await each.rowsOf('outgoingMails')).map(({ kind }) => kind)).not.toContain('EMAIL_CHANGE_REQUESTED');
  }
});

test('the address of another account gets the answer of a free one, receives no mail and stays with its owner', async () => {
  const { auth, mailbox, person } = await startVerified();
  await createAccount(auth, { email: newEmail });
  const taken = await change(auth, { as: person.viewer });
  const free = await change(auth, { as: person.viewer, to: 'free@nouveau.example' });
  expect(taken).toEqual(free);
  await tokenOf(mailbox, 'free@nouveau.example', confirmSubject, 1);
  expect(mailsTo(mailbox, newEmail, confirmSubject)).toEqual([]);
});

test('the confirmation link of a suspended account is refused until the account is active again', { tags: ['A19'] }, async () => {
  const { auth, mailbox, person } = await startVerified();
  await change(auth, { as: person.viewer });
  const token = await tokenOf(mailbox, newEmail, confirmSubject, 1);
  const users = auth.connection.collection<{ _id: string }>('users');
  await users.updateOne({ _id: person.userId }, { $set: { status: 'SUSPENDED' } });
  const before = [await auth.rowsOf('users'), await auth.rowsOf('claims'), await auth.rowsOf('emailVerifications')];

  expect(await verify(auth, token)).toBe('TOKEN_INVALID');
  expect([await auth.rowsOf('users'), await auth.rowsOf('claims'), await auth.rowsOf('emailVerifications')]).toEqual(before);

  await users.updateOne({ _id: person.userId }, { $set: { status: 'ACTIVE' } });
  expect(await verify(auth, token)).toBe(true);
  expect((await auth.rowsOf('users'))[0]).toMatchObject({ email: newEmail });
});

test('of two accounts that request one address, the first to confirm gets it', async () => {
  const { auth, mailbox, person } = await startVerified();
  const rival = await createAccount(auth, { email: 'rival@moreau.example' });
  await verify(auth, await newestToken(mailbox, 'rival@moreau.example'));
  await change(auth, { as: person.viewer });
  const first = await tokenOf(mailbox, newEmail, confirmSubject, 1);
  await change(auth, { as: rival.viewer });
  const second = await tokenOf(mailbox, newEmail, confirmSubject, 2);

  const answers = await Promise.all([verify(auth, first), verify(auth, second)]);

  expect(answers.filter((answer) => answer === true)).toHaveLength(1);
  expect(answers.filter((answer) => answer === 'TOKEN_INVALID')).toHaveLength(1);
  expect((await auth.rowsOf('users')).filter(({ email }) => email === newEmail)).toHaveLength(1);
});

test('another request, a new password and a reset each void the pending change', async () => {
  const { auth, mailbox, person } = await startVerified();
  await change(auth, { as: person.viewer });
  const replaced = await tokenOf(mailbox, newEmail, confirmSubject, 1);
  await change(auth, { as: person.viewer, to: 'other@nouveau.example' });
  expect(await verify(auth, replaced)).toBe('TOKEN_INVALID');

  const beforePassword = await tokenOf(mailbox, 'other@nouveau.example', confirmSubject, 1);
  await auth.ask(person.viewer, changePassword, { input: { currentPassword: goodPassword, newPassword: 'Alouette77' } });
  expect(await verify(auth, beforePassword)).toBe('TOKEN_INVALID');

  await change(auth, { as: person.viewer, to: 'third@nouveau.example', password: 'Alouette77' });
  const beforeReset = await tokenOf(mailbox, 'third@nouveau.example', confirmSubject, 1);
  await auth.ask('anonymous', requestPasswordReset, { input: { email: camille.email } });
  const resetToken = await tokenOf(mailbox, camille.email, 'Choisissez un nouveau mot de passe', 1);
  await auth.ask('anonymous', resetPassword, { input: { token: resetToken, newPassword: 'Rossignol88' } });
  expect(await verify(auth, beforeReset)).toBe('TOKEN_INVALID');
  expect((await auth.rowsOf('users'))[0]).toMatchObject({ email: camille.email, pendingEmail: null });
});

test('a change of address voids the reset link', { tags: ['A14'] }, async () => {
  const { auth, mailbox, person } = await startVerified();
  await auth.ask('anonymous', requestPasswordReset, { input: { email: camille.email } });
  const resetToken = await tokenOf(mailbox, camille.email, 'Choisissez un nouveau mot de passe', 1);
  await change(auth, { as: person.viewer });
  expect(await verify(auth, await tokenOf(mailbox, newEmail, confirmSubject, 1))).toBe(true);
  const { data } = await auth.ask('anonymous', resetPassword, { input: { token: resetToken, newPassword: 'Alouette77' } });
  expect(at(data, 'resetPassword.userErrors.0.code')).toBe('TOKEN_INVALID');
  expect(await auth.rowsOf('passwordResets')).toEqual([]);
});

test('a failure between the claim and the event leaves the old address unchanged', async () => {
  const { auth, mailbox, person } = await startVerified({
    reachPoint: (name) => {
      if (name === 'auth.email.moved') throw new Error('stopped here');
    },
  });
  await change(auth, { as: person.viewer });
  await verify(auth, await tokenOf(mailbox, newEmail, confirmSubject, 1));
  expect(await emailClaims(auth)).toEqual([`email:${camille.email}`]);
  expect((await auth.rowsOf('users'))[0]).toMatchObject({ email: camille.email, pendingEmail: newEmail });
  await expect.poll(() => auth.sent.map(({ type }) => type)).toEqual(['auth.user.changed', 'auth.email.verified']);
});

test('callers change the address of no other account', async () => {
  const { auth } = await startVerified();
  expect((await change(auth, { as: 'anonymous' })).codes).toEqual(['UNAUTHENTICATED']);
  for (const kind of signedInKinds)
    expect([kind, at((await change(auth, { as: kind })).error, 'code')]).toEqual([kind, 'INVALID_CREDENTIALS']);
  expect((await auth.rowsOf('users'))[0]).toMatchObject({ email: camille.email, pendingEmail: null });
});
