import { describe, expect, test } from 'vitest';
import { expectLinear, expectShortHolds, hostileTexts, workTable } from '#shared/tests/text/linearWork.ts';
import type { LinearWork } from '#shared/tests/text/linearWork.ts';
import { analyze, countWords, phraseOfCode, phrasesOf } from '../../src/retrieval/analyze.ts';
import { answerQuestion } from '../../src/retrieval/answer.ts';
import { createBm25Index } from '../../src/retrieval/bm25Index.ts';
import { detectLanguage } from '../../src/retrieval/language.ts';
import { codeSpansOf, readMarkdown } from '../../src/retrieval/markdown.ts';
import { maximumPassageCharacters, maximumSentenceCharacters, passageSteps, toPassages } from '../../src/retrieval/passages.ts';
import { quantitiesGiven } from '../../src/retrieval/quantities.ts';
import { readQuestion } from '../../src/retrieval/question.ts';
import { kindsAnsweredBy, questionKinds } from '../../src/retrieval/questionCues.ts';
import { splitSentences } from '../../src/retrieval/sentences.ts';
import { completeInSlices } from '../../src/retrieval/slices.ts';
import { fold } from '../../src/retrieval/stopWords.ts';
import { piecesOf } from '../../src/retrieval/textPieces.ts';

/** The maximum length of a lesson in the catalogue. */
const maximumTextCharacters = 100_000;
const maximumQuestionCharacters = 2_000;

const title = 'Une leçon';
const toLesson = (text: string) => ({ lessonId: 'les_1', title, text });
const indexed = (text: string) => {
  const index = createBm25Index();
  index.put('les_1', toPassages(toLesson(text)));
  return index;
};
const lengthOf = (texts: Iterable<string>): number => [...texts].reduce((sum, text) => sum + text.length, 0);

/** Each function answers the size of its result, in characters or pieces. */
const functions: Readonly<Record<string, (text: string) => number>> = {
  fold: (text) => fold(text).length,
  analyze: (text) => analyze(text, 'fr').length + analyze(text, 'en').length,
  countWords,
  phraseOfCode: (text) => phraseOfCode(text)?.length ?? 0,
  phrasesOf: (text) => phrasesOf(text).length,
  detectLanguage: (text) => detectLanguage(text).length,
  piecesOf: (text) => lengthOf(piecesOf(text)),
  readMarkdown: (text) => lengthOf([...readMarkdown(text)].flat().map((block) => block.text)),
  codeSpansOf: (text) => lengthOf(codeSpansOf(text)),
  splitSentences: (text) => splitSentences(text).length,
  readQuestion: (text) => readQuestion(text, 'fr').length,
  quantitiesGiven: (text) => quantitiesGiven(text).length,
  questionKinds: (text) => questionKinds(text).length,
  kindsAnsweredBy: (text) => kindsAnsweredBy(text).length,
  toPassages: (text) => lengthOf(toPassages(toLesson(text)).map((passage) => passage.text)),
  'index.put': (text) => Object.values(indexed(text).statistics()).reduce((sum, { postings }) => sum + postings, 0),
};

/** Legal texts whose parts are repeated in the result: column names, headings, announcing paragraphs. */
const multiplyingTexts: Readonly<Record<string, (size: number) => string>> = {
  'a table of 100 columns and many empty rows': (size) =>
    `${'|a'.repeat(100)}|\n${'|-'.repeat(100)}|\n${'|\n'.repeat(size)}`.slice(0, size),
  'a table with one long name of a column': (size) => `|${'nom '.repeat(size / 8)}|\n|-|\n${'|x|\n'.repeat(size)}`.slice(0, size),
  'a long heading over short paragraphs': (size) => `# ${'titre '.repeat(size / 12)}\n\n${'un mot\n\n'.repeat(size)}`.slice(0, size),
  'headings of growing depth over one word each': (size) =>
    `${[1, 2, 3, 4, 5].map((level) => `${'#'.repeat(level)} ${'titre '.repeat(30)}\n\n`).join('')}${'###### a\n\nb\n\n'.repeat(size)}`.slice(
      0,
      size,
    ),
  'headings alone': (size) => '# a\n'.repeat(size).slice(0, size),
  'paragraphs that all announce the next': (size) => 'voici :\n\n'.repeat(size).slice(0, size),
  'one block of code in lines': (size) => `\`\`\`\n${'x = calcule(y)\n'.repeat(size)}`.slice(0, size),
  'one block of code in one line': (size) => `\`\`\`\n${'x'.repeat(size)}`.slice(0, size),
  'nested quotations': (size) => `${'>'.repeat(size / 2)} ${'a'.repeat(size / 2)}`,
  'nested lists': (size) => {
    let text = '';
    for (let depth = 0; text.length < size; depth = (depth + 1) % 200) text += `${'  '.repeat(depth)}- a\n`;
    return text.slice(0, size);
  },
};
const texts = Object.entries({ ...hostileTexts, ...multiplyingTexts });

