import { expect, test } from 'vitest';
import { signedInKinds } from '#shared/tests/kit/callers.ts';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { changeEmail, resendVerificationEmail, verifyEmail } from './documents.ts';
import { camille, createAccount, goodPassword, startAuth } from './kit.ts';
import type { AskOptions, Auth } from './kit.ts';
import { mailsTo, openMailbox, tokenOf } from './mailKit.ts';

const subject = 'Confirmez votre adresse e-mail';
const resend = async (auth: Auth, { as = 'anonymous', ...options }: AskOptions) => {
  const { data, codes, metadata } = await auth.ask(as, resendVerificationEmail, {}, options);
  return {
    codes,
    metadata,
    accepted: at(data, 'resendVerificationEmail.accepted'),
    error: at(data, 'resendVerificationEmail.userErrors.0'),
  };
};
const verify = async (auth: Auth, token: string) => {
  const { data } = await auth.ask('anonymous', verifyEmail, { input: { token } });
  return at(data, 'verifyEmail.userErrors.0.code') ?? at(data, 'verifyEmail.accepted');
};

test('a resent link voids the earlier one, and a proven address gets a welcome and no further link', async () => {
  const mailbox = await openMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl });
  const { viewer } = await createAccount(auth);
  const first = await tokenOf(mailbox, camille.email, subject, 1);
  expect(await resend(auth, { as: viewer })).toMatchObject({ accepted: true, codes: [] });
  const second = await tokenOf(mailbox, camille.email, subject, 2);
  expect([await verify(auth, first), await verify(auth, second)]).toEqual(['TOKEN_INVALID', true]);
  await expect.poll(() => mailsTo(mailbox, camille.email, 'Bienvenue à HAR Academy').length).toBe(1);
  expect(mailsTo(mailbox, camille.email, 'Bienvenue à HAR Academy')[0]?.links).toEqual([{ url: 'https://har.example/', token: null }]);

  expect(await resend(auth, { as: viewer })).toMatchObject({ accepted: true, codes: [] });
  expect((await auth.rowsOf('outgoingMails')).map(({ kind }) => kind).sort()).toEqual(['VERIFY_EMAIL', 'VERIFY_EMAIL', 'WELCOME']);
});

test('the pending address gets the link before the current one', async () => {
  const mailbox = await openMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl });
  const { viewer } = await createAccount(auth);
  await verify(auth, await tokenOf(mailbox, camille.email, subject, 1));
  await auth.ask(viewer, changeEmail, { input: { newEmail: 'new@moreau.example', password: goodPassword } });
  await resend(auth, { as: viewer });
  const token = await tokenOf(mailbox, 'new@moreau.example', 'Confirmez votre nouvelle adresse e-mail', 2);
  expect(await verify(auth, token)).toBe(true);
});

test('three mails are resent in 60 seconds, then the answer has the wait', async () => {
  const auth = await startAuth();
  const { viewer } = await createAccount(auth);
  for (let index = 0; index < 3; index += 1) expect((await resend(auth, { as: viewer })).accepted).toBe(true);
  auth.clock.advance(20_000);
  const refused = await resend(auth, { as: viewer });
  expect(refused).toMatchObject({ accepted: false, error: { __typename: 'RateLimitedError', retryAfterSeconds: 40 } });
  expect(refused.metadata.retryAfterSeconds).toBe(40);
  expect(await auth.rowsOf('outgoingMails')).toHaveLength(4);
  auth.clock.advance(40_000);
  expect((await resend(auth, { as: viewer })).accepted).toBe(true);
});

test('callers resend no link of another account', async () => {
  const auth = await startAuth();
  await createAccount(auth);
  expect((await resend(auth, { as: 'anonymous' })).codes).toEqual(['UNAUTHENTICATED']);
  for (const kind of signedInKinds) expect((await resend(auth, { as: kind })).codes).toEqual(['UNAUTHENTICATED']);
  expect(await auth.rowsOf('outgoingMails')).toHaveLength(1);
});
