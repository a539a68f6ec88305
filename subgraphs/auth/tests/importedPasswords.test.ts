import { hash as argon2 } from '@node-rs/argon2';
import { hash as bcrypt } from 'bcryptjs';
import { expect, test } from 'vitest';
import { viewerWith } from '#shared/tests/kit/callers.ts';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { parseStoredHash } from '../src/password/storedHash.ts';
import { changePassword, login, registerUser } from './documents.ts';
import { camille, createAccount, goodPassword, signInCode, startAuth, times } from './kit.ts';
import type { Auth } from './kit.ts';

const fewPasses = { algorithm: 2, memoryCost: 47_104, timeCost: 1, parallelism: 1 };
const tiny = { algorithm: 2, memoryCost: 8_192, timeCost: 1, parallelism: 1 };
const ours = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/;
const person = { email: camille.email, firstName: 'Camille', lastName: 'Moreau', locale: 'fr' };
const importAccount = async (auth: Auth, passwordHash: string | null) => {
  const result = await auth.subgraph.wiring.accounts.importAccount({
    ...person,
    passwordHash,
    accountType: 'LEARNER',
    isEmailVerified: true,
  });
  if (!result.ok) throw new Error(result.errors[0].code);
  return result.value.userId;
};
const storedHash = async (auth: Auth): Promise<string> => String((await auth.rowsOf('users'))[0]?.['passwordHash']);

test('a bcrypt hash of cost 10 accepts its password and is replaced by argon2id at the first sign-in', { tags: ['A2'] }, async () => {
  const auth = await startAuth();
  const old = await bcrypt(goodPassword, 10);
  await importAccount(auth, old);

  expect(await signInCode(auth, { password: 'Hirondelle43' })).toBe('INVALID_CREDENTIALS');
  expect(await storedHash(auth)).toBe(old);
  expect(await signInCode(auth)).toBe('ok');
  const renewed = await storedHash(auth);
  expect(renewed).toMatch(ours);
  expect(await signInCode(auth)).toBe('ok');
  expect(await storedHash(auth)).toBe(renewed);
  expect(await signInCode(auth, { password: 'Hirondelle43' })).toBe('INVALID_CREDENTIALS');
  expect(await auth.rowsOf('sessions')).toHaveLength(2);
});

test('bcrypt with each marker and weaker argon2 are replaced at sign-in', { tags: ['A2'] }, async () => {
  const auth = await startAuth();
  await importAccount(auth, null);
  const bcrypted = await bcrypt(goodPassword, 4);
  const weaker = [
    { algorithm: 2, memoryCost: 4_096, timeCost: 3, parallelism: 1 },
    { algorithm: 2, memoryCost: 19_456, timeCost: 1, parallelism: 1 },
    { algorithm: 1, memoryCost: 19_456, timeCost: 2, parallelism: 1 },
    { algorithm: 0, memoryCost: 19_456, timeCost: 2, parallelism: 1 },
  ];
  const hashes = ['2a', '2b', '2y'].map((marker) => bcrypted.replace(/^\$2[aby]\$/, `$${marker}$`));
  for (const options of weaker) hashes.push(await argon2(goodPassword, options));
  for (const passwordHash of hashes) {
    await auth.connection.collection<{ _id: string }>('users').updateMany({}, { $set: { passwordHash } });
    expect([passwordHash, await signInCode(auth)]).toEqual([passwordHash, 'ok']);
    expect(await storedHash(auth)).toMatch(ours);
  }
});

test('an argon2 hash of equal strength is left unchanged', { tags: ['A1', 'A2'] }, async () => {
  const auth = await startAuth();
  const strong = await argon2(goodPassword, fewPasses);
  await importAccount(auth, strong);
  expect(await signInCode(auth)).toBe('ok');
  expect(await storedHash(auth)).toBe(strong);
});

test('10 parallel first sign-ins all succeed, whichever replaces the hash', { tags: ['A2'] }, async () => {
  const auth = await startAuth();
  await importAccount(auth, await bcrypt(goodPassword, 4));
  const codes = await Promise.all(times(10, () => signInCode(auth)));
  expect(codes).toEqual(times(10, () => 'ok'));
  expect(await storedHash(auth)).toMatch(ours);
  expect(await auth.rowsOf('sessions')).toHaveLength(10);
});

test(
  'the hash of a suspended account is not replaced, and a parallel change of password is not overwritten',
  { tags: ['A2'] },
  async () => {
    const auth = await startAuth();
    const old = await bcrypt(goodPassword, 4);
    const userId = await importAccount(auth, old);
    const users = auth.connection.collection<{ _id: string }>('users');
    await users.updateOne({ _id: userId }, { $set: { status: 'SUSPENDED' } });
    expect(await signInCode(auth)).toBe('ACCOUNT_SUSPENDED');
    expect(await storedHash(auth)).toBe(old);
    await users.updateOne({ _id: userId }, { $set: { status: 'ACTIVE' } });

    const newPassword = 'une phrase bien assez longue';
    const viewer = viewerWith(userId);
    const change = auth.ask(viewer, changePassword, { input: { currentPassword: goodPassword, newPassword } });
    const [changed] = await Promise.all([change, ...times(6, () => signInCode(auth))]);
    const isChanged = at(changed.data, 'changePassword.userErrors.0') === undefined;
    expect(await signInCode(auth, { password: isChanged ? newPassword : goodPassword })).toBe('ok');
    expect(await signInCode(auth, { password: isChanged ? goodPassword : newPassword })).toBe('INVALID_CREDENTIALS');
  },
);

