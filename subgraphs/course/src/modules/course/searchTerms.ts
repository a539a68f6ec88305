import snowball from 'snowball-stemmers';
import { fold, wordsOf } from '#shared/text/fold.ts';
import type { Course, CourseLanguage } from './course.collection.ts';

const stemmers = { fr: snowball.newStemmer('french'), en: snowball.newStemmer('english') };
// Too frequent to tell one course from another.
const frequent = new Set(
  `au aux avec ce ces cet cette comment dans de des du elle en et est eux il ils je la le les leur lui ma mais me mes mon ne nos notre nous
   on ou par pas pour qu que quel quelle qui quoi sa se ses son sont sur ta te tes toi ton tu un une vos votre vous y
   a an and are as at be by for from how i in is it its my of on or our that the their this to was we what with you your`.split(/\s+/),
);
const longestQueryWords = 20;
// Longer ones are numbers and noise, on which the stemmer spends more than on a page of text.
const longestStemmed = 60;

const stemsOf = (word: string, languages: readonly CourseLanguage[]): string[] =>
  word.length > longestStemmed ? [] : languages.map((language) => stemmers[language].stem(word));

const tellingWords = (text: string): string[] =>
  wordsOf(text)
    .filter((word) => word.length > 1 || word === 'r' || word === 'c')
    .filter((word) => !frequent.has(word));

// The longest description has some 3,500 words of its language, 1,200 different ones. Stemming one takes 20 microseconds.
const mostWords = 5_000;
const mostStems = 1_500;

// Folded first and stemmed after, on both sides: stemming "données" and "donnees" as they are gives two different stems.
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
  return tellingWords(text).slice(0, mostWords).flatMap(termsOfWord).join(' ');
};

/** The title as it is ordered and as a search for its beginning reads it: folded, from its first letter or digit on. */
export const titleKeyOf = (title: string): string => {
  const key = fold(title).replace(/\s+/gu, ' ');
  const start = key.search(/[\p{L}\p{N}]/u);
  return start < 0 ? key : key.slice(start);
};

/** A course as the text index reads it: each word as it is, without accents, and its stem in the course's language. */
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

/** What a search asks for: words, or the beginning of a title where it has only frequent words and single letters, or nothing that any course has. */
export type Search = { kind: 'words'; terms: string } | { kind: 'beginning'; titleKey: string } | { kind: 'nothing' };

/** A search in the terms of the index, in both languages, for people look for English courses in French. */
export const parseSearch = (search: string): Search => {
  const words = tellingWords(search).slice(0, longestQueryWords);
  if (words.length > 0) {
    const terms = new Set(words.flatMap((word) => [word, ...stemsOf(word, ['fr', 'en'])]));
    return { kind: 'words', terms: [...terms].join(' ') };
  }
  const titleKey = titleKeyOf(search);
  const untilLastLetter = /^[^]*[\p{L}\p{N}]/u.exec(titleKey)?.[0];
  return untilLastLetter === undefined ? { kind: 'nothing' } : { kind: 'beginning', titleKey: untilLastLetter };
};
