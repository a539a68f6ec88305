import { analyze, phraseOfCode } from './analyze.ts';
import type { Token } from './analyze.ts';
import type { Language } from './language.ts';
import type { Passage, Sentence } from './passages.ts';
import { quantitiesGiven } from './quantities.ts';
import { kindsAnsweredBy } from './questionCues.ts';
import type { QuestionKind } from './questionCues.ts';

/** `words`: the spellings of each word and its position. `looksLike`: the kinds of question that the sentence may answer. */
export type SentenceFeatures = {
  terms: ReadonlySet<string>;
  words: readonly { forms: readonly string[]; position: number }[];
  looksLike: ReadonlySet<QuestionKind>;
  isQuestion: boolean;
  isFragment: boolean;
};

/** The features that questions are compared with, computed once for each passage. `terms` with their frequency, `length` in words. */
export type PassageFeatures = {
  terms: ReadonlyMap<string, number>;
  length: number;
  headingTerms: ReadonlySet<string>;
  sentences: readonly SentenceFeatures[];
};

/** Reads headings that neighbouring passages share once. */
export type ReadHeadings = (passage: Pick<Passage, 'headingPath' | 'language'>) => readonly Token[];

export const headingReader = (): ReadHeadings => {
  let last: { path: readonly string[]; language: Language; tokens: readonly Token[] } | undefined;
  return ({ headingPath, language }) => {
    if (last?.path !== headingPath || last.language !== language)
      last = { path: headingPath, language, tokens: analyze(headingPath.join('\n'), language) };
    return last.tokens;
  };
};

// A heading states the topic of its passages in few words.
const headingWeight = 1;
const minimumTerms = 3;

const termsOf = (tokens: readonly Token[]): string[] => tokens.flatMap((token) => [...token.forms, ...token.parts.flat()]);

type AnalyzedSentence = { sentence: Sentence; tokens: readonly Token[]; quantities: readonly string[] };

const toSentenceFeatures = ({ sentence, tokens, quantities }: AnalyzedSentence): SentenceFeatures => {
  const words = termsOf(tokens);
  const terms = new Set([...words, ...quantities]);
  const text = sentence.text.trimEnd();
  return {
    terms,
    words: tokens.map(({ forms, position }) => ({ forms, position })),
    looksLike: new Set(kindsAnsweredBy(text)),
    isQuestion: text.endsWith('?'),
    isFragment: new Set(words).size < minimumTerms || /[:：]$/.test(text),
  };
};

export const featuresOf = (passage: Passage, readHeadings: ReadHeadings): PassageFeatures => {
  const terms = new Map<string, number>();
  const add = (term: string, times: number): void => void terms.set(term, (terms.get(term) ?? 0) + times);
  const heading = readHeadings(passage);
  const analyzed = passage.sentences.map((sentence): AnalyzedSentence => ({
    sentence,
    tokens: analyze(sentence.text, passage.language),
    quantities: quantitiesGiven(sentence.text),
  }));
  for (const { tokens, quantities } of analyzed) for (const term of [...termsOf(tokens), ...quantities]) add(term, 1);
  const headingTerms = termsOf(heading);
  for (const term of headingTerms) add(term, headingWeight);
  for (const code of passage.sentences.flatMap((sentence) => sentence.codeSpans)) {
    const phrase = phraseOfCode(code);
    if (phrase !== undefined) add(phrase, 1);
  }
  return {
    terms,
    length: analyzed.reduce((sum, { tokens }) => sum + tokens.length, 0) + headingWeight * heading.length,
    headingTerms: new Set(headingTerms),
    sentences: analyzed.map(toSentenceFeatures),
  };
};
