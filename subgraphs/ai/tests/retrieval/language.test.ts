import { expect, test } from 'vitest';
import { detectLanguage } from '../../src/retrieval/language.ts';

test.each([
  ['Comment fusionner deux branches ?', 'fr'],
  ['la vie', 'fr'],
  ["l'API REST", 'fr'],
  ['C’est quoi un merge ?', 'fr'],
  ['Que fait RECHERCHEX ?', 'fr'],
  ['What is a pivot table?', 'en'],
  ['the Excel formula', 'en'],
  ["Why doesn't VLOOKUP work?", 'en'],
  ['How to git rebase', 'en'],
  [
    'Les données réelles sont rarement propres. Trois défauts reviennent sans cesse : des valeurs manquantes, des lignes en double et des types incorrects.',
    'fr',
  ],
  [
    'Real data are rarely clean. Three defects come back again and again: missing values, duplicated rows and columns whose type is wrong for the job.',
    'en',
  ],
] as const)('%s is %s', (text, language) => {
  expect(detectLanguage(text)).toBe(language);
});

test('an undecided text is French, the default language', () => {
  expect(['', '???', '42'].map(detectLanguage)).toEqual(['fr', 'fr', 'fr']);
});

test('the beginning of a text of ten megabytes decides its language', () => {
  expect(detectLanguage('What is the mean of a series? '.repeat(350_000))).toBe('en');
});
