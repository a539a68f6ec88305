import { expect, test } from 'vitest';
import { manualClock } from '#shared/clock.ts';
import { emailVerified } from '#events/auth.ts';
import { callerKinds } from '#shared/tests/kit/callers.ts';
import { at, textAt } from '#shared/tests/kit/startSubgraph.ts';
import { registerUser, resendVerificationEmail, verifyEmail } from './documents.ts';
import { camille, createAccount, replayOf, startAuth, times } from './kit.ts';
import type { AskOptions, Auth } from './kit.ts';
import { newestToken, openMailbox, tokenOf } from './mailKit.ts';

const verify = async (auth: Auth, token: string, { as = 'anonymous', ...options }: AskOptions = {}) => {
  const { data } = await auth.ask(as, verifyEmail, { input: { token } }, options);
  return at(data, 'verifyEmail.userErrors.0.code') ?? (at(data, 'verifyEmail.accepted') === true ? 'accepted' : 'neither');
};
const isVerified = async (auth: Auth) => (await auth.rowsOf('users'))[0]?.['emailVerifiedAt'] !== null;

test('the mailed link proves the address once and publishes it', { tags: ['A18'] }, async () => {
  const mailbox = await openMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl });
  const { userId } = await createAccount(auth);
  const token = await newestToken(mailbox, camille.email);

  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect(await verify(auth, token)).toBe('accepted');

  expect(await isVerified(auth)).toBe(true);
  await expect.poll(() => auth.sent.filter(({ type }) => type === 'auth.email.verified').length).toBe(1);
  expect(auth.sent.find(({ type }) => type === 'auth.email.verified')).toMatchObject({
    aggregate: { type: 'User', id: userId, sequence: 2 },
    payload: { userId, email: camille.email, verifiedAt: auth.clock.now().toISOString() },
  });
  expect(await replayOf(auth, emailVerified)).toEqual([expect.objectContaining({ aggregate: { type: 'User', id: userId, sequence: 2 } })]);
});

test('a second use of a link gets the same answer and changes nothing', { tags: ['A18'] }, async () => {
  const mailbox = await openMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl });
  const { userId } = await createAccount(auth);
  const token = await newestToken(mailbox, camille.email);
  expect(await verify(auth, token)).toBe('accepted');
  const before = await auth.rowsOf('users');

  auth.clock.advance(60_000);
  expect(await verify(auth, token)).toBe('accepted');
  expect(await auth.rowsOf('users')).toEqual(before);
  expect((await auth.rowsOf('outgoingMails')).filter(({ kind }) => kind === 'WELCOME')).toHaveLength(1);

  const users = auth.connection.collection<{ _id: string }>('users');
  await users.updateOne({ _id: userId }, { $set: { email: 'new@moreau.example' } });
  expect(await verify(auth, token)).toBe('TOKEN_INVALID');
  await users.updateOne({ _id: userId }, { $set: { email: camille.email, status: 'SUSPENDED' } });
  expect(await verify(auth, token)).toBe('TOKEN_INVALID');
  await users.updateOne({ _id: userId }, { $set: { status: 'ACTIVE', emailVerifiedAt: null } });
  expect(await verify(auth, token)).toBe('TOKEN_INVALID');
  expect(await isVerified(auth)).toBe(false);
});

test('an earlier link is refused until the address is verified with the later one, then accepted', { tags: ['A18'] }, async () => {
  const mailbox = await openMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl });
  const { viewer } = await createAccount(auth);
  const earlier = await newestToken(mailbox, camille.email);
  await auth.ask(viewer, resendVerificationEmail);
  const later = await tokenOf(mailbox, camille.email, 'Confirmez votre adresse e-mail', 2);

  expect(await verify(auth, earlier)).toBe('TOKEN_INVALID');
  expect(await isVerified(auth)).toBe(false);
  expect(await verify(auth, later)).toBe('accepted');
  expect(await verify(auth, earlier)).toBe('accepted');
  auth.clock.advance(24 * 3_600_000);
  expect([await verify(auth, earlier), await verify(auth, later)]).toEqual(['TOKEN_INVALID', 'TOKEN_INVALID']);
});