const rows: LinearWork[] = [];
describe.each(Object.entries(functions))('%s', (name, run) => {
  test('needs work in proportion to its input, for every input', () => {
    for (const [input, make] of texts)
      rows.push(expectLinear({ name, input, run, make, size: maximumTextCharacters / 4, stepsOf: (steps) => steps }));
  });
});

test('prints the worst input of each function', () => {
  const msOf = ({ work }: LinearWork): number => work.at(-1)?.cpuMs ?? 0;
  const worst = Object.keys(functions).flatMap((name) =>
    rows
      .filter((row) => row.name === name)
      .sort((left, right) => msOf(right) - msOf(left))
      .slice(0, 2),
  );
  console.log(workTable(worst));
  expect(rows).toHaveLength(Object.keys(functions).length * texts.length);
});

describe('a lesson of the maximum length', () => {
  test.each(texts)('is cut into bounded passages: %s', (_, make) => {
    const text = make(maximumTextCharacters);
    const passages = toPassages(toLesson(text));
    expect(Math.max(0, ...passages.map((passage) => passage.text.length))).toBeLessThanOrEqual(maximumPassageCharacters);
    expect(Math.max(0, ...passages.flatMap(({ sentences }) => sentences.map((sentence) => sentence.text.length)))).toBeLessThanOrEqual(
      maximumSentenceCharacters,
    );
    expect(passages.length).toBeLessThanOrEqual(1_500);
    const passageTexts = passages.map((passage) => passage.text);
    expect(lengthOf(passageTexts)).toBeLessThanOrEqual(2 * maximumTextCharacters);
    // The index normalizes them: one character may become 18.
    expect(lengthOf(passageTexts.map((passage) => passage.normalize('NFKC')))).toBeLessThanOrEqual(5 * maximumTextCharacters);
  });

  test.each(texts)('is indexed without holding the event loop: %s', async (_, make) => {
    const text = make(maximumTextCharacters);
    const index = createBm25Index();
    await expectShortHolds({
      name: 'indexing',
      work: async () => {
        const passages = await completeInSlices(passageSteps(toLesson(text)));
        await completeInSlices(index.replace({ lessonId: 'les_1', passages }));
      },
    });
  });
});

test('questions of the maximum length to lessons of code hold the event loop for a short time only', async () => {
  const index = createBm25Index();
  const line = (lesson: number, number: number): string =>
    `valeur_${lesson}_${number} = calculer(mesure_${number % 97}, facteur=${number})\n`;
  for (let lesson = 0; lesson < 5; lesson += 1) {
    const code = Array.from({ length: 2_000 }, (_, number) => line(lesson, number)).join('');
    index.put(
      `les_${lesson}`,
      toPassages({ lessonId: `les_${lesson}`, title, language: 'fr', text: `\`\`\`\n${code.slice(0, 99_000)}\n\`\`\`` }),
    );
  }
  for (const [name, make] of [
    ...texts,
    ['words of the lessons', (size: number) => 'calculer mesure_12 facteur '.repeat(size).slice(0, size)] as const,
  ])
    await expectShortHolds({
      name: `a question of ${name}`,
      work: async () => answerQuestion({ index, question: make(maximumQuestionCharacters), accept: () => true }),
    });
});
