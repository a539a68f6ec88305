import { detectAll } from 'tinyld/light';
import { compose } from './stopWords.ts';

export type Language = 'fr' | 'en';

export const languages: readonly Language[] = ['fr', 'en'];

// Enough for a reliable result; longer samples only cost time.
const sampleCharacters = 2_000;

// Below this length function words are more reliable than n-grams.
const shortTextCharacters = 120;

// Words of one language only ("on", "a", "an", "but", "car", "sale" are words of both and in neither list).
const frenchWords = new Set(
  `le la les des du au aux une un et est sont dans pour avec sans sous que qui quoi quel quelle quels quelles comment pourquoi combien quand où ou ce cet cette
  ces je tu il elle nous vous ils elles mon mes ton tes ses notre nos votre vos leur leurs sur par pas plus peut peux faut dois doit fait faire sert être avoir
  de en si y se mais donc entre vers chez cela ça dont lequel laquelle différence quoi puis-je suis à`.split(/\s+/),
);
const englishWords = new Set(
  `the of and is are was were what which who whom whose why how when where do does did can could should would will i you he she it we they my your his her its our
  their this that these those in with without from for to by at into than then there if not no be been being have has had or an between about up out any
  difference much many explain`.split(/\s+/),
);

/** Positive: French. Negative: English. 0: undecided. */
const functionWordBalance = (text: string): number => {
  let balance = 0;
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}]+['’]?/gu)) {
    // An elided article (l', d', qu') counts twice: English has the apostrophe after other words only (don't, it's).
    if (/^(?:l|d|qu|j|n|c|m|jusqu|lorsqu|puisqu)['’]$/.test(word)) balance += 2;
    else if (frenchWords.has(word)) balance += 1;
    else if (englishWords.has(word)) balance -= 1;
    else if (/[éèêàùçœîôû]/.test(word)) balance += 1;
  }
  return balance;
};

/** French or English, French when undecided. The first 2,000 characters decide. */
export const detectLanguage = (text: string): Language => {
  const sample = compose(text.slice(0, sampleCharacters)).slice(0, sampleCharacters);
  const balance = functionWordBalance(sample);
  const [first, second] = detectAll(sample, { only: ['fr', 'en'] });
  const byLetters = first?.lang === 'en' ? 'en' : first?.lang === 'fr' ? 'fr' : undefined;
  const byWords = balance > 0 ? 'fr' : balance < 0 ? 'en' : undefined;
  if (sample.length <= shortTextCharacters) return byWords ?? byLetters ?? 'fr';
  // On longer texts both methods nearly always agree. Where they differ, n-grams win only by a clear lead.
  const leads = first !== undefined && first.accuracy >= 2 * (second?.accuracy ?? 0);
  return (leads ? byLetters : byWords) ?? byLetters ?? byWords ?? 'fr';
};
