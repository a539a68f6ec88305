import { describe, expect, test } from 'vitest';
import { answerQuestion } from '../../src/retrieval/answer.ts';
import { createBm25Index } from '../../src/retrieval/bm25Index.ts';
import { toPassages } from '../../src/retrieval/passages.ts';
import { quantitiesGiven } from '../../src/retrieval/quantities.ts';
import { englishQuestions, frenchQuestions, plantedLessons } from './plantedQuestions.ts';
import type { PlantedQuestion } from './plantedQuestions.ts';

const index = createBm25Index();
for (const lesson of plantedLessons) index.put(lesson.lessonId, toPassages(lesson));
const ask = (question: string, accept: (lessonId: string) => boolean = () => true) =>
  answerQuestion({ index, question, accept: ({ lessonId }) => accept(lessonId) });

const outcomesOf = (questions: readonly PlantedQuestion[]) => {
  const wrong = questions.filter(({ question, answer: wanted }) => {
    const answer = ask(question);
    if (answer.kind === 'refusal') return wanted !== null;
    return wanted === null || !answer.sentences[0]?.text.includes(wanted);
  });
  const answerable = questions.filter(({ answer }) => answer !== null).length;
  return { answerable, unanswerable: questions.length - answerable, wrong: wrong.map(({ question }) => question) };
};

test('answers 24 of 46 French questions with the right sentence and refuses 22', () => {
  expect(outcomesOf(frenchQuestions)).toEqual({ answerable: 24, unanswerable: 22, wrong: [] });
});

test('answers 18 of 35 English questions with the right sentence and refuses 17', () => {
  expect(outcomesOf(englishQuestions)).toEqual({ answerable: 18, unanswerable: 17, wrong: [] });
});

test('a word that only a closed lesson has counts as missing', () => {
  expect(ask('Comment écrire RECHERCHEX ?', (lessonId) => lessonId !== 'les_recherchex')).toMatchObject({ kind: 'refusal' });
  expect(ask('Quel est le prix d’une part de tarte ?', (lessonId) => lessonId !== 'les_four')).toMatchObject({ kind: 'refusal' });
});

describe('a quantity is a number with its unit', () => {
  test.each([
    ['Le four chauffe à 412 degrés.', ['#temperature']],
    ['Il fait 13 °C, soit 55 °F.', ['#temperature']],
    ['Comptez 20 euros ou 25,50 € l’entrée.', ['#price']],
    ['It costs $35.', ['#price']],
    ['La cuisson dure trois minutes.', ['#duration']],
    ['The hull weighs 24kg.', ['#mass']],
    ['Le fichier pèse 3 Mo.', ['#data']],
    ['Le train roule à 320 km/h.', ['#speed']],
    ['8 % des hommes', ['#share']],
    ['It takes one hour.', ['#duration']],
    ['Un livre publié en 1999, une fois par an.', []],
    ['Elle accepte 127 critères.', []],
    ['Des degrés, des euros, des minutes.', []],
    ['La version 3 met à jour le tableau.', []],
  ])('%s', (sentence, quantities) => {
    expect(quantitiesGiven(sentence)).toEqual(quantities);
  });
});
