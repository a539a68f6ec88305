import snowball from 'snowball-stemmers';
import { fold, wordsOf } from '#shared/text/fold.ts';
import type { Course, CourseLanguage } from './course.collection.ts';

const stemmers = { fr: snowball.newStemmer('french'), en: snowball.newStemmer('english') };
// Words too frequent to distinguish courses.
const frequent = new Set(
  `au aux avec ce ces cet cette comment dans de des du elle en et est eux il ils je la le les leur lui ma mais me mes mon ne nos notre nous
   on ou par pas pour qu que quel quelle qui quoi sa se ses son sont sur ta te tes toi ton tu un une vos votre vous y
   a an and are as at be by for from how i in is it its my of on or our that the their this to was we what with you your`.split(/\s+/),
);
const longestQueryWords = 20;
// Longer words are numbers and noise. The stemmer takes more time for one than for a page of text.
const longestStemmed = 60;

const stemsOf = (word: string, languages: readonly CourseLanguage[]): string[] =>
  word.length > longestStemmed ? [] : languages.map((language) => stemmers[language].stem(word));

const significantWords = (text: string): string[] =>
  wordsOf(text)
    .filter((word) => word.length > 1 || word === 'r' || word === 'c')
    .filter((word) => !frequent.has(word));

// A long description has about 3,500 words, 700 of them different. Stemming one takes 20 microseconds: 16 ms for all, and the rest stays unstemmed.
const mostWords = 5_000;
const mostStems = 800;

// Words are folded before stemming, in courses and in searches: "données" and "donnees" have different stems.
const termsOf = (text: string, language: CourseLanguage): string => {
  const terms = new Map<string, readonly string[]>();
  const termsOfWord = (word: string): readonly string[] => {
    const known = terms.get(word);
    if (known) return known;
    if (terms.size >= mostStems) return [word];
    const found = [...new Set([word, ...stemsOf(word, [language])])];
    terms.set(word, found);
    return found;
  };
  return significantWords(text).slice(0, mostWords).flatMap(termsOfWord).join(' ');
};

/** The sort key of a title, also for searches of its beginning: folded, from the first letter or digit on. */
export const titleKeyOf = (title: string): string => {
  const key = fold(title).replace(/\s+/gu, ' ');
  const start = key.search(/[\p{L}\p{N}]/u);
  return start < 0 ? key : key.slice(start);
};

/** The terms of a course for the text index: each folded word and its stem in the course's language. */
export const searchTerms = ({
  title,
  subtitle,
  description,
  stack,
  keywords,
  language,
}: Pick<Course, 'title' | 'subtitle' | 'description' | 'stack' | 'keywords' | 'language'>) => ({
  title: termsOf(title, language),
  keywords: termsOf([...stack, ...keywords].join(' '), language),
  body: termsOf([subtitle ?? '', description ?? ''].join(' '), language),
});

/** A parsed search: words; the beginning of a title, for frequent words and single letters only; or nothing, which matches no course. */
export type Search = { kind: 'words'; terms: string } | { kind: 'beginning'; titleKey: string } | { kind: 'nothing' };

/** Parses a search into terms of the index, in both languages: people search for English courses in French. */
export const parseSearch = (search: string): Search => {
  const words = significantWords(search).slice(0, longestQueryWords);
  if (words.length > 0) {
    const terms = new Set(words.flatMap((word) => [word, ...stemsOf(word, ['fr', 'en'])]));
    return { kind: 'words', terms: [...terms].join(' ') };
  }
  const titleKey = titleKeyOf(search);
  const untilLastLetter = /^[^]*[\p{L}\p{N}]/u.exec(titleKey)?.[0];
  return untilLastLetter === undefined ? { kind: 'nothing' } : { kind: 'beginning', titleKey: untilLastLetter };
};
