import { textFaults, tidyText } from '#shared/text/textRules.ts';
import type { TextFault } from '#shared/text/textRules.ts';
import { defineUserError } from '#shared/userErrors.ts';
import type { ValidationError } from '#shared/userErrors.ts';

const maximumCharacters = 2_000;

const invalidLength = defineUserError({
  type: 'ValidationError',
  code: 'INVALID_INPUT',
  message: {
    fr: `Votre question doit compter de 1 à ${maximumCharacters.toLocaleString('fr-FR')} caractères.`,
    en: `Your question must have 1 to ${maximumCharacters.toLocaleString('en-GB')} characters.`,
  },
  path: ['question'],
});
const invalidCharacters = defineUserError({
  type: 'ValidationError',
  code: 'INVALID_INPUT',
  message: {
    fr: 'Votre question contient des caractères de contrôle ou illisibles. Supprimez-les et réessayez.',
    en: 'Your question contains control characters or unreadable characters. Remove them and try again.',
  },
  path: ['question'],
});
const errorOf = { LENGTH: invalidLength, CHARACTERS: invalidCharacters } satisfies Record<TextFault, () => ValidationError>;

export const questionProblems = (typed: string): ValidationError[] =>
  textFaults(typed.trim(), { minimum: 1, maximum: maximumCharacters }).map((fault) => errorOf[fault]());

/** A question without problems as it is stored and answered. */
export const toQuestion = (typed: string): string => tidyText(typed);

// Joiners are part of letters and emoji.
const unsearchable = /[[\p{Cf}\p{Default_Ignorable_Code_Point}]--[\uFE0F\p{Join_Control}]]/gv;

/** The question without the invisible characters that would split its words. */
export const toSearchText = (question: string): string => question.replace(unsearchable, '');
