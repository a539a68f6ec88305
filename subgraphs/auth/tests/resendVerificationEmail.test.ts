import { expect, test } from 'vitest';
import { anonymous } from '#shared/viewer.ts';
import {
  adminViewer,
  at,
  callersBeside,
  camille,
  changeEmail,
  given,
  goodPassword,
  resendVerificationEmail,
  startAuth,
  verifyEmail,
} from './kit.ts';
import type { Asking, Auth } from './kit.ts';
import { givenMailbox, mailsTo, tokenOf } from './mailKit.ts';

const subject = 'Confirmez votre adresse e-mail';
const resend = async (auth: Auth, asking: Asking) => {
  const { data, errors, metadata } = await auth.ask(resendVerificationEmail, {}, asking);
  return {
    errors,
    metadata,
    accepted: at(data, 'resendVerificationEmail', 'accepted'),
    error: at(data, 'resendVerificationEmail', 'userErrors', 0),
  };
};
const verify = async (auth: Auth, token: string) => {
  const { data } = await auth.ask(verifyEmail, { input: { token } });
  return at(data, 'verifyEmail', 'userErrors', 0, 'code') ?? at(data, 'verifyEmail', 'accepted');
};

test('another link is mailed, and the earlier one stops working; a proven address gets a welcome and no further link', async () => {
  const mailbox = await givenMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl });
  const { viewer } = await given(auth);
  const first = await tokenOf(mailbox, camille.email, subject, 1);
  expect(await resend(auth, { viewer })).toMatchObject({ accepted: true, errors: [] });
  const second = await tokenOf(mailbox, camille.email, subject, 2);
  expect([await verify(auth, first), await verify(auth, second)]).toEqual(['TOKEN_INVALID', true]);
  await expect.poll(() => mailsTo(mailbox, camille.email, 'Bienvenue à HAR Academy').length).toBe(1);
  expect(mailsTo(mailbox, camille.email, 'Bienvenue à HAR Academy')[0]?.links).toEqual([{ url: 'https://har.example/', token: null }]);

  expect(await resend(auth, { viewer })).toMatchObject({ accepted: true, errors: [] });
  expect((await auth.rows('outgoingMails')).map(({ kind }) => kind).sort()).toEqual(['VERIFY_EMAIL', 'VERIFY_EMAIL', 'WELCOME']);
});

test('an address that was asked for comes before the present one', async () => {
  const mailbox = await givenMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl });
  const { viewer } = await given(auth);
  await verify(auth, await tokenOf(mailbox, camille.email, subject, 1));
  await auth.ask(changeEmail, { input: { newEmail: 'new@moreau.example', password: goodPassword } }, { viewer });
  await resend(auth, { viewer });
  const token = await tokenOf(mailbox, 'new@moreau.example', 'Confirmez votre nouvelle adresse e-mail', 2);
  expect(await verify(auth, token)).toBe(true);
});

test('three in 60 seconds, and then the wait is told', async () => {
  const auth = await startAuth();
  const { viewer } = await given(auth);
  for (let index = 0; index < 3; index += 1) expect((await resend(auth, { viewer })).accepted).toBe(true);
  auth.clock.advance(20_000);
  const refused = await resend(auth, { viewer });
  expect(refused).toMatchObject({ accepted: false, error: { __typename: 'RateLimitedError', retryAfterSeconds: 40 } });
  expect(refused.metadata.retryAfterSeconds).toBe(40);
  expect(await auth.rows('outgoingMails')).toHaveLength(4);
  auth.clock.advance(40_000);
  expect((await resend(auth, { viewer })).accepted).toBe(true);
});

test('callers get no link for anybody else', async () => {
  const auth = await startAuth();
  await given(auth);
  expect((await resend(auth, { viewer: anonymous })).errors).toEqual(['UNAUTHENTICATED']);
  const others = [...Object.values(callersBeside()), adminViewer].filter(({ kind }) => kind === 'user');
  for (const viewer of others) expect((await resend(auth, { viewer })).errors).toEqual(['UNAUTHENTICATED']);
  expect(await auth.rows('outgoingMails')).toHaveLength(1);
});
