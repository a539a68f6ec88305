import { expect, test } from 'vitest';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { createPasswordHasher } from '../src/password/passwordHasher.ts';
import { weaknessesOf } from '../src/password/passwordPolicy.ts';
import { changePassword, registerUser, requestPasswordReset, resetPassword } from './documents.ts';
import { camille, createAccount, goodPassword, signInCode, startAuth } from './kit.ts';
import type { Auth } from './kit.ts';
import { tokenOf, openMailbox } from './mailKit.ts';
import type { Mailbox } from './mailKit.ts';

const owner = { email: camille.email, firstName: camille.firstName, lastName: camille.lastName };

/** All passwords that differ in one byte, for every byte that can differ in a text. */
const neighboursOf = (password: string): string[] => {
  const bytes = Buffer.from(password);
  return Array.from(bytes.keys()).flatMap((position) => {
    for (let flip = 1; flip < 128; flip += 1) {
      const changed = Buffer.from(bytes);
      changed[position] = (bytes[position] ?? 0) ^ flip;
      const text = changed.toString('utf8');
      if (Buffer.from(text).equals(changed)) return [text];
    }
    return [];
  });
};

const exact: [string, string, number][] = [
  ...[64, 72, 73, 128].map((length): [string, string, number] => [`${String(length)} characters`, `Aa1${'x'.repeat(length - 3)}`, length]),
  ['18 emoji, which are 72 bytes', '🦉'.repeat(18), 72],
  ['19 emoji, which are 76 bytes', '🦉'.repeat(19), 76],
];
test.each(exact)('every byte of a password of %s counts', { tags: ['A3'] }, async (_, password, bytes) => {
  const passwords = createPasswordHasher();
  const hashed = await passwords.hash(password);
  if (!hashed.ok) throw new Error('the hasher is full');
  const opens = async (tried: string): Promise<boolean> => {
    const verified = await passwords.verify({ password: tried, passwordHash: hashed.value });
    return verified.ok && verified.value;
  };
  const neighbours = neighboursOf(password);
  expect(neighbours).toHaveLength(bytes);

  expect(await opens(password)).toBe(true);
  for (let begin = 0; begin < bytes; begin += 100) {
    const opened = await Promise.all(neighbours.slice(begin, begin + 100).map(opens));
    expect(opened.filter(Boolean)).toEqual([]);
  }
  for (const other of [`${password}x`, `${password} `, `${password}\u0000`, password.slice(0, -1), password.slice(0, 72)])
    if (other !== password) expect(await opens(other)).toBe(false);
});

/** The code of the refusal at each of the three mutations that take a new password. */
const refusals = async (auth: Auth, mailbox: Mailbox, passwords: readonly string[]) => {
  const { viewer } = await createAccount(auth);
  await auth.ask('anonymous', requestPasswordReset, { input: { email: camille.email } });
  const token = await tokenOf(mailbox, camille.email, 'Choisissez un nouveau mot de passe', 1);
  const codes: [string, unknown, unknown, unknown][] = [];
  for (const password of passwords) {
    // The password is checked before the address.
    const registered = await auth.ask('anonymous', registerUser, { input: { ...camille, password } });
    const changed = await auth.ask(viewer, changePassword, { input: { currentPassword: goodPassword, newPassword: password } });
    const reset = await auth.ask('anonymous', resetPassword, { input: { token, newPassword: password } });
    codes.push([
      password,
      at(registered.data, 'registerUser.userErrors.0.code'),
      at(changed.data, 'changePassword.userErrors.0.code'),
      at(reset.data, 'resetPassword.userErrors.0.code'),
    ]);
  }
  return codes;
};

const guessedFirst = [
  'HarAcademy1',
  'Har Academy 2026',
  'H-A-R Académie 2026!',
  'Academy2026',
  'HarAcademy1.com',
  'https://har-academy.com/2026',
  'www.Har-Academy.fr 1',
  'HarAcademyHarAcademy1',
  'Camille2026',
  'CAMILLE-1234',
  'Moreau!2026',
  'CamilleMoreau1',
  'Moreau.Camille.1990',
  'camille moreau 1990',
  'CamilleCamille12',
  'Camillé2026',
  'camille@moreau.example',
  'Camille@Moreau.Example',
  'Camille@Moreau.Example1',
];

test('too long and easily guessed passwords are refused at register, change and reset', { tags: ['A3', 'A6'] }, async () => {
  const mailbox = await openMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl });
  const tooLong = [`Aa1${'x'.repeat(126)}`, '🦉'.repeat(129), `Aa1${'x'.repeat(100_000)}`];
  const codes = await refusals(auth, mailbox, [...tooLong, ...guessedFirst]);
  expect(codes).toEqual([
    ...tooLong.map((password) => [password, 'INVALID_INPUT', 'WEAK_PASSWORD', 'WEAK_PASSWORD']),
    ...guessedFirst.map((password) => [password, 'WEAK_PASSWORD', 'WEAK_PASSWORD', 'WEAK_PASSWORD']),
  ]);
  expect(await signInCode(auth)).toBe('ok');
  expect(await auth.rowsOf('users')).toHaveLength(1);
});

test('a name inside a longer password is accepted', { tags: ['A6'] }, () => {
  for (const password of ['Camille aime les nuages', 'Mon harmonica 42', 'Les Moreau de Nantes 7', 'camomille et tilleul'])
    expect([password, weaknessesOf(password, owner)]).toEqual([password, []]);
});

test('15 to 128 characters of any kind and script are accepted', { tags: ['A5'] }, () => {
  const phrases = [
    'quatre petits chats gris',
    'a b c d e f g h i j k l m',
    ' '.repeat(15),
    '正しい馬の電池とホチキスの針です',
    'правильнаялошадьбатарея',
    'סוס נכון סוללה סיכה',
    '🦉🐈🐎🔋📎🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵',
    'é'.repeat(128),
    '🦉'.repeat(128),
  ];
  for (const phrase of phrases) expect([phrase, weaknessesOf(phrase, owner)]).toEqual([phrase, []]);
});

test.each([
  ['Łukasz2026', 'lukasz'],
  ['Ｌukasz-1', 'Łukasz'],
  ['LUK\u00ADASZ99', 'Łukasz'],
  ['Ｐassword1', 'Camille'],
  ['Pa\u00ADssword1', 'Camille'],
])('the password %j of %s is weak in every spelling', (password, firstName) => {
  expect(weaknessesOf(password, { ...owner, firstName }).length).toBeGreaterThan(0);
});
