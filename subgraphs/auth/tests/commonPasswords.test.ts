import { expect, test } from 'vitest';
import { commonWords } from '../src/password/commonWords.ts';
import { at, camille, changePassword, given, goodPassword, registerUser, requestPasswordReset, resetPassword, startAuth } from './kit.ts';
import { givenMailbox, tokenOf } from './mailKit.ts';

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const leet = (word: string) =>
  word.replaceAll('a', '@').replaceAll('e', '3').replaceAll('o', '0').replaceAll('i', '1').replaceAll('s', '$');
const dressings: readonly ((word: string) => string)[] = [
  (word) => `${capital(word)}1`,
  (word) => `${capital(word)}123`,
  (word) => `${capital(word)}2024!`,
  (word) => `${word.toUpperCase()}99`,
  (word) => `!${capital(leet(word))}1`,
  (word) => `${capital(leet(word.slice(1)) === word.slice(1) ? word : word.charAt(0) + leet(word.slice(1)))}75000`,
];
/** Those that would pass otherwise, evenly from all words. */
const common = dressings
  .flatMap((dress) => [...commonWords].map(dress))
  .filter((password) => password.length >= 8 && /\p{Lu}/u.test(password) && /\d/.test(password));

const refusals = async (passwords: readonly string[], typeOf: (password: string) => Promise<unknown>): Promise<string[]> => {
  const accepted: string[] = [];
  for (let from = 0; from < passwords.length; from += 50) {
    const batch = passwords.slice(from, from + 50);
    const types = await Promise.all(batch.map(typeOf));
    accepted.push(...batch.filter((_, index) => types[index] !== 'WeakPasswordError'));
  }
  return accepted;
};

test('A4 3,000 common passwords that meet the policy are all refused at register, change and reset', { timeout: 120_000 }, async () => {
  const mailbox = await givenMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl });
  const { viewer } = await given(auth);
  await auth.ask(requestPasswordReset, { input: { email: camille.email } });
  const token = await tokenOf(mailbox, camille.email, 'Choisissez un nouveau mot de passe', 1);
  const stride = Math.floor(common.length / 3_000);
  const passwords = common.filter((_, index) => index % stride === 0).slice(0, 3_000);
  expect(new Set(passwords).size).toBe(3_000);

  const atRegister = await refusals(passwords, async (password) => {
    const { data } = await auth.ask(registerUser, { input: { ...camille, email: 'other@moreau.example', firstName: 'Ygritte', password } });
    return at(data, 'registerUser', 'userErrors', 0, '__typename');
  });
  const atChange = await refusals(passwords, async (newPassword) => {
    const { data } = await auth.ask(changePassword, { input: { currentPassword: goodPassword, newPassword } }, { viewer });
    return at(data, 'changePassword', 'userErrors', 0, '__typename');
  });
  const atReset = await refusals(passwords, async (newPassword) => {
    const { data } = await auth.ask(resetPassword, { input: { token, newPassword } });
    return at(data, 'resetPassword', 'userErrors', 0, '__typename');
  });

  expect([atRegister, atChange, atReset]).toEqual([[], [], []]);
  expect(await auth.rows('users')).toHaveLength(1);
});

test.each([
  'Azertyuiop1',
  'Qsdfghjklm12',
  'Abcd1234',
  'P@ssw0rd',
  'Soleil-2026',
  '$0leil75',
  'Étoile99',
  'AAAAAAA1',
  'BonjourBonjour1',
  'password123456789',
])('a common word is refused however it is dressed: %j', async (password) => {
  const auth = await startAuth();
  const { data } = await auth.ask(registerUser, { input: { ...camille, password } });
  expect(at(data, 'registerUser', 'userErrors', 0, '__typename')).toBe('WeakPasswordError');
});

test.each(['Hirondelle42', 'une phrase bien assez longue', 'Soleil et 3 nuages', 'kR7-vQ2x', 'academie-demo-2026', 'Soleil94718265'])(
  'what nobody tries first is taken: %j',
  async (password) => {
    const auth = await startAuth();
    const { data } = await auth.ask(registerUser, { input: { ...camille, password } });
    expect(at(data, 'registerUser', 'userErrors')).toEqual([]);
  },
);
