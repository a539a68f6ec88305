import { expect, test } from 'vitest';
import { signedInKinds } from '#shared/tests/kit/callers.ts';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { act, auditRows, createAdmin, startWithAdmin } from './adminKit.ts';
import { deleteAccount, login, reactivateUser, requestPasswordReset, suspendUser } from './documents.ts';
import {
  confirmations,
  deliverAnswers,
  deliverCompletions,
  erase,
  eraseFully,
  lastRequestedId,
  requestedIds,
  tombstonesOf,
} from './erasureKit.ts';
import {
  areRevoked,
  camille,
  createAccount,
  defaultLimits,
  goodPassword,
  refreshCode,
  signInAgain,
  signInCode,
  startAuth,
  times,
} from './kit.ts';
import type { Auth } from './kit.ts';
import { mailsTo, openMailbox } from './mailKit.ts';

const erasedSubject = 'Votre compte a été supprimé';
const withdrawnSubject = 'Votre compte n’a pas pu être supprimé';

/** The collection of every stored row that contains the word. */
const rowsWith = async (auth: Auth, word: string): Promise<string[]> => {
  const found: string[] = [];
  for (const { collectionName } of await (auth.connection.db?.collections() ?? []))
    for (const row of await auth.rowsOf(collectionName)) if (JSON.stringify(row).includes(word)) found.push(collectionName);
  return found;
};

test(
  'an account that every subgraph is ready to erase is deleted at once with its sessions, name and address',
  { tags: ['H18'] },
  async () => {
    const mailbox = await openMailbox();
    const auth = await startAuth({ smtpUrl: mailbox.smtpUrl });
    const other = await createAccount(auth, { email: 'paul@durand.example', firstName: 'Paul', lastName: 'Durand' });
    const person = await createAccount(auth);
    const laptop = await signInAgain(auth, { userAgent: 'Firefox/142' });
    await auth.ask('anonymous', requestPasswordReset, { input: { email: camille.email } });
    await expect.poll(async () => (await auth.rowsOf('passwordResets')).length).toBe(1);
    const before = await auth.rowsOf('users');

    const erasureId = await eraseFully(auth, person);

    expect(await areRevoked(auth, [person.viewer, laptop.viewer, other.viewer])).toEqual([true, true, false]);
    expect([await refreshCode(auth, person.refreshToken), await refreshCode(auth, laptop.refreshToken)]).toEqual([
      'TOKEN_INVALID',
      'TOKEN_INVALID',
    ]);
    expect(await signInCode(auth)).toBe('INVALID_CREDENTIALS');
    await expect.poll(() => mailsTo(mailbox, camille.email, erasedSubject).length).toBe(1);
    await expect.poll(() => rowsWith(auth, 'camille')).toEqual([]);
    expect(await rowsWith(auth, 'Moreau')).toEqual([]);
    expect(await auth.rowsOf('users')).toEqual(before.filter(({ _id }) => _id === other.userId));
    expect((await auth.rowsOf('sessions')).map(({ userId }) => userId)).toEqual([other.userId]);
    expect((await auth.rowsOf('erasures')).map(({ _id, phase, isLive }) => ({ _id, phase, isLive }))).toEqual([
      { _id: erasureId, phase: 'COMPLETED', isLive: false },
    ]);
    expect(await tombstonesOf(auth).distinct('_id')).toEqual([person.userId]);
    expect(confirmations(auth).map(({ aggregate }) => aggregate)).toEqual([{ type: 'User', id: person.userId, sequence: 2 }]);
  },
);

