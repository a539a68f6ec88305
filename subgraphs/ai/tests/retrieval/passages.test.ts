import { expect, test } from 'vitest';
import { countWords } from '../../src/retrieval/analyze.ts';
import { toPassages } from '../../src/retrieval/passages.ts';
import { gitRebase } from './lessons.ts';

test('splits a lesson into passages under their headings, with ids in reading order', () => {
  const passages = toPassages(gitRebase);

  expect(passages.map(({ id, headingPath }) => ({ id, headingPath }))).toEqual([
    { id: 'les_rebase#0', headingPath: ['Git au quotidien', 'Réécrire son historique'] },
    { id: 'les_rebase#1', headingPath: ['Git au quotidien', 'Réécrire son historique', 'Rejouer ses commits'] },
    { id: 'les_rebase#2', headingPath: ['Git au quotidien', 'Réécrire son historique', 'Annuler une réécriture'] },
  ]);
  expect(passages[1]?.sentences).toEqual([
    { kind: 'sentence', text: "La commande git rebase rejoue vos commits au sommet d'une autre branche.", codeSpans: ['git rebase'] },
    { kind: 'sentence', text: 'Elle ne crée pas de commit de fusion.', codeSpans: [] },
    { kind: 'code', text: 'git switch sujet\ngit rebase main', codeSpans: [] },
  ]);
  expect(passages[1]?.text).toBe(
    "La commande git rebase rejoue vos commits au sommet d'une autre branche. Elle ne crée pas de commit de fusion.\ngit switch sujet\ngit rebase main",
  );
});

test('the same lesson gives the same passages', () => {
  expect(toPassages(gitRebase)).toEqual(toPassages(structuredClone(gitRebase)));
});

const paragraphOf = (words: number): string => `${Array.from({ length: words - 1 }, (_, index) => `mot${index}`).join(' ')} fin.`;

test('gathers whole paragraphs into passages of 60 to 120 words', () => {
  const passages = toPassages({
    lessonId: 'les_1',
    title: 'Longue',
    language: 'fr',
    text: [40, 40, 70, 60, 20].map(paragraphOf).join('\n\n'),
  });

  expect(passages.map((passage) => countWords(passage.text))).toEqual([80, 70, 80]);
});

test('cuts a paragraph of 300 words at the end of a sentence', () => {
  const text = Array.from({ length: 15 }, (_, index) => `Phrase ${index} ${paragraphOf(18)}`).join(' ');
  const passages = toPassages({ lessonId: 'les_1', title: 'Longue', language: 'fr', text });

  expect(passages.map((passage) => passage.sentences.length)).toEqual([6, 6, 3]);
});

test('a paragraph that announces code or a list stays with it', () => {
  const text = `${paragraphOf(70).replace('fin.', 'voici :')}\n\n\`\`\`\nx = 1. Y = 2.\n\`\`\``;

  expect(
    toPassages({ lessonId: 'les_1', title: 'Code', language: 'fr', text }).map((passage) =>
      passage.sentences.map((sentence) => sentence.kind),
    ),
  ).toEqual([['sentence', 'code']]);
});

test('reads table rows with their column names, without markup and HTML but with generics', () => {
  const text =
    '| Code | Prix |\n|---|---|\n| A1 | **45** |\n\nUn [lien](https://x.test) <b>gras</b> et List<T>.\n\n<div>dans un bloc</div>';

  expect(toPassages({ lessonId: 'les_1', title: 'T', language: 'fr', text })[0]?.sentences.map((sentence) => sentence.text)).toEqual([
    'Code : A1 ; Prix : 45',
    'Un lien gras et List<T>.',
    'dans un bloc',
  ]);
});

test('a text without words has no passage', () => {
  expect(['', '   \n', '## Titre seul'].map((text) => toPassages({ lessonId: 'les_1', title: 'Vide', text }))).toEqual([[], [], []]);
});

test('detects the language when none is given', () => {
  expect(
    toPassages({ lessonId: 'les_1', title: 'Means', text: 'The mean of a series is the sum of its values over their number.' })[0]
      ?.language,
  ).toBe('en');
});
