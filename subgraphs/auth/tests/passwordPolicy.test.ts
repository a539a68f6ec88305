import { expect, test } from 'vitest';
import { isCommonPassword } from '../src/password/commonPassword.ts';
import { newPasswordProblem } from '../src/password/newPassword.ts';
import { hasHashableLength, weaknessesOf } from '../src/password/passwordPolicy.ts';

const camille = { email: 'camille.moreau@har.example', firstName: 'Camille', lastName: 'Moreau' };
const weaknesses = (password: string, owner = camille) => weaknessesOf(password, owner).map(({ en }) => en);

const longer = 'Use at least 8 characters.';
const upperCase = 'Add an uppercase letter.';
const digit = 'Add a digit.';
const notYours = 'Do not use your name, your address or the name of HAR Academy.';
const notCommon = 'Avoid common words, even with digits or symbols.';
const passphrase = 'Or choose a phrase of 15 or more characters, spaces included.';

test.each([
  ['kR7-vQ2', [longer, passphrase]],
  ['kR7-vQ2x', []],
  ['🦉R7-vQ2', [longer, passphrase]],
  ['kr7-vq2x', [upperCase, passphrase]],
  ['kr7-vq2x-ld9-w', [upperCase, passphrase]],
  ['kr7-vq2x-ld9-wm', []],
  ['kRx-vQyx', [digit, passphrase]],
  ['kRx-vQyx-LdW-w', [digit, passphrase]],
  ['krx-vqyx-ldw-wm', []],
  ['Élan-vole-2', []],
  ['Kr-vqyx-٣', []],
  ['', [longer, upperCase, digit, passphrase]],
])('%j gets exactly its missing requirements', (password, expected) => {
  expect(weaknesses(password)).toEqual(expected);
});

test.each([
  'Camille123',
  'Moreau-2031',
  'CamilleMoreau7',
  'MoreauCamille7',
  'Camille.Moreau77',
  'camille.moreau@har.example',
  'CAMILLE.MOREAU@HAR.EXAMPLE',
  '7Har-77777',
  '--Har Academy--9',
  'HAR ACADÉMIE 2031',
  'Academy2031',
  'Académie2031',
  'Academie-------2031',
])('a password made of the own name, the own address or the product name is refused: %j', { tags: ['A6'] }, (password) => {
  expect(weaknesses(password)).toEqual([notYours, passphrase]);
});

test('an address of digits only is refused as password, and a password without letters matches no name', { tags: ['A6'] }, () => {
  const owner = { email: '1234567890123456@9.example', firstName: '李', lastName: '.' };
  expect(weaknesses('1234567890123456@9.example', owner)).toEqual([notYours, passphrase]);
  expect(weaknesses('830-274-9165-048', owner)).toEqual([]);
});

test('names of other people and own names with further words are accepted', { tags: ['A6'] }, () => {
  expect(weaknesses('Ygritte-Holm-7')).toEqual([]);
  expect(weaknesses('Camille sort 7 fois')).toEqual([]);
  expect(weaknesses('Xcamille-nage-7')).toEqual([]);
});

test('a common word is reported once, and an own name takes precedence', () => {
  expect(weaknesses('Soleil2031')).toEqual([notCommon, passphrase]);
  expect(weaknesses('Soleil2031', { ...camille, firstName: 'Soleil' })).toEqual([notYours, passphrase]);
});

test('128 characters of any width can be hashed, and 129 cannot', { tags: ['A3'] }, () => {
  for (const character of ['x', 'é', '正', '🦉']) {
    expect([character, hasHashableLength(character.repeat(128))]).toEqual([character, true]);
    expect([character, hasHashableLength(character.repeat(129))]).toEqual([character, false]);
  }
  expect(hasHashableLength('')).toBe(true);
});