test('the audit log keeps the actions on an erased account and loses their reasons', { tags: ['H18'] }, async () => {
  const { auth, admin } = await startWithAdmin();
  const person = await createAccount(auth);
  await act(auth, suspendUser, { id: person.userId, reason: 'Camille Moreau insulte les autres.' }, admin.viewer);
  auth.clock.advance(1);
  await act(auth, reactivateUser, { id: person.userId, reason: 'Camille s’est excusée.' }, admin.viewer);
  auth.clock.advance(1);
  const signedIn = await signInAgain(auth);

  await eraseFully(auth, { userId: person.userId, viewer: signedIn.viewer });

  await expect.poll(() => rowsWith(auth, 'Camille')).toEqual([]);
  const sentCount = (await auditRows(auth)).map(({ actor, action, subjectId, details }) => ({ actor, action, subjectId, details }));
  const byAdmin = { actor: { kind: 'user', userId: admin.userId }, subjectId: person.userId };
  expect(sentCount).toEqual([
    { ...byAdmin, action: 'USER_SUSPENDED', details: { closedSessionCount: 1 } },
    { ...byAdmin, action: 'USER_REACTIVATED', details: {} },
    { actor: { kind: 'user', userId: person.userId }, action: 'ACCOUNT_ERASED', subjectId: person.userId, details: {} },
  ]);
});

test('an erased address can register again as a new account', { tags: ['H18'] }, async () => {
  const auth = await startAuth();
  const person = await createAccount(auth);
  await eraseFully(auth, person);
  const again = await createAccount(auth);
  expect(again.userId).not.toBe(person.userId);
  expect(await signInCode(auth)).toBe('ok');
  expect((await auth.rowsOf('claims')).map(({ _id }) => _id).filter((id) => !String(id).startsWith('signing-key'))).toEqual([
    'email:camille@moreau.example',
    'slug:camille-moreau',
  ]);
});

test('a wrong password changes nothing and publishes nothing', async () => {
  const auth = await startAuth();
  const { viewer } = await createAccount(auth);
  expect(await erase(auth, { as: viewer, password: 'Hirondelle43' })).toEqual({
    codes: [],
    accepted: false,
    error: {
      __typename: 'InvalidCredentialsError',
      code: 'INVALID_CREDENTIALS',
      message: 'Ce mot de passe est incorrect.',
      path: ['password'],
    },
  });
  expect([await auth.rowsOf('erasures'), requestedIds(auth), await signInCode(auth)]).toEqual([[], [], 'ok']);
});

test('wrong passwords are limited here too, and the answer has the wait', async () => {
  const auth = await startAuth({ limits: defaultLimits });
  const { viewer } = await createAccount(auth);
  for (let guess = 0; guess < 5; guess += 1)
    expect((await erase(auth, { as: viewer, password: `Hirondelle${guess}` })).error).toMatchObject({ code: 'INVALID_CREDENTIALS' });
  const refused = await auth.ask(viewer, deleteAccount, { input: { password: goodPassword } });
  expect([refused.codes, at(refused.data, 'deleteAccount')]).toEqual([
    [],
    { accepted: false, userErrors: [expect.objectContaining({ __typename: 'RateLimitedError', code: 'RATE_LIMITED' })] },
  ]);
  expect(refused.metadata.retryAfterSeconds).toBe(600);
  expect([await auth.rowsOf('erasures'), requestedIds(auth)]).toEqual([[], []]);
});

test('callers erase no other account', async () => {
  const auth = await startAuth();
  await createAccount(auth);
  expect((await erase(auth, { as: 'anonymous' })).codes).toEqual(['UNAUTHENTICATED']);
  for (const kind of signedInKinds)
    expect([kind, at((await erase(auth, { as: kind })).error, 'code')]).toEqual([kind, 'INVALID_CREDENTIALS']);
  expect([(await auth.rowsOf('users')).length, await auth.rowsOf('erasures'), requestedIds(auth)]).toEqual([1, [], []]);
});

