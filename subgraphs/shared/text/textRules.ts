import { hasTooManyMarks, normalizeText } from './normalize.ts';

export type TextRule = {
  minimum?: number;
  maximum: number;
  /** No line breaks, no tabulators. */
  isOneLine?: boolean;
};
export type TextFault = 'LENGTH' | 'CHARACTERS';

const controls = /[\p{Cc}--[\n\r\t]]/v;
const controlsAndBreaks = /[\p{Cc}\p{Zl}\p{Zp}]/v;
const invisible = /[\p{Cf}\p{Co}\p{Default_Ignorable_Code_Point}]/u;
const invisibleCharacters = /[\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu;
// Embeddings, overrides and isolates show a text in another order than it is stored in. Tag characters hide a text within a text.
const deceptive = /[\u202A-\u202E\u2066-\u2069\uFFF9-\uFFFB\u{E0000}-\u{E0FFF}]/u;
// Persian and the scripts of India cannot be written without joiners.
const joiners = /(?<=[\p{Script=Arabic}\p{M}])[\u200C\u200D](?=\p{L})/gu;
// Joiners and selectors between pictures, key caps, and the flags of regions, which are spelled in tag characters.
const picture = String.raw`\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0E|\uFE0F)?`;
const emojiSequences = new RegExp(
  String.raw`\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,6}\u{E007F}|${picture}(?:\u200D${picture})*|[0-9#*]\uFE0F\u20E3`,
  'gu',
);

/** Invisible characters that a writing system or an emoji needs are no others. */
export const hasInvisible = (text: string): boolean =>
  invisible.test(text) && invisible.test(text.replace(joiners, '').replace(emojiSequences, ''));

const isDeceptive = (text: string): boolean => deceptive.test(text) && deceptive.test(text.replace(emojiSequences, ''));

/** Characters as people count them closely enough: code points, so that an emoji is one. Stops beyond `atMost`. */
const lengthOf = (text: string, { atMost }: { atMost: number }): number =>
  text.length > 2 * atMost ? atMost + 1 : Array.from(text).length;

/**
 * What keeps a text from being stored as it was typed. Blanks around it, and what cannot be seen, do not bring it to its minimum. One line takes no
 * invisible characters at all, several lines take those that word processors leave behind.
 */
export const textFaults = (text: string, { minimum = 0, maximum, isOneLine = false }: TextRule): TextFault[] => {
  const length = lengthOf(text, { atMost: maximum });
  // The work on a text is bounded before it begins.
  if (length > maximum) return ['LENGTH'];
  const seen = Array.from(text.replace(invisibleCharacters, '').trim()).length;
  if (seen === 0 && minimum > 0) return ['LENGTH'];
  const isReadable =
    text.isWellFormed() &&
    !hasTooManyMarks(text) &&
    (isOneLine ? !controlsAndBreaks.test(text) && !hasInvisible(text) : !controls.test(text) && !isDeceptive(text));
  return [...(seen < minimum ? (['LENGTH'] as const) : []), ...(isReadable ? [] : (['CHARACTERS'] as const))];
};

/** A text that people typed into a form, as it is stored: composed characters, no blanks around it. One line has single blanks, several lines end in \n. */
export const tidyText = (typed: string, { isOneLine = false }: { isOneLine?: boolean } = {}): string => {
  const lines = normalizeText(typed, 'NFC').replace(/\r\n?/g, '\n').trim();
  return isOneLine ? lines.replace(/\s+/gu, ' ') : lines;
};

/** A typed text as it is stored, or null where a rule is broken. */
export const parseText = (typed: string, rule: TextRule): string | null => {
  // Blanks around a text do not count, but are not endless either.
  if (typed.length > 4 * rule.maximum + 1_000 || hasTooManyMarks(typed)) return null;
  const text = tidyText(typed, rule);
  return textFaults(text, rule).length === 0 ? text : null;
};
