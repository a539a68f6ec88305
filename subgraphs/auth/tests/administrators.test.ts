import { expect, test } from 'vitest';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { createAdministrators } from '../administrators.ts';
import { auditRows } from './adminKit.ts';
import { login, requestPasswordReset, resetPassword, verifyEmail } from './documents.ts';
import { areRevoked, camille, codeOf, createAccount, refreshCode, signInAgain, signInCode, startAuth, times } from './kit.ts';
import type { Auth } from './kit.ts';
import { openMailbox, tokenOf } from './mailKit.ts';

const { email } = camille;
const verifySubject = 'Confirmez votre adresse e-mail';
const resetSubject = 'Choisissez un nouveau mot de passe';
const appointedSubject = 'Vous administrez HAR Academy';
const ownPassword = 'une phrase bien assez longue';

const operatorOf = (auth: Auth) => createAdministrators({ connection: auth.connection, clock: auth.clock });
const start = async () => {
  const mailbox = await openMailbox();
  return { mailbox, auth: await startAuth({ smtpUrl: mailbox.smtpUrl }) };
};
const verify = async (auth: Auth, token: string) => {
  return codeOf(await auth.ask('anonymous', verifyEmail, { input: { token } }), 'verifyEmail');
};
const reset = async (auth: Auth, token: string) => {
  return codeOf(await auth.ask('anonymous', resetPassword, { input: { token, newPassword: ownPassword } }), 'resetPassword');
};

test('an unproven account becomes administrator only through a link mailed to its address', { tags: ['H20'] }, async () => {
  const { auth, mailbox } = await start();
  const stranger = await createAccount(auth);
  const second = await signInAgain(auth);
  await auth.ask('anonymous', requestPasswordReset, { input: { email } });
  const links = { verification: await tokenOf(mailbox, email, verifySubject, 1), reset: await tokenOf(mailbox, email, resetSubject, 1) };
  await auth.connection.collection<{ _id: string }>('users').updateOne({}, { $set: { pendingEmail: 'stranger@elsewhere.example' } });

  expect(await operatorOf(auth).create({ email })).toEqual({ kind: 'reclaimed', userId: stranger.userId, email });

  expect((await auth.rowsOf('users'))[0]).toMatchObject({ roles: ['LEARNER', 'ADMIN'], pendingEmail: null, emailVerifiedAt: null });
  expect(await signInCode(auth)).toBe('INVALID_CREDENTIALS');
  expect(await areRevoked(auth, [stranger.viewer, second.viewer])).toEqual([true, true]);
  const refreshed = await Promise.all([stranger, second].map(({ refreshToken }) => refreshCode(auth, refreshToken)));
  expect(refreshed).toEqual(['TOKEN_INVALID', 'TOKEN_INVALID']);
  expect([await verify(auth, links.verification), await reset(auth, links.reset)]).toEqual(['TOKEN_INVALID', 'TOKEN_INVALID']);
  expect(await auditRows(auth)).toMatchObject([
    { action: 'FIRST_ADMIN_CREATED', subjectId: stranger.userId, details: { isNewAccount: false } },
  ]);

  expect(await reset(auth, await tokenOf(mailbox, email, appointedSubject, 1))).toBe('ok');
  const { data } = await auth.ask('anonymous', login, { input: { email, password: ownPassword } });
  expect(at(data, 'login.user.id')).toBe(stranger.userId);
  expect(await operatorOf(auth).create({ email })).toMatchObject({ kind: 'unchanged' });
  expect(await signInCode(auth, { password: ownPassword })).toBe('ok');
});

test('a proven account becomes administrator with its password and sessions, and gets no link', { tags: ['H20'] }, async () => {
  const { auth, mailbox } = await start();
  const owner = await createAccount(auth);
  expect(await verify(auth, await tokenOf(mailbox, email, verifySubject, 1))).toBe('ok');

  expect(await operatorOf(auth).create({ email })).toEqual({ kind: 'granted', userId: owner.userId, email });

  expect([await signInCode(auth), await refreshCode(auth, owner.refreshToken)]).toEqual(['ok', 'ok']);
  expect(await auth.rowsOf('passwordResetRequests')).toEqual([]);
  expect((await auth.rowsOf('outgoingMails')).map(({ kind }) => kind)).not.toContain('ADMIN_APPOINTED');
});

test('sign-ins with the old password during a reclaim leave no open session', { tags: ['H20'] }, async () => {
  const auth = await startAuth();
  await createAccount(auth);
  const attempts = times(6, async () => {
    return codeOf(await auth.ask('anonymous', login, { input: { email, password: camille.password } }), 'login');
  });
  const [created] = await Promise.all([operatorOf(auth).create({ email }), ...attempts]);

  expect(created.kind).toBe('reclaimed');
  expect((await auth.rowsOf('sessions')).filter(({ revokedAt }) => revokedAt === null)).toEqual([]);
  expect(await signInCode(auth)).toBe('INVALID_CREDENTIALS');
});