test.each([
  ['fr', 'Un de vos achats est en cours. Réessayez quand il sera terminé, dans 24 heures au plus tard.'],
  ['en', 'One of your purchases is in progress. Try again when it has ended, within 24 hours at the latest.'],
] as const)(
  'a subgraph that is not ready stops the erasure with a reason (%s), and a later request succeeds',
  { tags: ['H18'] },
  async (locale, message) => {
    const auth = await startAuth();
    const person = await createAccount(auth);
    const [users, sessions, profiles, claims] = await Promise.all(
      ['users', 'sessions', 'profiles', 'claims'].map((name) => auth.rowsOf(name)),
    );
    const erasing = erase(auth, { as: person.viewer, locale });
    const erasureId = await lastRequestedId(auth);
    await deliverAnswers(auth, { erasureId, userId: person.userId, names: ['course', 'ai', 'community'] });
    await deliverAnswers(auth, {
      erasureId,
      userId: person.userId,
      names: ['payment'],
      blockers: [{ code: 'PURCHASE_UNDER_WAY', params: { count: 1 } }],
    });

    expect(await erasing).toEqual({
      codes: [],
      accepted: false,
      error: { __typename: 'ConflictError', code: 'CONFLICT', message, path: null },
    });
    expect(await Promise.all(['users', 'sessions', 'profiles', 'claims'].map((name) => auth.rowsOf(name)))).toEqual([
      users,
      sessions,
      profiles,
      claims,
    ]);
    expect(await areRevoked(auth, [person.viewer])).toEqual([false]);
    // A late answer of the blocking subgraph decides nothing, because the erasure has ended.
    await deliverAnswers(auth, { erasureId, userId: person.userId, names: ['payment'] });
    expect([confirmations(auth), await tombstonesOf(auth).countDocuments()]).toEqual([[], 0]);

    auth.sent.length = 0;
    await eraseFully(auth, person);
    expect((await auth.rowsOf('erasures')).map(({ phase }) => phase).sort()).toEqual(['COMPLETED', 'WITHDRAWN']);
  },
);

test('an erasure without answers in time goes on, and a later block is mailed', { tags: ['H18'] }, async () => {
  const mailbox = await openMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl });
  const { viewer, userId } = await createAccount(auth);
  const began = performance.now();
  expect(await erase(auth, { as: viewer })).toMatchObject({ accepted: true, error: undefined });
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(await signInCode(auth)).toBe('ok');
  const erasureId = await lastRequestedId(auth);
  await deliverAnswers(auth, { erasureId, userId, names: ['payment'], blockers: [{ code: 'PURCHASE_UNDER_WAY', params: {} }] });
  await auth.subgraph.wiring.deliverMails();
  await expect.poll(() => mailsTo(mailbox, camille.email, withdrawnSubject)[0]?.text ?? '').toContain('Un de vos achats est en cours.');
  expect(await signInCode(auth)).toBe('ok');
});

test('an erasure without answers in time is carried out with the last answer', { tags: ['H18'] }, async () => {
  const auth = await startAuth();
  const person = await createAccount(auth);
  expect(await erase(auth, { as: person.viewer })).toMatchObject({ accepted: true });
  const erasureId = await lastRequestedId(auth);
  await deliverAnswers(auth, { erasureId, userId: person.userId });
  expect(await signInCode(auth)).toBe('INVALID_CREDENTIALS');
  await deliverCompletions(auth, { erasureId, userId: person.userId });
});

