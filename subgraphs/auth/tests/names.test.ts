import { expect, test } from 'vitest';
import { expectLinear, hostileTexts } from '#shared/tests/text/linearWork.ts';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { isHarmlessName } from '../src/modules/identity/account/nameContent.ts';
import { parseName } from '../src/modules/identity/account/registration.ts';
import { registerUser, updateProfile } from './documents.ts';
import { camille, createAccount, startAuth } from './kit.ts';

const phoneNumbers = [
  'Appelez le 06 12 34 56 78',
  '0612345678',
  '06.12.34.56.78',
  '06-12-34-56-78',
  '+33 (0)6 12',
  'Zoé 3639',
  '0 a 6 b 1 c 2',
  '٠٦١٢٣٤٥٦٧٨',
  '०६१२३४',
  '０６１２３４',
  '⓪⑥①②③④',
  '❶❷❸❹',
  '𝟎𝟔𝟏𝟐',
  '0\uFE0F\u20E36\uFE0F\u20E31\uFE0F\u20E32\uFE0F\u20E3',
  '零六一二三四五六',
  '₀₆₁₂',
];
const links = [
  'evil.com',
  'evil。com',
  'evil｡com',
  'evil．com',
  'evil﹒com',
  'evil․com',
  'e\u0301vil.com',
  'evil.\u0301com',
  'Voir evil.example',
  'x.com',
  'X.Com',
  'X.COM',
  't.co',
  'T.Me',
  'M.Li',
  'x。com',
  'ab.c',
  'a-b.Xyz',
  '.com',
  'Zoé.info',
  '1.1.1',
  'A.1',
  'J.evil.com',
  'J.R.Com',
  'xn--a.b',
  '李.明天',
  'www evil',
  'WWW',
  'https:evil',
  'https：evil',
  'mailto∶x',
  'ada@evil',
  'ada＠evil',
  'ada﹫evil',
  'a/b',
  'a／b',
  'a⁄b',
  'a∕b',
  'a⧸b',
  'a\\b',
  'a＼b',
  'a﹨b',
  'evil%2Ecom',
  '<b>',
  '＜b＞',
];
const names = [
  'علی\u200Cرضا',
  'J.R.',
  'J.R.R.',
  'J. R. R.',
  'A.B.C',
  'M.Ali',
  'J.R.Martin',
  'É.Dupont',
  'Jr.',
  'Dr. Zoé',
  'St. John',
  'Anne-Marie',
  'D’Arc',
  "O'Neil",
  'Ada & Zoé',
  'Nguyễn',
  '李',
  '王小明',
  'श्री',
  'X Æ A-12',
  'Louis XIV',
  'Jean Ⅱ',
  'Renée 3',
  'S:t Clair',
  'Gal·la',
  'Łukasz Ｇｒoßﬁeld',
  'Zoé 🦉',
];

test.each(phoneNumbers)('a name with a phone number is refused: %j', (name) => {
  expect([parseName(name), parseName(`Zoé ${name} Moreau`)]).toEqual([null, null]);
});
test.each(links)('a name with a link is refused: %j', (name) => {
  expect([parseName(name), parseName(`Zoé ${name} Moreau`)]).toEqual([null, null]);
});
test.each(names)('a personal name is accepted unchanged: %j', (name) => {
  expect(parseName(name)).toBe(name);
});

test('names are checked at registration and update, and reported at their fields', async () => {
  const auth = await startAuth();
  for (const name of ['Appelez le 06 12 34 56 78', 'evil。com', 'ada@evil']) {
    for (const field of ['firstName', 'lastName']) {
      const { data } = await auth.ask('anonymous', registerUser, { input: { ...camille, [field]: name } });
      expect([field, at(data, 'registerUser.userErrors.0.path')]).toEqual([field, [field]]);
    }
  }
  expect(await auth.rowsOf('outgoingMails')).toEqual([]);

  const { viewer } = await createAccount(auth);
  for (const field of ['firstName', 'lastName', 'displayName']) {
    const { data } = await auth.ask(viewer, updateProfile, { input: { [field]: 'evil。com' } });
    expect([field, at(data, 'updateProfile.userErrors.0.path')]).toEqual([field, [field]]);
  }
});

test('the check of a name takes linear time', () => {
  const more = { 'capitals and dots': (size: number) => 'A.'.repeat(size / 2), 'words and dots': (size: number) => 'Ab.'.repeat(size / 3) };
  for (const [input, make] of Object.entries({ ...hostileTexts, ...more }))
    expectLinear({ name: 'isHarmlessName', input, run: isHarmlessName, make, size: 4_000 });
});
