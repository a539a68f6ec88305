import { expect, test } from 'vitest';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { act, reason, startWithAdmin } from './adminKit.ts';
import { camille, confirmAddresses, createAccount, goodPassword, startAuth } from './kit.ts';
import { openMailbox, tokenOf } from './mailKit.ts';

const { email } = camille;
const account = 'user { id email isEmailVerified sessions { id isCurrent } }';
const verify = `mutation ($input: VerifyEmailInput!) { verifyEmail(input: $input) { accepted ${account} } }`;
const change = `mutation ($input: ChangeEmailInput!) { changeEmail(input: $input) { accepted ${account} } }`;
const refresh = `mutation ($input: RefreshTokensInput!) { refreshTokens(input: $input) { tokens { accessToken } ${account} } }`;

test('verifyEmail returns the current account, signed in or not, and null for a refused link', async () => {
  const mailbox = await openMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl });
  const { userId, viewer } = await createAccount(auth);
  const newEmail = 'camille@elsewhere.example';

  const first = await auth.ask('anonymous', verify, {
    input: { token: await tokenOf(mailbox, email, 'Confirmez votre adresse e-mail', 1) },
  });
  expect([first.codes, at(first.data, 'verifyEmail')]).toMatchObject([
    [],
    { accepted: true, user: { id: userId, email, isEmailVerified: true } },
  ]);

  const asked = await auth.ask(viewer, change, { input: { newEmail, password: goodPassword } });
  expect(at(asked.data, 'changeEmail')).toMatchObject({ accepted: true, user: { id: userId, email, isEmailVerified: true } });

  const token = await tokenOf(mailbox, newEmail, 'Confirmez votre nouvelle adresse e-mail', 1);
  const moved = await auth.ask(viewer, verify, { input: { token } });
  expect(at(moved.data, 'verifyEmail')).toMatchObject({ accepted: true, user: { id: userId, email: newEmail, isEmailVerified: true } });

  const refused = await auth.ask('anonymous', verify, { input: { token: 'nothing' } });
  expect(at(refused.data, 'verifyEmail')).toEqual({ accepted: false, user: null });
  // A proof of an address is not a sign-in.
  expect([first.metadata.signIns, moved.metadata.signIns]).toEqual([undefined, undefined]);
});

test('a refused changeEmail returns no account', async () => {
  const auth = await startAuth();
  const { viewer } = await createAccount(auth);
  await confirmAddresses(auth);
  const { data } = await auth.ask(viewer, change, { input: { newEmail: 'a@b.example', password: 'wrong' } });
  expect(at(data, 'changeEmail')).toEqual({ accepted: false, user: null });
});

test('refreshTokens returns the account with its current session, and reports the sign-in', async () => {
  const auth = await startAuth();
  const { userId, viewer, refreshToken } = await createAccount(auth);

  const { data, codes, metadata } = await auth.ask('anonymous', refresh, { input: { refreshToken } });

  expect([codes, at(data, 'refreshTokens.user')]).toMatchObject([
    [],
    { id: userId, sessions: [{ id: viewer.sessionId, isCurrent: true }] },
  ]);
  expect(metadata.signIns).toMatchObject([{ viewer: { userId, sessionId: viewer.sessionId, roles: ['LEARNER'] }, locale: 'fr' }]);
  const refused = await auth.ask('anonymous', refresh, { input: { refreshToken: 'nothing' } });
  expect([at(refused.data, 'refreshTokens.user'), refused.metadata.signIns]).toEqual([null, undefined]);
});

test('setInstructorVerification returns the changed account', async () => {
  const { auth, admin } = await startWithAdmin();
  const { userId } = await createAccount(auth, { accountType: 'INSTRUCTOR' });
  const document = `mutation ($input: SetInstructorVerificationInput!) {
    setInstructorVerification(input: $input) { user { id instructorVerification } userErrors { ... on UserError { code path } } }
  }`;
  const { answer } = await act(auth, document, { id: userId, status: 'VERIFIED', reason }, admin.viewer);
  expect(at(answer, 'user')).toEqual({ id: userId, instructorVerification: 'VERIFIED' });
});
