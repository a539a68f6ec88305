import snowball from 'snowball-stemmers';
import { fold, wordsOf } from '#shared/text/fold.ts';
import type { Course, CourseLanguage } from './course.model.ts';

const stemmers = { fr: snowball.newStemmer('french'), en: snowball.newStemmer('english') };
// Too frequent to tell one course from another.
const frequent = new Set(
  `au aux avec ce ces cet cette comment dans de des du elle en et est eux il ils je la le les leur lui ma mais me mes mon ne nos notre nous
   on ou par pas pour qu que quel quelle qui quoi sa se ses son sont sur ta te tes toi ton tu un une vos votre vous y
   a an and are as at be by for from how i in is it its my of on or our that the their this to was we what with you your`.split(/\s+/),
);
const longestQueryWords = 20;

const tellingWords = (text: string): string[] =>
  wordsOf(text)
    .filter((word) => word.length > 1 || word === 'r' || word === 'c')
    .filter((word) => !frequent.has(word));

// Folded first and stemmed after, on both sides: stemming "données" and "donnees" as they are gives two different stems.
const termsOf = (text: string, language: CourseLanguage): string =>
  tellingWords(text)
    .flatMap((word) => [...new Set([word, stemmers[language].stem(word)])])
    .join(' ');

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
    const terms = new Set(words.flatMap((word) => [word, stemmers.fr.stem(word), stemmers.en.stem(word)]));
    return { kind: 'words', terms: [...terms].join(' ') };
  }
  const titleKey = wordsOf(search).length === 0 ? '' : titleKeyOf(search);
  const end = titleKey.search(/[^\p{L}\p{N}]*$/u);
  return titleKey === '' ? { kind: 'nothing' } : { kind: 'beginning', titleKey: titleKey.slice(0, end) };
};