test('an unfinished erasure is published again every hour until it is complete', { tags: ['H18'] }, async () => {
  const auth = await startAuth();
  const { viewer, userId } = await createAccount(auth);
  expect(await erase(auth, { as: viewer })).toMatchObject({ accepted: true });
  const erasureId = await lastRequestedId(auth);
  const sentCount = (type: string) => new Set(auth.sent.filter((event) => event.type === type).map(({ id }) => id)).size;
  const remindAfter = async (advancedMs: number) => {
    auth.clock.advance(advancedMs);
    await Promise.all([auth.subgraph.eraseDue(), auth.subgraph.eraseDue()]);
  };
  const hour = 60 * 60_000;

  await remindAfter(hour - 1);
  expect(sentCount('auth.erasure.asked')).toBe(1);
  await remindAfter(1);
  await expect.poll(() => sentCount('auth.erasure.asked')).toBe(2);
  // Rows of an earlier release have no reminder.
  await auth.connection.collection('erasures').updateMany({}, { $unset: { remindAt: 1 } });
  await remindAfter(0);
  await expect.poll(() => sentCount('auth.erasure.asked')).toBe(3);

  await deliverAnswers(auth, { erasureId, userId });
  await expect.poll(() => sentCount('auth.erasure.confirmed')).toBe(1);
  await remindAfter(hour);
  await expect.poll(() => sentCount('auth.erasure.confirmed')).toBe(2);
  expect(new Set(confirmations(auth).map(({ aggregate }) => JSON.stringify(aggregate))).size).toBe(1);
  await deliverCompletions(auth, { erasureId, userId });
  await expect.poll(async () => (await auth.rowsOf('erasures')).map(({ phase }) => phase)).toEqual(['COMPLETED']);
  await remindAfter(2 * hour);
  expect([sentCount('auth.erasure.asked'), sentCount('auth.erasure.confirmed')]).toEqual([3, 2]);
});

test('ten parallel requests erase the account once', { tags: ['H18'] }, async () => {
  const auth = await startAuth();
  const { viewer, userId } = await createAccount(auth);
  const erasing = Promise.all(times(10, () => erase(auth, { as: viewer })));
  const erasureId = await lastRequestedId(auth);
  await deliverAnswers(auth, { erasureId, userId });
  const answers = await erasing;
  // Requests that arrive after the erasure find no account.
  expect(answers.filter(({ accepted, error }) => accepted === true || at(error, 'code') === 'INVALID_CREDENTIALS')).toHaveLength(10);
  expect([(await auth.rowsOf('erasures')).length, new Set(requestedIds(auth)).size]).toEqual([1, 1]);
  expect((await auth.rowsOf('outgoingMails')).filter(({ kind }) => kind === 'ACCOUNT_ERASED')).toHaveLength(1);
  expect(new Set(confirmations(auth).map(({ id }) => id)).size).toBe(1);
});

test('the last active admin cannot be erased, and of two parallel requests one succeeds', { tags: ['H18'] }, async () => {
  const auth = await startAuth();
  const nour = await createAdmin(auth, 'nour@admin.example');
  expect(await erase(auth, { as: nour.viewer, locale: 'en' })).toMatchObject({
    accepted: false,
    error: {
      __typename: 'ConflictError',
      message: 'The platform would have no administrator left. Give this role to someone else first.',
    },
  });
  expect([await auth.rowsOf('erasures'), requestedIds(auth)]).toEqual([[], []]);

  const sam = await createAdmin(auth, 'sam@admin.example');
  const erasing = Promise.all([erase(auth, { as: nour.viewer }), erase(auth, { as: sam.viewer })]);
  await expect.poll(() => new Set(requestedIds(auth)).size).toBe(2);
  await Promise.all(
    (await auth.rowsOf('erasures')).map(({ _id, userId }) => deliverAnswers(auth, { erasureId: String(_id), userId: String(userId) })),
  );
  expect((await erasing).map(({ accepted }) => accepted).sort()).toEqual([false, true]);
  expect((await auth.rowsOf('users')).filter(({ status }) => status === 'ACTIVE')).toHaveLength(1);
});

test('an erased account gets the errors of a wrong password and of an unknown address', async () => {
  const auth = await startAuth();
  const person = await createAccount(auth);
  await eraseFully(auth, person);
  expect((await erase(auth, { as: person.viewer })).error).toMatchObject({ code: 'INVALID_CREDENTIALS', path: ['password'] });
  const signIn = async (email: string) => (await auth.ask('anonymous', login, { input: { email, password: goodPassword } })).data;
  expect(await signIn(camille.email)).toEqual(await signIn('nobody@nowhere.example'));
  expect((await auth.ask(person.viewer, '{ me { id } }')).data).toEqual({ me: null });
});