test('the token is stored as a hash, the queued mail is sealed, and the sent mail has no secret', { tags: ['A18'] }, async () => {
  const mailbox = await openMailbox();
  const database = await startAuth();
  await createAccount(database);
  const [queued] = await database.rowsOf('outgoingMails');
  expect(queued?.['sealedSecret']).toMatch(/^v1\./);

  const clock = manualClock(new Date(database.clock.now().getTime() + 3_600_000));
  const sender = await startAuth({ database: database.connection.name, smtpUrl: mailbox.smtpUrl, clock });
  await sender.subgraph.wiring.deliverMails();
  const token = await newestToken(mailbox, camille.email);
  await expect.poll(async () => (await sender.rowsOf('outgoingMails'))[0]?.['state']).toBe('sent');
  expect((await sender.rowsOf('outgoingMails'))[0]).toMatchObject({ state: 'sent', sealedSecret: null });
  const everything = JSON.stringify(
    await Promise.all(['users', 'emailVerifications', 'outgoingMails', 'outbox', 'sessions'].map((name) => sender.rowsOf(name))),
  );
  expect(everything).not.toContain(token);
  expect(JSON.stringify(queued)).not.toContain(token);
  expect(await verify(sender, token)).toBe('accepted');
});

test('expired, foreign and invented tokens get the same answer', { tags: ['A18'] }, async () => {
  const mailbox = await openMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl });
  const { userId } = await createAccount(auth);
  const token = await newestToken(mailbox, camille.email);
  for (const invented of ['', 'x', token.slice(0, -1), `${token}x`, token.toLowerCase()])
    expect(await verify(auth, invented)).toBe('TOKEN_INVALID');

  await auth.connection.collection<{ _id: string }>('users').updateOne({ _id: userId }, { $set: { email: 'new@moreau.example' } });
  expect(await verify(auth, token)).toBe('TOKEN_INVALID');
  expect(await isVerified(auth)).toBe(false);

  await createAccount(auth, { email: 'late@moreau.example' });
  const late = await newestToken(mailbox, 'late@moreau.example');
  auth.clock.advance(24 * 3_600_000);
  expect(await verify(auth, late)).toBe('TOKEN_INVALID');
  expect((await auth.rowsOf('users')).map(({ emailVerifiedAt }) => emailVerifiedAt)).toEqual([null, null]);
  expect(auth.sent.filter(({ type }) => type === 'auth.email.verified')).toEqual([]);
});

test('the link of a suspended account is refused, and accepted after reactivation', { tags: ['A18'] }, async () => {
  const mailbox = await openMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl });
  const { userId } = await createAccount(auth);
  const token = await newestToken(mailbox, camille.email);
  const users = auth.connection.collection<{ _id: string }>('users');
  await users.updateOne({ _id: userId }, { $set: { status: 'SUSPENDED' } });
  const before = await auth.rowsOf('users');

  expect(await verify(auth, token)).toBe('TOKEN_INVALID');
  expect(await auth.rowsOf('users')).toEqual(before);
  expect((await auth.rowsOf('outbox')).map((row) => at(row, 'envelope.type'))).not.toContain('auth.email.verified');

  await users.updateOne({ _id: userId }, { $set: { status: 'ACTIVE' } });
  expect(await verify(auth, token)).toBe('accepted');
});

test('the link works until the end of the 24 hours', { tags: ['A18'] }, async () => {
  const mailbox = await openMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl });
  await createAccount(auth);
  const token = await newestToken(mailbox, camille.email);
  auth.clock.advance(24 * 3_600_000 - 1);
  expect(await verify(auth, token)).toBe('accepted');
});

test('50 parallel uses of one link verify the address once', { tags: ['A18'] }, async () => {
  const mailbox = await openMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl });
  await createAccount(auth);
  const token = await newestToken(mailbox, camille.email);
  const codes = await Promise.all(times(50, (index) => verify(auth, token, { as: callerKinds[index % callerKinds.length] ?? 'admin' })));
  expect(codes.filter((code) => code === 'accepted')).toHaveLength(50);
  expect((await auth.rowsOf('outgoingMails')).filter(({ kind }) => kind === 'WELCOME')).toHaveLength(1);
  expect(await auth.published(emailVerified)).toHaveLength(1);
});

