import { wordsOf } from '#shared/text/fold.ts';

/** The words of a name as search keys, without case, accents and punctuation. `Zoé d’Œil` becomes zoe, d, oeil. */
export const nameWords = (name: string): string[] => [...new Set(wordsOf(name))];
