import { countWords } from './analyze.ts';
import { detectLanguage } from './language.ts';
import type { Language } from './language.ts';
import { codeSpansOf, readMarkdown, withoutBackticks } from './markdown.ts';
import type { Block } from './markdown.ts';
import { splitSentences } from './sentences.ts';

/** A sentence, a table row or a whole block of code, as a reader sees it, with the short code spans it names. */
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
  /** Heads every heading path: a question may name what only the course's title says. */
  courseTitle?: string;
  /** Markdown, or plain text such as a transcript. */
  text: string;
  /** Detected from the text when left out. */
  language?: Language;
};

const fewestWords = 60;
const mostWords = 120;

type Section = { headingPath: string[]; paragraphs: Paragraph[] };
type Paragraph = { sentences: Sentence[]; wordCount: number; leadsOn: boolean };

const toSentence = (kind: Sentence['kind'], marked: string): Sentence =>
  kind === 'code' ? { kind, text: marked, codeSpans: [] } : { kind, text: withoutBackticks(marked), codeSpans: codeSpansOf(marked) };

const toParagraph = (sentences: Sentence[]): Paragraph => {
  const last = sentences.at(-1);
  return {
    sentences,
    wordCount: sentences.reduce((sum, sentence) => sum + countWords(sentence.text), 0),
    // "The formula is:" belongs to the code or the list after it.
    leadsOn: last?.kind === 'sentence' && /[:：]\s*$/.test(last.text),
  };
};

/** A paragraph longer than a passage is cut where a sentence ends; a single sentence never is. */
const paragraphsOf = (block: Exclude<Block, { kind: 'heading' }>): Paragraph[] => {
  if (block.kind !== 'prose') return [toParagraph([toSentence(block.kind, block.text)])];
  const paragraphs: Paragraph[] = [];
  let pending: Sentence[] = [];
  let pendingWords = 0;
  for (const marked of splitSentences(block.text)) {
    const sentence = toSentence('sentence', marked);
    const wordCount = countWords(sentence.text);
    if (pendingWords > 0 && pendingWords + wordCount > mostWords) {
      paragraphs.push(toParagraph(pending));
      pending = [];
      pendingWords = 0;
    }
    pending.push(sentence);
    pendingWords += wordCount;
  }
  return pending.length > 0 ? [...paragraphs, toParagraph(pending)] : paragraphs;
};

const wordCountOf = (paragraphs: readonly Paragraph[]): number => paragraphs.reduce((sum, paragraph) => sum + paragraph.wordCount, 0);

/** Fills passages up to the upper bound; a remainder that is too short joins the passage before it. */
const group = (paragraphs: readonly Paragraph[]): Paragraph[][] => {
  const groups: Paragraph[][] = [];
  let pending: Paragraph[] = [];
  for (const paragraph of paragraphs) {
    const isFull = wordCountOf(pending) >= fewestWords || wordCountOf(pending) + paragraph.wordCount > mostWords;
    if (pending.length > 0 && isFull && !pending.at(-1)?.leadsOn) {
      groups.push(pending);
      pending = [];
    }
    pending.push(paragraph);
  }
  if (pending.length === 0) return groups;
  const previous = groups.at(-1);
  const joinsPrevious =
    previous !== undefined && wordCountOf(pending) < fewestWords / 2 && wordCountOf(previous) + wordCountOf(pending) <= mostWords * 1.25;
  return joinsPrevious ? [...groups.slice(0, -1), [...previous, ...pending]] : [...groups, pending];
};

/**
 * Passages of a lesson in reading order, with ids `<lessonId>#0`, `<lessonId>#1`... that depend on nothing but the arguments.
 * A heading always begins a new passage. Empty for a text without words.
 */
export const toPassages = ({
  lessonId,
  title,
  courseTitle,
  text,
  language = detectLanguage(`${title}\n${text}`),
}: LessonText): Passage[] => {
  const titles = courseTitle === undefined ? [title] : [courseTitle, title];
  const sections: Section[] = [];
  let open: { level: number; text: string }[] = [];
  let section: Section = { headingPath: titles, paragraphs: [] };
  sections.push(section);
  for (const block of readMarkdown(text)) {
    if (block.kind !== 'heading') {
      section.paragraphs.push(...paragraphsOf(block));
      continue;
    }
    open = [...open.filter((heading) => heading.level < block.level), block];
    const headings = open.map((heading) => heading.text).filter((heading) => heading !== title);
    section = { headingPath: [...titles, ...headings], paragraphs: [] };
    sections.push(section);
  }
  return sections
    .flatMap(({ headingPath, paragraphs }) => group(paragraphs).map((paragraphsOfPassage) => ({ headingPath, paragraphsOfPassage })))
    .map(({ headingPath, paragraphsOfPassage }, number) => ({
      id: `${lessonId}#${number}`,
      lessonId,
      language,
      headingPath,
      text: paragraphsOfPassage.map(({ sentences }) => sentences.map((sentence) => sentence.text).join(' ')).join('\n'),
      sentences: paragraphsOfPassage.flatMap(({ sentences }) => sentences),
    }));
};