test('the mail is in the language of the account, in text and HTML, and links to the configured host only', async () => {
  const mailbox = await openMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl, publicUrl: 'https://academie.example/' });
  await auth.ask('anonymous', registerUser, { input: { ...camille, firstName: 'L’Œil & fils' } });
  await auth.ask('anonymous', registerUser, { input: { ...camille, email: 'english@moreau.example', locale: 'en' } });
  const token = await newestToken(mailbox, camille.email);
  await newestToken(mailbox, 'english@moreau.example');
  const [french] = mailbox.list({ to: camille.email });
  const [english] = mailbox.list({ to: 'english@moreau.example' });
  expect([french?.subject, english?.subject]).toEqual(['Confirmez votre adresse e-mail', 'Confirm your email address']);
  expect(french?.from).toContain('bonjour@har.example');
  expect(french?.text).toMatch(/^Bonjour,\n/);
  expect(french?.html).toContain('<p>Bonjour,</p>');
  await verify(auth, token);
  await expect.poll(() => mailbox.list({ to: camille.email })[0]?.subject).toBe('Bienvenue à HAR Academy');
  const [welcome] = mailbox.list({ to: camille.email });
  expect(welcome?.text).toContain('Bonjour L’Œil & fils,');
  expect(welcome?.html).toContain('Bonjour L’Œil &#38; fils,');
  expect(french?.links).toEqual([{ url: `https://academie.example/verify-email?token=${token}`, token }]);
  expect(french?.html).toContain(`https://academie.example/verify-email?token=${token}`);
});

test('an unreachable mail server does not delay a registration, and the mail is sent after its return', async () => {
  const mailbox = await openMailbox();
  await mailbox.stop();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl });
  const { data } = await auth.ask('anonymous', registerUser, { input: camille });
  expect(textAt(data, 'registerUser.user.id')).toMatch(/^usr_/);
  await expect.poll(async () => (await auth.rowsOf('outgoingMails'))[0]?.['lastErrorCode']).toBe('ESOCKET');

  const revived = await openMailbox({ port: mailbox.port });
  auth.clock.advance(2_000);
  await newestToken(revived, camille.email);
  await expect.poll(async () => (await auth.rowsOf('outgoingMails'))[0]?.['state']).toBe('sent');
  auth.clock.advance(3_600_000);
  expect(await auth.subgraph.wiring.deliverMails()).toBe(0);
  expect(revived.list({ to: camille.email })).toHaveLength(1);
});

test('a process killed between the acceptance and its record sends the mail again after the lease', async () => {
  const mailbox = await openMailbox();
  let isStopped = true;
  const auth = await startAuth({
    smtpUrl: mailbox.smtpUrl,
    reachPoint: (name) => {
      if (name === 'auth.mail.accepted' && isStopped) throw new Error('stopped here');
    },
  });
  await createAccount(auth);
  await newestToken(mailbox, camille.email);
  isStopped = false;
  expect(await auth.subgraph.wiring.deliverMails()).toBe(0);
  auth.clock.advance(60_000);
  await auth.subgraph.wiring.deliverMails();
  await expect.poll(async () => (await auth.rowsOf('outgoingMails'))[0]?.['state']).toBe('sent');
  expect(mailbox.list({ to: camille.email })).toHaveLength(2);
});

test('two senders on one queue send each mail once', async () => {
  const mailbox = await openMailbox();
  const quiet = await startAuth();
  const addresses = times(12, (index) => `c${index}@moreau.example`);
  for (const email of addresses) await createAccount(quiet, { email });
  const clock = manualClock(new Date(quiet.clock.now().getTime() + 3_600_000));
  const senders = await Promise.all([1, 2].map(() => startAuth({ database: quiet.connection.name, smtpUrl: mailbox.smtpUrl, clock })));
  await Promise.all(senders.map((sender) => sender.subgraph.wiring.deliverMails()));
  await expect.poll(async () => (await quiet.rowsOf('outgoingMails')).filter(({ state }) => state === 'sent').length).toBe(12);
  expect(addresses.map((to) => mailbox.list({ to }).length)).toEqual(addresses.map(() => 1));
});

test('a mail whose link expires before delivery is given up, and its secret is deleted', async () => {
  const auth = await startAuth();
  await createAccount(auth);
  auth.clock.advance(24 * 3_600_000);
  await auth.subgraph.wiring.deliverMails();
  await expect.poll(async () => (await auth.rowsOf('outgoingMails'))[0]).toMatchObject({ state: 'expired', sealedSecret: null });
});
