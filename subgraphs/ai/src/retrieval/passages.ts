import { countWords } from './analyze.ts';
import { detectLanguage } from './language.ts';
import type { Language } from './language.ts';
import { codeSpansOf, readMarkdown, withoutBackticks } from './markdown.ts';
import type { Block } from './markdown.ts';
import { splitSentences } from './sentences.ts';
import { complete } from './slices.ts';
import type { Steps } from './slices.ts';
import { cutText } from './textPieces.ts';

/** A sentence, a table row or a block of code, as a reader sees it, with its short code spans. Cut when it is too long. */
export type Sentence = { kind: 'sentence' | 'row' | 'code'; text: string; codeSpans: string[] };

/** The unit of retrieval: about 60 to 120 words of one lesson under one heading. `headingPath`: course, lesson, headings. */
export type Passage = {
  id: string;
  lessonId: string;
  language: Language;
  headingPath: string[];
  text: string;
  sentences: Sentence[];
};

export type LessonText = {
  lessonId: string;
  title: string;
  /** The first entry of every heading path: a question may use words that only the course's title has. */
  courseTitle?: string;
  /** Markdown, or plain text such as a transcript. */
  text: string;
  /** Detected from the text when omitted. */
  language?: Language;
};

const minimumWords = 60;
const maximumWords = 120;

/** Upper bounds in characters for any text. Ordinary passages and sentences are half as long. */
export const maximumPassageCharacters = 1_600;
export const maximumSentenceCharacters = 800;

// Each passage repeats the headings above it.
const maximumHeadingCharacters = 200;
const maximumHeadingsCharacters = 400;
// Further headings stay inside the current passage: a text of headings alone would otherwise become many tiny passages.
const maximumSections = 300;

type Section = { headingPath: string[]; paragraphs: Paragraph[] };
type Paragraph = { sentences: Sentence[]; wordCount: number; length: number; announcesNext: boolean };

const toSentence = (kind: Sentence['kind'], marked: string): Sentence =>
  kind === 'code' ? { kind, text: marked, codeSpans: [] } : { kind, text: withoutBackticks(marked), codeSpans: codeSpansOf(marked) };

/** The whole text if it is short enough, else parts: code is cut after a line where possible, other text after a word. */
const toSentences = (kind: Sentence['kind'], marked: string): Sentence[] =>
  cutText(marked, maximumSentenceCharacters)
    .map((part) => toSentence(kind, kind === 'code' ? part.trimEnd() : part.trim()))
    .filter(({ text }) => text !== '');

const toParagraph = (sentences: Sentence[]): Paragraph => {
  const last = sentences.at(-1);
  return {
    sentences,
    wordCount: sentences.reduce((sum, sentence) => sum + countWords(sentence.text), 0),
    length: sentences.reduce((sum, sentence) => sum + sentence.text.length + 1, 0),
    // "The formula is:" stays with the code or the list after it.
    announcesNext: last?.kind === 'sentence' && /[:：]$/.test(last.text.trimEnd()),
  };
};

/** Cuts a paragraph that is longer than a passage at the end of a sentence. */
const paragraphsOf = (block: Exclude<Block, { kind: 'heading' }>): Paragraph[] => {
  if (block.kind !== 'prose') return toSentences(block.kind, block.text).map((sentence) => toParagraph([sentence]));
  const paragraphs: Paragraph[] = [];
  let pending: Sentence[] = [];
  let pendingWords = 0;
  let pendingLength = 0;
  for (const sentence of splitSentences(block.text).flatMap((marked) => toSentences('sentence', marked))) {
    const wordCount = countWords(sentence.text);
    const length = sentence.text.length + 1;
    if (
      pending.length > 0 &&
      ((pendingWords > 0 && pendingWords + wordCount > maximumWords) || pendingLength + length > maximumPassageCharacters)
    ) {
      paragraphs.push(toParagraph(pending));
      pending = [];
      pendingWords = 0;
      pendingLength = 0;
    }
    pending.push(sentence);
    pendingWords += wordCount;
    pendingLength += length;
  }
  return pending.length > 0 ? [...paragraphs, toParagraph(pending)] : paragraphs;
};

type Group = { paragraphs: Paragraph[]; wordCount: number; length: number };

const joined = (left: Group, right: Group): Group => ({
  paragraphs: [...left.paragraphs, ...right.paragraphs],
  wordCount: left.wordCount + right.wordCount,
  length: left.length + right.length,
});

