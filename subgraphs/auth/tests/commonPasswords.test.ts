import { expect, test } from 'vitest';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { isCommonPassword } from '../src/password/commonPassword.ts';
import { commonWords } from '../src/password/commonWords.ts';
import { weaknessesOf } from '../src/password/passwordPolicy.ts';
import { changePassword, registerUser, requestPasswordReset, resetPassword } from './documents.ts';
import { camille, createAccount, goodPassword, startAuth } from './kit.ts';
import { openMailbox, tokenOf } from './mailKit.ts';

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const leet = (word: string) =>
  word.replaceAll('a', '@').replaceAll('e', '3').replaceAll('o', '0').replaceAll('i', '1').replaceAll('s', '$');
const disguises: readonly ((word: string) => string)[] = [
  (word) => `${capital(word)}1`,
  (word) => `${capital(word)}123`,
  (word) => `${capital(word)}2024!`,
  (word) => `${word.toUpperCase()}99`,
  (word) => `!${capital(leet(word))}1`,
  (word) => `${capital(leet(word.slice(1)) === word.slice(1) ? word : word.charAt(0) + leet(word.slice(1)))}75000`,
];
/** Common passwords that meet the other requirements, in all forms of all words. */
const common = disguises
  .flatMap((disguise) => [...commonWords].map(disguise))
  .filter((password) => password.length >= 8 && /\p{Lu}/u.test(password) && /\d/.test(password));

const acceptedPasswords = async (passwords: readonly string[], typeOf: (password: string) => Promise<unknown>): Promise<string[]> => {
  const accepted: string[] = [];
  for (let from = 0; from < passwords.length; from += 50) {
    const batch = passwords.slice(from, from + 50);
    const types = await Promise.all(batch.map(typeOf));
    accepted.push(...batch.filter((_, index) => types[index] !== 'WeakPasswordError'));
  }
  return accepted;
};

test('3,000 common passwords that meet the policy are refused at register, change and reset', { tags: ['A4'] }, async () => {
  const mailbox = await openMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl });
  const { viewer } = await createAccount(auth);
  await auth.ask('anonymous', requestPasswordReset, { input: { email: camille.email } });
  const token = await tokenOf(mailbox, camille.email, 'Choisissez un nouveau mot de passe', 1);
  const stride = Math.floor(common.length / 3_000);
  const passwords = common.filter((_, index) => index % stride === 0).slice(0, 3_000);
  expect(new Set(passwords).size).toBe(3_000);

  const atRegister = await acceptedPasswords(passwords, async (password) => {
    const { data } = await auth.ask('anonymous', registerUser, {
      input: { ...camille, email: 'other@moreau.example', firstName: 'Ygritte', password },
    });
    return at(data, 'registerUser.userErrors.0.__typename');
  });
  const atChange = await acceptedPasswords(passwords, async (newPassword) => {
    const { data } = await auth.ask(viewer, changePassword, { input: { currentPassword: goodPassword, newPassword } });
    return at(data, 'changePassword.userErrors.0.__typename');
  });
  const atReset = await acceptedPasswords(passwords, async (newPassword) => {
    const { data } = await auth.ask('anonymous', resetPassword, { input: { token, newPassword } });
    return at(data, 'resetPassword.userErrors.0.__typename');
  });

  expect([atRegister, atChange, atReset]).toEqual([[], [], []]);
  expect(await auth.rowsOf('users')).toHaveLength(1);
});

const publishedPasswords = `
  Password1 Password123 Passw0rd1 P@ssw0rd! P@ssw0rd123 Pa$$w0rd1 Pa55w0rd Pass1234 Pass@123 Pass@word1 Passwd123 PASSWORD1 Motdepasse1 M0tdepasse1 Passe1234
  Azerty123 Azertyuiop1 Qwerty123 Qwertyuiop1 Qwerty1! Qweasdzxc1 1qaz2wsX 1Qaz@wsx 1q2w3e4R Q1w2e3r4t5 Zaq12wsx Abcd1234 Abc12345 Aa123456 A1234567 12345678A
  1234Qwer 123Qweasd Wxcvbn123 Poiuyt123 Bonjour1 Bonjour2024! Salut1234 Coucou123 Soleil2024 Soleil01 Jetaime1 Iloveyou1 ILoveYou123 Loulou123 Doudou123
  Chouchou1 Bisous123 Maman123 Papamaman1 Princesse1 Chocolat1 Marseille13 Bordeaux33 Football1 Baseball1 Welcome1 Welcome@123 Welc0me1 Letmein1 Admin123
  Admin@123 Superadmin1 Changeme1 Changeme! Default1 Summer2024! Winter2023 Printemps2024 Hello123 HelloWorld1 Test1234 Login123 Guest123 Monkey123 Dragon123
  Sunshine1 Superman1 Batman123 Starwars1 Pokemon1 Trustno1 Whatever1 Nicolas1 Camille1 Michael1 Jennifer1 Company1 Informatique1 Azerty75 Psg12345 Secret123`
  .trim()
  .split(/\s+/);

test('the most frequent passwords of published lists are common', { tags: ['A4'] }, () => {
  const owner = { email: 'ygritte@holm.example', firstName: 'Ygritte', lastName: 'Holm' };
  const notCommon = 'Avoid common words, even with digits or symbols.';
  const suggestions = publishedPasswords
    .filter((password) => password.length >= 8 && /\p{Lu}/u.test(password) && /\d/.test(password))
    .map((password) => [password, weaknessesOf(password, owner)[0]?.en]);
  expect(suggestions).toEqual(suggestions.map(([password]) => [password, notCommon]));
});

test('more than 10,000 simple forms of the common words meet the policy, and all of them are common', { tags: ['A4'] }, () => {
  const ends = ['1', '12', '123', '1!', '01', '99', '2024', '2025', '@123'];
  const forms = [...commonWords].flatMap((word) => ends.map((end) => `${capital(word)}${end}`)).filter((password) => password.length >= 8);
  expect(new Set(forms).size).toBeGreaterThanOrEqual(10_000);
  expect(forms.filter((password) => !isCommonPassword(password))).toEqual([]);
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
])('a common word is refused in every disguise: %j', async (password) => {
  const auth = await startAuth();
  const { data } = await auth.ask('anonymous', registerUser, { input: { ...camille, password } });
  expect(at(data, 'registerUser.userErrors.0.__typename')).toBe('WeakPasswordError');
});

test.each(['Hirondelle42', 'une phrase bien assez longue', 'Soleil et 3 nuages', 'kR7-vQ2x', 'academie-demo-2026', 'Soleil94718265'])(
  'an uncommon password is accepted: %j',
  async (password) => {
    const auth = await startAuth();
    const { data } = await auth.ask('anonymous', registerUser, { input: { ...camille, password } });
    expect(at(data, 'registerUser.userErrors')).toEqual([]);
  },
);