test('an imported bcrypt hash compares 72 bytes, and a typing error behind them is not stored', { tags: ['A3'] }, async () => {
  const auth = await startAuth();
  const password = `${'a phrase of which bcrypt has seen the beginning only, '.repeat(2)}and no more`;
  const old = await bcrypt(password, 4);
  await importAccount(auth, old);
  expect(await signInCode(auth, { password: `x${password.slice(1)}` })).toBe('INVALID_CREDENTIALS');
  for (const typed of [`${password.slice(0, -1)}x`, password.slice(0, 72), password]) {
    expect(await signInCode(auth, { password: typed })).toBe('ok');
    expect(await storedHash(auth)).toBe(old);
  }
  const newPassword = `${password} at all`;
  const viewer = viewerWith(String((await auth.rowsOf('users'))[0]?.['_id']));
  const { data } = await auth.ask(viewer, changePassword, { input: { currentPassword: password, newPassword } });
  expect(at(data, 'changePassword.userErrors')).toEqual([]);
  expect(await storedHash(auth)).toMatch(ours);
  expect(await signInCode(auth, { password: `${newPassword.slice(0, -1)}x` })).toBe('INVALID_CREDENTIALS');
  expect(await signInCode(auth, { password: newPassword })).toBe('ok');
});

test.each([
  { what: '71 bytes', password: 'a'.repeat(71), isRenewed: true },
  { what: '72 bytes', password: 'a'.repeat(72), isRenewed: false },
  { what: '73 bytes', password: 'a'.repeat(73), isRenewed: false },
  { what: '35 characters of 2 bytes', password: 'é'.repeat(35), isRenewed: true },
  { what: '37 characters of 2 bytes', password: 'é'.repeat(37), isRenewed: false },
])('a bcrypt hash of a password of $what is replaced at sign-in: $isRenewed', { tags: ['A2', 'A3'] }, async ({ password, isRenewed }) => {
  const auth = await startAuth();
  await importAccount(auth, await bcrypt(password, 4));
  expect(await signInCode(auth, { password })).toBe('ok');
  expect(ours.test(await storedHash(auth))).toBe(isRenewed);
  expect(await signInCode(auth, { password })).toBe('ok');
});

test('a hash that is too expensive or unknown is refused at import, and accepts no password if stored', async () => {
  const auth = await startAuth();
  const unverifiable = [
    (await bcrypt(goodPassword, 4)).replace('$04$', '$13$'),
    (await bcrypt(goodPassword, 4)).replace('$04$', '$31$'),
    (await argon2(goodPassword, tiny)).replace('m=8192', 'm=4194304'),
    '5f4dcc3b5aa765d61d8327deb882cf99',
    '{SSHA}c2FsdA',
    'plain',
    '',
  ];
  for (const passwordHash of unverifiable) {
    expect([passwordHash, parseStoredHash(passwordHash).kind]).toEqual([passwordHash, 'unverifiable']);
    const refused = await auth.subgraph.wiring.accounts.importAccount({
      ...person,
      passwordHash,
      accountType: 'LEARNER',
      isEmailVerified: true,
    });
    expect(refused).toMatchObject({ ok: false, errors: [{ code: 'INVALID_INPUT', path: ['passwordHash'] }] });
  }
  expect(await auth.rowsOf('users')).toEqual([]);

  await importAccount(auth, null);
  for (const passwordHash of [...unverifiable, '!']) {
    await auth.connection.collection<{ _id: string }>('users').updateMany({}, { $set: { passwordHash } });
    for (const password of [goodPassword, '', '!', passwordHash])
      expect([passwordHash, await signInCode(auth, { password })]).toEqual([passwordHash, 'INVALID_CREDENTIALS']);
  }
});

test('an imported account is created once, is published, gets no mail and owns its address', async () => {
  const auth = await startAuth();
  const passwordHash = await bcrypt(goodPassword, 4);
  const userId = await importAccount(auth, passwordHash);
  expect(await importAccount(auth, null)).toBe(userId);
  expect(await storedHash(auth)).toBe(passwordHash);
  expect((await auth.rowsOf('users'))[0]).toMatchObject({ _id: userId, roles: ['LEARNER'], emailVerifiedAt: expect.any(Date) });
  await expect.poll(() => auth.sent.map(({ type }) => type).sort()).toEqual(['auth.email.verified', 'auth.user.changed']);
  expect(await auth.rowsOf('outgoingMails')).toEqual([]);
  const { data } = await auth.ask('anonymous', registerUser, { input: camille });
  expect(at(data, 'registerUser.userErrors.0.code')).toBe('CONFLICT');
  const problems = await auth.subgraph.wiring.accounts.importAccount({
    ...person,
    email: 'x',
    firstName: '<b>',
    passwordHash,
    accountType: 'LEARNER',
    isEmailVerified: true,
  });
  expect(problems).toMatchObject({ ok: false, errors: [{ path: ['email'] }, { path: ['firstName'] }] });
  const { data: signedIn } = await auth.ask('anonymous', login, { input: { email: camille.email, password: goodPassword } });
  expect(at(signedIn, 'login.user.id')).toBe(userId);
});

test('an import does not attach to an unproven account with its address', async () => {
  const auth = await startAuth();
  const { userId } = await createAccount(auth);
  const before = await auth.rowsOf('users');
  const importAgain = async () =>
    auth.subgraph.wiring.accounts.importAccount({
      ...person,
      passwordHash: await bcrypt(goodPassword, 4),
      accountType: 'LEARNER',
      isEmailVerified: true,
    });
  expect(await importAgain()).toMatchObject({ ok: false, errors: [{ code: 'CONFLICT', path: ['email'] }] });
  expect(await auth.rowsOf('users')).toEqual(before);

  await auth.connection.collection<{ _id: string }>('users').updateOne({ _id: userId }, { $set: { emailVerifiedAt: auth.clock.now() } });
  expect(await importAgain()).toEqual({ ok: true, value: { userId, isNew: false } });
});
