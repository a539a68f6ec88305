// Removed before the normalization as well as after it: the work of ordering a long run of marks grows with the square of its length.
const unwritten = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu;

// Letters that no decomposition takes apart, as CLDR's Latin-ASCII writes them.
const spelledOut: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
  đ: 'd',
  ø: 'o',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ĸ: 'q',
  ŋ: 'n',
  ŧ: 't',
  ȷ: 'j',
  ƀ: 'b',
  ƃ: 'b',
  ɓ: 'b',
  ƈ: 'c',
  ȼ: 'c',
  ɖ: 'd',
  ɗ: 'd',
  ƌ: 'd',
  ǝ: 'e',
  ə: 'e',
  ɛ: 'e',
  ɇ: 'e',
  ƒ: 'f',
  ǥ: 'g',
  ɠ: 'g',
  ɣ: 'g',
  ɨ: 'i',
  ɩ: 'i',
  ɉ: 'j',
  ƙ: 'k',
  ƚ: 'l',
  ɫ: 'l',
  ƞ: 'n',
  ɲ: 'n',
  ɔ: 'o',
  ɵ: 'o',
  ƥ: 'p',
  ɋ: 'q',
  ɍ: 'r',
  ƭ: 't',
  ʈ: 't',
  ⱦ: 't',
  ʉ: 'u',
  ʋ: 'v',
  ƴ: 'y',
  ɏ: 'y',
  ƶ: 'z',
  ȥ: 'z',
  ⱥ: 'a',
  ς: 'σ',
};
const marksAndLetters = new RegExp(`\\p{M}+|[${Object.keys(spelledOut).join('')}]`, 'gu');

/**
 * The form in which texts are compared, searched and written into addresses: lower case, compatibility characters (ligatures, full-width letters, circled
 * digits) as plain ones, without accents and invisible characters. Other scripts keep their letters. Folding a folded text changes nothing.
 */
export const fold = (text: string): string =>
  text
    .replace(unwritten, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(marksAndLetters, (found) => spelledOut[found] ?? '')
    // Syllables of Korean become one character again.
    .normalize('NFC');

/** The words of a folded text: runs of letters and digits. */
export const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** A text as a part of an address: ASCII letters and digits, joined by hyphens. Empty where a text has none. */
export const slugOf = (text: string, { maximumLength }: { maximumLength: number }): string =>
  (fold(text).match(/[a-z0-9]+/g) ?? []).join('-').slice(0, maximumLength).replace(/-$/, '');