/** Fills passages up to the upper bound. A remainder that is too short joins the previous passage. */
const group = (paragraphs: readonly Paragraph[]): Paragraph[][] => {
  const groups: Group[] = [];
  for (const paragraph of paragraphs) {
    const { wordCount, length } = paragraph;
    const pending = groups.at(-1);
    const isFull = pending !== undefined && (pending.wordCount >= minimumWords || pending.wordCount + wordCount > maximumWords);
    const belongs = !isFull || pending.paragraphs.at(-1)?.announcesNext === true;
    if (pending && belongs && pending.length + length <= maximumPassageCharacters) {
      pending.paragraphs.push(paragraph);
      pending.wordCount += wordCount;
      pending.length += length;
    } else groups.push({ paragraphs: [paragraph], wordCount, length });
  }
  const last = groups.at(-1);
  const previous = groups.at(-2);
  const joinsPrevious =
    last !== undefined &&
    previous !== undefined &&
    last.wordCount < minimumWords / 2 &&
    last.wordCount + previous.wordCount <= maximumWords * 1.25 &&
    last.length + previous.length <= maximumPassageCharacters;
  return (joinsPrevious ? [...groups.slice(0, -2), joined(previous, last)] : groups).map((each) => each.paragraphs);
};

/** The innermost headings that fit. */
const innermost = (headings: readonly string[]): string[] => {
  const fitting: string[] = [];
  let length = 0;
  for (const heading of headings.toReversed()) {
    length += heading.length;
    if (length > maximumHeadingsCharacters) break;
    fitting.unshift(heading);
  }
  return fitting;
};

const toPassage = ({
  lesson: { lessonId },
  language,
  headingPath,
  paragraphs,
  number,
}: {
  lesson: LessonText;
  language: Language;
  headingPath: string[];
  paragraphs: readonly Paragraph[];
  number: number;
}): Passage => ({
  id: `${lessonId}#${number}`,
  lessonId,
  language,
  headingPath,
  text: paragraphs.map(({ sentences }) => sentences.map((sentence) => sentence.text).join(' ')).join('\n'),
  sentences: paragraphs.flatMap(({ sentences }) => sentences),
});

// Twice the longest text of a lesson. One compatibility character may expand to 18 letters, each of which the index would pay for.
const maximumExpandedCharacters = 200_000;
const expansionStep = 1_000;

/** The beginning of a text that stays within the bound after the normalization of the index. Ordinary texts are whole. */
const indexablePart = (text: string): string => {
  let expanded = 0;
  for (let from = 0; from < text.length; from += expansionStep) {
    expanded += text.slice(from, from + expansionStep).normalize('NFKC').length;
    if (expanded > maximumExpandedCharacters) return text.slice(0, from);
  }
  return text;
};

/** The passages of a lesson, in steps of bounded work. See toPassages. */
export function* passageSteps(lesson: LessonText): Steps<Passage[]> {
  const { title, courseTitle } = lesson;
  const text = indexablePart(lesson.text);
  const { language = detectLanguage(`${title}\n${text}`) } = lesson;
  const titles = courseTitle === undefined ? [title] : [courseTitle, title];
  const sections: Section[] = [];
  let open: { level: number; text: string }[] = [];
  let section: Section = { headingPath: titles, paragraphs: [] };
  sections.push(section);
  for (const blocks of readMarkdown(text)) {
    for (const block of blocks) {
      if (block.kind !== 'heading') section.paragraphs.push(...paragraphsOf(block));
      else if (block.text.length > maximumHeadingCharacters || sections.length >= maximumSections)
        section.paragraphs.push(...paragraphsOf({ kind: 'prose', text: block.text }));
      else {
        open = [...open.filter((heading) => heading.level < block.level), block];
        const headings = open.map((heading) => heading.text).filter((heading) => heading !== title);
        section = { headingPath: [...titles, ...innermost(headings)], paragraphs: [] };
        sections.push(section);
      }
    }
    yield;
  }
  return sections
    .flatMap(({ headingPath, paragraphs }) => group(paragraphs).map((grouped) => ({ headingPath, paragraphs: grouped })))
    .map((each, number) => toPassage({ ...each, lesson, language, number }));
}

/**
 * Passages of a lesson in reading order, with ids `<lessonId>#0`, `<lessonId>#1`... that depend on the arguments only.
 * A heading begins a new passage. Empty for a text without words.
 */
export const toPassages = (lesson: LessonText): Passage[] => complete(passageSteps(lesson));
