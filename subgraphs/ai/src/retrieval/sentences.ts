import { fold, stopWords } from './stopWords.ts';

// A full stop is part of these words, even before a capital: a name, a number or a title follows them.
const abbreviations = new Set(
  `m mm mr mrs ms mme mlle dr pr prof st ste vs cf fig no nos vol chap art p pp ex al env approx resp tel inc ltd co eq min max adj adv av apr
  e.g i.e p.ex c.-à-d c.-a-d par.ex jan fév feb mar apr jun jul aug sept sep oct nov déc dec`.split(/\s+/),
);

// These may also end a sentence: a capital after them begins the next sentence.
const endingAbbreviations = new Set(['etc', 'a.m', 'p.m', 'inc', 'ltd', 'co', 'min', 'max', 'adj']);

const marks = new Set('.!?…');
const closers = new Set('»”")]’');
const openers = new Set('«“"([\'’`\u00bf');
const isBlank = (character: string | undefined): boolean => character !== undefined && /\s/.test(character);

// Abbreviations and initials are shorter.
const maximumWordCharacters = 40;
const charactersAfter = 60;

const isStopWord = (word: string): boolean => stopWords.fr.has(fold(word)) || stopWords.en.has(fold(word));

/** The word that ends at `end`, or as much of it as an abbreviation may have. */
const wordBefore = (paragraph: string, end: number, start: number): string => {
  let from = end;
  while (from > start && end - from <= maximumWordCharacters && !/[\s(«“"]/.test(paragraph.charAt(from - 1))) from -= 1;
  return paragraph.slice(from, end);
};

const endsSentence = ({ word, mark, after }: { word: string; mark: string; after: string }): boolean => {
  const beginsNext = /^[«“"(['’\u00bf\s]*[\p{Lu}\p{N}`]/u.test(after);
  if (!beginsNext) return false;
  if (mark !== '.') return true;
  const nextWord = /[\p{L}\p{M}]+/u.exec(after)?.[0] ?? '';
  const lower = word.toLowerCase();
  if (endingAbbreviations.has(lower)) return /^[^\p{L}\p{N}]*\p{Lu}/u.test(after);
  if (abbreviations.has(lower)) return false;
  // J. Smith, J.-P. Martin: an initial, unless an ordinary word follows (vitamine C. Elle ...).
  if (/^(?:\p{Lu}\.-?)*\p{Lu}$/u.test(word)) return isStopWord(nextWord);
  return true;
};

const skip = (paragraph: string, from: number, belongs: (character: string) => boolean): number => {
  let place = from;
  while (place < paragraph.length && belongs(paragraph.charAt(place))) place += 1;
  return place;
};

/**
 * The possible beginning of the next sentence after marks that end at `from`: behind closing quotes and at least one blank. Undefined
 * without one.
 */
const beginningAfter = (paragraph: string, from: number): number | undefined => {
  const afterBlank = isBlank(paragraph[from]) ? from + 1 : from;
  const afterClosers = skip(paragraph, afterBlank, (character) => closers.has(character));
  for (const end of afterClosers > afterBlank ? [afterClosers, from] : [from]) {
    const beginning = skip(paragraph, end, isBlank);
    if (beginning === end) continue;
    const word = skip(paragraph, beginning, (character) => openers.has(character));
    const isOpened = paragraph.slice(beginning, word).includes('`');
    const first = isBlank(paragraph[word]) ? word + 1 : word;
    if (isOpened || /^[\p{L}\p{N}]/u.test(paragraph.slice(first, first + 2))) return beginning;
  }
  return undefined;
};

/**
 * Sentences of one paragraph, in order; joined by a space they are the paragraph again. Never cuts abbreviations, decimals, initials,
 * names with full stops inside (SOMME.SI), or text between two backticks. One pass over the paragraph.
 */
export const splitSentences = (paragraph: string): string[] => {
  const sentences: string[] = [];
  let start = 0;
  let isInsideCode = false;
  for (let place = 0; place < paragraph.length;) {
    const character = paragraph.charAt(place);
    if (character === '`') isInsideCode = !isInsideCode;
    if (!marks.has(character)) {
      place += 1;
      continue;
    }
    const marksEnd = skip(paragraph, place, (each) => marks.has(each));
    const beginning = isInsideCode ? undefined : beginningAfter(paragraph, marksEnd);
    const isEnd =
      beginning !== undefined &&
      endsSentence({
        word: wordBefore(paragraph, place, start),
        mark: paragraph.slice(place, marksEnd),
        after: paragraph.slice(beginning, beginning + charactersAfter),
      });
    if (isEnd) {
      sentences.push(paragraph.slice(start, beginning).trim());
      start = beginning;
    }
    place = isEnd ? beginning : marksEnd;
  }
  const rest = paragraph.slice(start).trim();
  return rest === '' ? sentences : [...sentences, rest];
};
