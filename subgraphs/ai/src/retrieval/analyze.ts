import snowball from 'snowball-stemmers';
import type { Language } from './language.ts';
import { compose, fold, stopWords, weakWords } from './stopWords.ts';

/**
 * One searchable word of a text, folded. `forms` are equivalent spellings (with and without accents), of which one match is enough.
 * `parts` are the words inside a compound (`read_csv`: read, csv), each with its own forms.
 * `weight` is 1, less for words with little meaning in a question. `isName`: written like a name (Photoshop inside a sentence, VLOOKUP,
 * read_csv).
 * `position` counts all words, stop words included.
 */
export type Token = {
  word: string;
  forms: readonly string[];
  parts: readonly (readonly string[])[];
  weight: number;
  isName: boolean;
  position: number;
};

const stemmers = { fr: snowball.newStemmer('french'), en: snowball.newStemmer('english') };

const numberPattern = String.raw`\p{N}+(?:[.,]\p{N}+)+(?![\p{L}\p{N}])`;
const wordPattern = String.raw`(?:(?<![\p{L}\p{N}.])\.(?=\p{L}))?[\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*(?:['’.\-_/@:][\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*)*(?:\+\+|#)?`;
const tokenPattern = new RegExp(`${numberPattern}|${wordPattern}`, 'gu');

const elision = /^(?:l|d|j|m|t|s|n|c|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)['’](?=.)/i;
const contraction = /(?:n['’]t|['’](?:s|re|ve|ll|d|m))$/i;
const weakWeight = 0.4;
const maximumStemmedCharacters = 40;

const stem = (word: string, language: Language): string => {
  if (word.length > maximumStemmedCharacters) return word;
  const stemmed = fold(stemmers[language].stem(word));
  // Snowball leaves endings that differ by an accent or a suffix only: deploye and déployée, multiplier and multiplication get one stem
  // here.
  return language === 'fr' ? stemmed.replace(/(?<=...)e$/, '').replace(/(?<=...)[iy]$/, '') : stemmed;
};

// Stemming is most of the cost of reading a text, and lessons repeat their words. Bounded, so that a text of random words cannot fill the
// memory.
const maximumRememberedWords = 50_000;
const remembered: Record<Language, Map<string, readonly string[]>> = { fr: new Map(), en: new Map() };

/** Both stems of a word, with and without accents: readers often omit accents, and stems differ by them. */
export const formsOf = (word: string, language: Language): readonly string[] => {
  const lower = word.toLowerCase();
  const known = remembered[language].get(lower);
  if (known) return known;
  const forms = [...new Set([stem(lower, language), stem(fold(lower), language)])];
  if (remembered[language].size >= maximumRememberedWords) remembered[language].clear();
  remembered[language].set(lower, forms);
  return forms;
};

const isSeparated = (word: string): boolean => /[._/@:+#]/.test(word);

const partsOf = (word: string): string[] => word.split(/[^\p{L}\p{N}\p{M}]+|(?<=\p{Ll})(?=\p{Lu})/u).filter((part) => part !== '');

const withoutElision = (word: string, language: Language): string => {
  if (language === 'en') return word.replace(contraction, '');
  let rest = word;
  while (elision.test(rest)) rest = rest.replace(elision, '');
  return rest;
};

/**
 * The searchable words of a text. Unicode NFKC, lower case, without elided articles and stop words, accents folded, stems.
 * Names such as `SOMME.SI.ENS`, `read_csv`, `C++`, `.csv` are indexed whole and in parts. A word in capitals inside ordinary text (IF, AND,
 * SI)
 * is a name, not a stop word.
 */
export const analyze = (text: string, language: Language): Token[] => {
  const normal = compose(text);
  const mayNameInCapitals = /\p{Ll}/u.test(normal);
  const isStop = (word: string): boolean =>
    stopWords[language].has(fold(word)) && !(mayNameInCapitals && word.length > 1 && /^\p{Lu}+$/u.test(word));

  const tokens: Token[] = [];
  let position = 0;
  for (const match of normal.matchAll(tokenPattern)) {
    position += 1;
    const [raw] = match;
    const opensSentence = /(?:^|[.!?:\n«“"])[\s«“"(¿]*$/u.test(normal.slice(Math.max(0, match.index - 4), match.index));
    const word = withoutElision(raw, language).replace(/['’]/g, '');
    if (word === '' || isStop(word)) continue;
    const isName = mayNameInCapitals && (isSeparated(word) || /.\p{Lu}/u.test(word) || (!opensSentence && /^\p{Lu}/u.test(word)));
    const weight = weakWords[language].has(fold(word)) ? weakWeight : 1;
    if (/^[\p{N}.,]+$/u.test(word)) {
      tokens.push({ word, forms: [word.replaceAll(',', '.')], parts: [], weight, isName: false, position });
      continue;
    }
    const pieces = partsOf(word);
    // A single letter of a compound carries no meaning: C++ and C# differ.
    const isCompound = pieces.length > 1 || isSeparated(word);
    const words = pieces.filter((part) => !isStop(part) && (part.length > 1 || !isCompound));
    const [only] = words;
    if (isSeparated(word)) {
      tokens.push({ word: fold(word), forms: [fold(word)], parts: words.map((part) => formsOf(part, language)), weight, isName, position });
    } else if (isCompound && words.length > 1) {
      tokens.push({
        word: fold(word),
        forms: formsOf(word.replace(/-/g, ''), language),
        parts: words.map((part) => formsOf(part, language)),
        weight,
        isName,
        position,
      });
    } else if (only !== undefined) {
      // est-ce and peut-on leave no word, dit-elle leaves one.
      tokens.push({ word: fold(only), forms: formsOf(only, language), parts: [], weight, isName, position });
    }
  }
  return tokens;
};

/** All words in order, folded, stop words included. The word at index n has the position n + 1 in `analyze`. */
export const allWords = (text: string): string[] => [...compose(text).matchAll(tokenPattern)].map(([word]) => fold(word));

const maximumPhraseWords = 3;
const maximumPhraseCharacters = 120;

/** The term of a short code span such as `git rebase` as a whole. Undefined for a single word and for long code. */
export const phraseOfCode = (code: string): string | undefined => {
  if (code.length > maximumPhraseCharacters) return undefined;
  const parts = allWords(code);
  return parts.length > 1 && parts.length <= maximumPhraseWords ? parts.join(' ') : undefined;
};

/** Every run of two or three neighbouring words of a question, in the spelling of `phraseOfCode`. */
export const phrasesOf = (text: string): string[] => {
  const all = allWords(text);
  const runs = all.flatMap((_, start) => [all.slice(start, start + 2), all.slice(start, start + maximumPhraseWords)]);
  return [...new Set(runs.filter((run) => run.length > 1).map((run) => run.join(' ')))];
};

const countedWord = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’_\-.]*/gu;

/** The number of words, stop words included. */
export const countWords = (text: string): number => text.match(countedWord)?.length ?? 0;
