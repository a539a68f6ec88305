import { fold } from '#shared/text/fold.ts';
import { commonWords } from './commonWords.ts';

export const passphraseLength = 15;
const longestDressed = 40;
const usualDecoration = 6;
const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  'azertyuiopqsdfghjklmwxcvbn',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  '0123456789'.repeat(5),
  // Columns of the keyboard, and two rows in turns.
  'qazwsxedcrfvtgbyhnujmikolp',
  'aqwzsxedcrfvtgbyhnujkiolpm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '1qaz@wsx#edc$rfv',
  'zaq12wsxcde34rfvbgt56yhn',
  'zaq1xsw2cde3vfr4bgt5nhy6',
  '1aqw2zsx3edc4rfv5tgb',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  '1a2z3e4r5t6y7u8i9o0p',
  'a1z2e3r4t5y6u7i8o9p0',
];
const bothWays = rows.flatMap((row) => [row, Array.from(row).reverse().join('')]);

const signs: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '€': 'e',
  '0': 'o',
  '5': 's',
  $: 's',
  '7': 't',
  '+': 't',
  '8': 'b',
  '9': 'g',
};
/** Letters for the signs that replace them; 1, ! and | mean i for some people and l for others. */
const lettersFor = (text: string, one: 'i' | 'l'): string =>
  text.replace(/[@43€05$7+891!|]/g, (sign) => signs[sign] ?? one).replace(/[^a-z]/g, '');

const isRun = (text: string): boolean => text.length >= 3 && bothWays.some((row) => row.includes(text));
const isMonotonous = (text: string): boolean => new Set(text).size <= 2;

const isPattern = (text: string): boolean => isRun(text) || isMonotonous(text);
/** The half of a repeated text, else the whole text. */
const onceOf = (text: string): string => {
  const half = text.slice(0, text.length / 2);
  return half + half === text ? half : text;
};
/** A pattern typed once or twice, with or without signs around it; or a row of digits beside one or two letters. */
const isTypedPattern = (text: string): boolean => {
  const bare = text.replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  const isWalk = [text, bare, text.replace(/[^a-z]/g, '')].some((typed) => typed.length >= 6 && isPattern(onceOf(typed)));
  const digits = bare.replace(/[^0-9]/g, '');
  return isWalk || (digits.length >= 6 && bare.length - digits.length <= 2 && isPattern(digits));
};

const isWord = (letters: string): boolean => commonWords.has(letters) || commonWords.has(onceOf(letters));

/** Usual decoration of a word: a few characters of any kind, or more characters of one pattern. */
const isUsual = (decoration: string): boolean =>
  decoration.length <= usualDecoration || isRun(decoration.replace(/[^0-9]/g, '')) || isMonotonous(decoration);

/**
 * Whether a password is a common word in disguise: capitals, accents, digits for letters, digits and signs around it, the word twice, a
 * walk over the keyboard. Covers every such form of every word, where a list would cover some.
 */
export const isCommonPassword = (password: string): boolean => {
  if (password.length > longestDressed) return false;
  const text = fold(password);
  // Any 15 characters are allowed: a pattern of that length is a passphrase, a decorated word is not.
  const isShort = password.length < passphraseLength;
  if (isShort && isTypedPattern(text)) return true;
  const isCommonCore = (letters: string): boolean => letters.length >= 3 && (isWord(letters) || (isShort && isPattern(letters)));
  const before = /^[^a-z]*/.exec(text)?.[0].length ?? 0;
  const after = /[^a-z]*$/.exec(text)?.[0].length ?? 0;
  // The end of the decoration is unknown: a sign at the edge may replace a letter.
  for (let start = 0; start <= before; start += 1) {
    for (let end = 0; end <= after && start + end < text.length; end += 1) {
      if (!isUsual(text.slice(0, start) + text.slice(text.length - end))) continue;
      const core = text.slice(start, text.length - end);
      if (isCommonCore(lettersFor(core, 'i')) || isCommonCore(lettersFor(core, 'l'))) return true;
    }
  }
  return false;
};