test('a weak new password gets one error with all suggestions at its field', () => {
  const problemOf = (password: string) => newPasswordProblem({ password, owner: camille });
  const suggestionsOf = (password: string, locale: 'fr' | 'en' = 'en') =>
    problemOf(password)?.details.suggestions.map((suggestion) => suggestion[locale]);
  expect(problemOf('kR7-vQ2x')).toBeNull();
  expect(problemOf('kr7')).toMatchObject({
    type: 'WeakPasswordError',
    code: 'WEAK_PASSWORD',
    path: ['newPassword'],
    details: { minLength: 8 },
  });
  expect(suggestionsOf('kr7')).toEqual([longer, upperCase, passphrase]);
  expect(suggestionsOf('kR7-vQ2x'.repeat(17))).toEqual(['A password can have at most 128 characters.']);
  expect(suggestionsOf('kR7-vQ2x\ud83d-more')).toEqual(['This password contains an invalid character.']);
  expect(suggestionsOf('kr7-vq2x', 'fr')?.[0]).toBe('Ajoutez une majuscule.');
});

test.each([
  // Keyboard walks and patterns, plain and decorated.
  'Azertyui1',
  'Uiopasdf1',
  'Dfgh1234',
  'Wsxedcr1',
  'Wzsxedc1',
  'Zaq1Xsw2',
  '!1Qaz2w!',
  'Coucou123',
  'Soleil947182',
  `Soleil${'1'.repeat(34)}`,
  'Poiuytreza1',
  'Mlkjhgf1',
  'Zxcvbnm1',
  'Qwertzuio1',
  'Zyxwvut1',
  'Abc12345',
  '12345678',
  '87654321',
  '01234567',
  'AAAAAAA1',
  'ABABABAB',
  'Aaaaaaaa1234567',
  // Columns, alternating rows, and digits with one or two letters.
  '1qaz2wsX',
  '1qaz@WSX',
  '!QAZ2wsx',
  '1q2w3e4R5t',
  'Q1w2e3r4t5',
  'A1z2e3r4',
  'Zaq12wsx',
  'Zaq1zaq1',
  'Abc123abc',
  '1Q2w3e4r!!',
  'A1234567',
  '12345678Ab',
  'A-1234567',
  'A1111111',
  // Letters replaced by signs, and the two letters that 1, ! and | replace.
  'P4$$w0rd1',
  'P@55w0rd1',
  'Pa$$word1',
  'P@ss€1234',
  'Ba+man123',
  '--------',
  '8atman007',
  'Pa55e1234',
  'Dra9on123',
  'Micha3l12',
  'M1chel123',
  'So1ei1123',
  'So|eil123',
  'Vic7oire1',
  'F!orian12',
  // Decorations around a word.
  '123456Soleil',
  'Soleil123456',
  '!!!Soleil!!!1',
  'Soleil-99-75',
  '2026-Soleil',
  'Soleil1234567890',
  'Soleil!!!!!!!!1',
  '11111111Soleil',
  'SoleilSoleil1',
  'soleilsoleil99',
  'Sœur1234',
  'ÉTOILE99',
  'Ｓｏｌｅｉｌ12',
])('%j is common', { tags: ['A4'] }, (password) => {
  expect(isCommonPassword(password)).toBe(true);
});

test.each([
  'Hirondelle42',
  'kR7-vQ2x',
  'Soleil et 3 nuages',
  'Soleil94718265',
  'Soleil9471826',
  'abcdefghijklmno',
  'SoleilNuageVert7',
  'SoleilLune77',
  'Soleilsoleils7',
  'abcdefghijklmnop',
  'aaaaaaaaaaaaaaaaaaaa',
  'academie-demo-2026',
  'Xsoleil-75',
  'abcxyzpq',
  'ABACABAD',
  'Ab12',
  'Abc123456x',
  'A1234568',
  'Ab12345',
  'Zaq12wsy',
  `Soleil${'1'.repeat(35)}`,
])('%j is not common', { tags: ['A5'] }, (password) => {
  expect(isCommonPassword(password)).toBe(false);
});
