import { fold, stopWords } from './stopWords.ts';

// After these a full stop is part of the word. Followed by a capital too, because a name, a number or a title comes next.
const abbreviations = new Set(
  `m mm mr mrs ms mme mlle dr pr prof st ste vs cf fig no nos vol chap art p pp ex al env approx resp tel inc ltd co eq min max adj adv av apr
  e.g i.e p.ex c.-à-d c.-a-d par.ex jan fév feb mar apr jun jul aug sept sep oct nov déc dec`.split(/\s+/),
);

// These may also end a sentence: a capital after them begins the next one.
const endingAbbreviations = new Set(['etc', 'a.m', 'p.m', 'inc', 'ltd', 'co', 'min', 'max', 'adj']);

const boundary = /([.!?…]+)([\s\u00a0]?[»”")\]’]+)?[\s\u00a0]+(?=[«“"(['’`\u00bf]*[\s\u00a0]?[\p{L}\p{N}`])/gu;

const isStopWord = (word: string): boolean => stopWords.fr.has(fold(word)) || stopWords.en.has(fold(word));

const endsSentence = ({ before, mark, after }: { before: string; mark: string; after: string }): boolean => {
  const isInsideCode = (before.match(/`/g)?.length ?? 0) % 2 === 1;
  if (isInsideCode) return false;
  const beginsNext = /^[«“"(['’\u00bf\s\u00a0]*[\p{Lu}\p{N}`]/u.test(after);
  if (!beginsNext) return false;
  if (mark !== '.') return true;
  const word = /[^\s\u00a0(«“"]+$/u.exec(before)?.[0] ?? '';
  const nextWord = /[\p{L}\p{M}]+/u.exec(after)?.[0] ?? '';
  const lower = word.toLowerCase();
  if (endingAbbreviations.has(lower)) return /^[^\p{L}\p{N}]*\p{Lu}/u.test(after);
  if (abbreviations.has(lower)) return false;
  // J. Smith, J.-P. Martin: an initial, unless an ordinary word begins after it (vitamine C. Elle ...).
  if (/^(?:\p{Lu}\.-?)*\p{Lu}$/u.test(word)) return isStopWord(nextWord);
  return true;
};

/**
 * Sentences of one paragraph, in order; joined by a space they are the paragraph again. Not cut: abbreviations, decimals, initials,
 * names with full stops inside (SOMME.SI), and nothing between two backticks.
 */
export const splitSentences = (paragraph: string): string[] => {
  const sentences: string[] = [];
  let start = 0;
  for (const match of paragraph.matchAll(boundary)) {
    const end = match.index + match[0].length;
    const before = paragraph.slice(start, match.index);
    const after = paragraph.slice(end, end + 60);
    if (!endsSentence({ before, mark: match[1] ?? '', after })) continue;
    sentences.push(paragraph.slice(start, end).trim());
    start = end;
  }
  const rest = paragraph.slice(start).trim();
  return rest === '' ? sentences : [...sentences, rest];
};
