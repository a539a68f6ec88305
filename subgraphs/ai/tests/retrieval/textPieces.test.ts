import { expect, test } from 'vitest';
import { readMarkdown } from '../../src/retrieval/markdown.ts';
import { maximumSentenceCharacters, toPassages } from '../../src/retrieval/passages.ts';
import { cutText, piecesOf } from '../../src/retrieval/textPieces.ts';

const paragraph = (number: number): string => `Paragraphe ${number} : ${'un mot de plus '.repeat(20)}fin.`;
const kindsOf = (markdown: string): string[] => [...new Set([...readMarkdown(markdown)].flat().map(({ kind }) => kind))];

test('cutText ends a part after a line, else after a blank, else between characters', () => {
  expect(cutText('abc def\nghi jkl', 10)).toEqual(['abc def\n', 'ghi jkl']);
  expect(cutText('abc def ghi jkl', 10)).toEqual(['abc def ', 'ghi jkl']);
  expect(cutText('\u{1F600}\u{1F600}', 3)).toEqual(['\u{1F600}', '\u{1F600}']);
  expect(cutText('', 3)).toEqual([]);
});

test('cuts a long text before a heading, else between paragraphs', () => {
  const withHeadings = Array.from({ length: 30 }, (_, number) => `## Partie ${number}\n\n${paragraph(number)}\n`).join('\n');
  const without = Array.from({ length: 30 }, (_, number) => `${paragraph(number)}\n`).join('\n');

  const pieces = [...piecesOf(withHeadings)];
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.every((piece) => piece.startsWith('## Partie'))).toBe(true);
  expect(pieces.join('').trim()).toBe(withHeadings.trim());
  expect([...piecesOf(without)].every((piece) => piece.startsWith('Paragraphe'))).toBe(true);
});

test('code that is longer than a piece stays code', () => {
  const code = Array.from({ length: 1_000 }, (_, number) => `# valeur_${number} = ${number}`).join('\n');
  expect(kindsOf(`\`\`\`py\n${code}\n\`\`\``)).toEqual(['code']);
  expect(kindsOf(`~~~\n${code}\n`)).toEqual(['code']);
});

test('a table that is longer than a piece names its columns in every row', () => {
  const rows = Array.from({ length: 500 }, (_, number) => `| clé ${number} | ${number} |`).join('\n');
  const blocks = [...readMarkdown(`| Nom | Valeur |\n|---|---|\n${rows}`)].flat();

  expect(blocks).toHaveLength(500);
  expect(blocks[499]).toEqual({ kind: 'row', text: 'Nom : clé 499 ; Valeur : 499' });
});

test('drops a comment, also one longer than a piece or with blank lines, and keeps a comment without an end', () => {
  const comment = `<!-- note\n\n${paragraph(1).repeat(30)}\n\n-->`;
  expect([...readMarkdown(`Avant.\n\n${comment}\n\nAprès.`)].flat().map(({ text }) => text)).toEqual(['Avant.', 'Après.']);
  expect([...readMarkdown('Un mot <!-- note --> ici.')].flat().map(({ text }) => text)).toEqual(['Un mot ici.']);
  expect([...readMarkdown('```\n<!-- note -->\n```')].flat()).toEqual([{ kind: 'code', text: '<!-- note -->' }]);
  expect([...readMarkdown('<!-- sans fin')].flat()).toEqual([{ kind: 'prose', text: '<!-- sans fin' }]);
});

test('splits a lesson of one block of code into passages of whole lines', () => {
  const lines = Array.from({ length: 3_000 }, (_, number) => `valeur_${number} = calculer(${number})`);
  const passages = toPassages({ lessonId: 'les_1', title: 'Code', language: 'fr', text: `\`\`\`\n${lines.join('\n')}\n\`\`\`` });

  const sentences = passages.flatMap((passage) => passage.sentences);
  expect(sentences.flatMap(({ text }) => text.split('\n'))).toEqual(lines);
  expect(Math.max(...sentences.map(({ text }) => text.length))).toBeLessThanOrEqual(maximumSentenceCharacters);
});
