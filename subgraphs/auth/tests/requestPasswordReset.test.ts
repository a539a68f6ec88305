import { expect, test } from 'vitest';
import { callerKinds } from '#shared/tests/kit/callers.ts';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { requestPasswordReset, resetPassword } from './documents.ts';
import { camille, createAccount, startAuth, times } from './kit.ts';
import type { AskOptions, Auth } from './kit.ts';
import { mailsTo, openMailbox, tokenOf } from './mailKit.ts';

const request = (auth: Auth, email: string, { as = 'anonymous', ...options }: AskOptions = {}) =>
  auth.ask(as, requestPasswordReset, { input: { email } }, options);
const payloadOf = (answer: { data: unknown }) => at(answer.data, 'requestPasswordReset');
const subject = 'Choisissez un nouveau mot de passe';

test(
  'known and unknown addresses get the same answer and the same rows, and only the known one gets a mail',
  { tags: ['A8'] },
  async () => {
    const mailbox = await openMailbox();
    let isAnswering = true;
    const auth = await startAuth({
      smtpUrl: mailbox.smtpUrl,
      reachPoint: (name) => {
        if (name === 'auth.passwordReset.taken' && isAnswering) throw new Error('later');
      },
    });
    await createAccount(auth);

    const known = await request(auth, ' Camille@Moreau.EXAMPLE ');
    const unknown = await request(auth, 'nobody@moreau.example');

    expect(payloadOf(known)).toEqual({ accepted: true, userErrors: [] });
    expect(known).toEqual(unknown);
    expect((await auth.rowsOf('passwordResetRequests')).map(({ email }) => email).sort()).toEqual([camille.email, 'nobody@moreau.example']);
    expect(await auth.rowsOf('passwordResets')).toEqual([]);
    expect((await auth.rowsOf('mailAllowances')).map((row) => Object.keys(row).sort())).toEqual(
      [1, 2].map(() => ['_id', 'expiresAt', 'mailedAt']),
    );

    isAnswering = false;
    await auth.subgraph.wiring.deliverMails();
    await expect.poll(() => mailsTo(mailbox, camille.email, subject)).toHaveLength(1);
    expect(await auth.rowsOf('passwordResetRequests')).toEqual([]);
    expect(mailbox.list({ to: 'nobody@moreau.example' })).toEqual([]);
    expect((await auth.rowsOf('outgoingMails')).map(({ kind, to }) => `${String(kind)} ${String(to)}`).sort()).toEqual([
      `RESET_PASSWORD ${camille.email}`,
      `VERIFY_EMAIL ${camille.email}`,
    ]);
  },
);

test('the token has 256 bits, is never stored, and is voided by a new request', { tags: ['A14'] }, async () => {
  const mailbox = await openMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl });
  await createAccount(auth);
  await request(auth, camille.email);
  const first = await tokenOf(mailbox, camille.email, subject, 1);
  await request(auth, camille.email);
  const second = await tokenOf(mailbox, camille.email, subject, 2);

  expect([first, second].map((token) => Buffer.from(token, 'base64url').length)).toEqual([32, 32]);
  await expect.poll(async () => (await auth.rowsOf('outgoingMails')).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
  const collections = ['users', 'passwordResets', 'passwordResetRequests', 'outgoingMails', 'outbox', 'mailAllowances'];
  const everything = JSON.stringify(await Promise.all(collections.map((name) => auth.rowsOf(name))));
  for (const token of [first, second]) expect(everything).not.toContain(token);
  expect(await auth.rowsOf('passwordResets')).toHaveLength(1);

  const redeem = async (token: string) =>
    at(
      (await auth.ask('anonymous', resetPassword, { input: { token, newPassword: 'Hirondelle77' } })).data,
      'resetPassword.userErrors.0.code',
    ) ?? 'ok';
  expect(await redeem(first)).toBe('TOKEN_INVALID');
  expect(await redeem(second)).toBe('ok');
});

test('one address gets three mails in 60 seconds, known or unknown, for every caller', async () => {
  const auth = await startAuth();
  await createAccount(auth);
  for (const email of [camille.email, 'nobody@moreau.example']) {
    const answers = [];
    for (let index = 0; index < 5; index += 1) answers.push(await request(auth, email, { as: callerKinds[index] ?? 'admin' }));
    expect([email, answers.map((answer) => at(payloadOf(answer), 'accepted'))]).toEqual([email, [true, true, true, false, false]]);
    expect(at(payloadOf(answers[3] ?? { data: null }), 'userErrors.0')).toMatchObject({
      __typename: 'RateLimitedError',
      code: 'RATE_LIMITED',
      retryAfterSeconds: 60,
    });
    expect(answers[3]?.metadata.retryAfterSeconds).toBe(60);
  }
  auth.clock.advance(60_000);
  expect(at(payloadOf(await request(auth, camille.email)), 'accepted')).toBe(true);
});

test('of 20 parallel requests three are accepted, also as aliases in one document', async () => {
  const auth = await startAuth();
  const fields = Array.from(
    { length: 20 },
    (_, index) => `a${index}: requestPasswordReset(input: { email: "nobody@moreau.example" }) { accepted }`,
  );
  const { data } = await auth.ask('anonymous', `mutation { ${fields.join('\n')} }`);
  expect(Object.values(data ?? {}).filter((answer) => at(answer, 'accepted') === true)).toHaveLength(3);

  const answers = await Promise.all(times(20, () => request(auth, 'somebody@moreau.example')));
  expect(answers.filter((answer) => at(payloadOf(answer), 'accepted') === true)).toHaveLength(3);
});

test('an invalid address is refused, and nothing is stored', async () => {
  const auth = await startAuth();
  expect(at(payloadOf(await request(auth, 'nobody@')), 'userErrors')).toEqual([
    { __typename: 'ValidationError', code: 'INVALID_INPUT', message: 'Cette adresse e-mail n’est pas valide.', path: ['email'] },
  ]);
  expect(await auth.rowsOf('passwordResetRequests')).toEqual([]);
});

test('links lead to the configured host only, in the language of the account', { tags: ['A17'] }, async () => {
  const mailbox = await openMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl, publicUrl: 'https://academie.example' });
  await createAccount(auth);
  await request(auth, camille.email, { locale: 'en' });
  const token = await tokenOf(mailbox, camille.email, subject, 1);
  const [mail] = mailsTo(mailbox, camille.email, subject);
  expect(mail?.links).toEqual([{ url: `https://academie.example/reset-password?token=${token}`, token }]);
  expect(mail?.html).toContain(`<a href="https://academie.example/reset-password?token=${token}">Choisir un mot de passe</a>`);
  expect(mail?.text).toContain('Bonjour,');
});

test('a request is processed once after a process was killed before its mail was queued', async () => {
  let isStopped = true;
  const mailbox = await openMailbox();
  const auth = await startAuth({
    smtpUrl: mailbox.smtpUrl,
    reachPoint: (name) => {
      if (name === 'auth.passwordReset.queued' && isStopped) throw new Error('stopped here');
    },
  });
  await createAccount(auth);
  await request(auth, camille.email);
  await expect.poll(() => auth.lines.filter(({ message }) => String(message).includes('password reset')).length).toBeGreaterThan(0);
  expect(await auth.rowsOf('passwordResetRequests')).toHaveLength(1);
  expect(await auth.rowsOf('passwordResets')).toEqual([]);
  isStopped = false;
  await auth.subgraph.wiring.deliverMails();
  await tokenOf(mailbox, camille.email, subject, 1);
  expect(mailsTo(mailbox, camille.email, subject)).toHaveLength(1);
});
