import { validationError } from '#shared/userErrors.ts';
import type { ValidationError } from '#shared/userErrors.ts';
import { messages } from './messages.ts';

// What a database or a font would change in silence is refused instead.
const controls = /[\p{Cc}--[\n\r\t]]/v;
const controlsAndBreaks = /[\p{Cc}\p{Zl}\p{Zp}]/v;
// Zero-width characters and the like, which join and turn what is seen, and are not seen themselves.
const unseen = /\p{Cf}/gu;

export type TextRule = { path: string; minimum?: number; maximum: number; /** No line breaks, no tabulators. */ isOneLine?: boolean };

/** Characters are code points; spaces around a text, and what cannot be seen, do not bring it to its minimum. */
export const textProblems = (
  text: string | null | undefined,
  { path, minimum = 0, maximum, isOneLine = false }: TextRule,
): ValidationError[] => {
  if (text === null || text === undefined) return [];
  const problems: ValidationError[] = [];
  if (Array.from(text.replace(unseen, '').trim()).length < minimum || Array.from(text).length > maximum)
    problems.push(validationError({ message: messages.length({ minimum, maximum }), path: [path] }));
  if (!text.isWellFormed() || (isOneLine ? controlsAndBreaks : controls).test(text))
    problems.push(validationError({ message: messages.characters(), path: [path] }));
  return problems;
};

export const textListProblems = (
  texts: readonly string[] | null | undefined,
  { path, maximum, maximumItems }: { path: string; maximum: number; maximumItems: number },
): ValidationError[] => {
  if (!texts) return [];
  if (texts.length > maximumItems) return [validationError({ message: messages.listLength(maximumItems), path: [path] })];
  // One problem a list is enough to say what is wrong with it.
  return texts.flatMap((text) => textProblems(text, { path, minimum: 1, maximum, isOneLine: true })).slice(0, 1);
};

export const secondsProblems = (
  seconds: number | null | undefined,
  { path, maximum }: { path: string; maximum: number },
): ValidationError[] =>
  seconds === null || seconds === undefined || (Number.isInteger(seconds) && seconds >= 0 && seconds <= maximum)
    ? []
    : [validationError({ message: messages.seconds(maximum), path: [path] })];

/** Failure<Problem> of all problems found, or null when there is none. */
export const asFailure = <Problem>(problems: readonly Problem[]): { ok: false; errors: readonly [Problem, ...Problem[]] } | null => {
  const [first, ...others] = problems;
  return first === undefined ? null : { ok: false, errors: [first, ...others] };
};
