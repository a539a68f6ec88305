import { validationError } from '#shared/userErrors.ts';
import type { ValidationError } from '#shared/userErrors.ts';
import { messages } from './messages.ts';

// Line feed, tab and carriage return aside. What a database or a font would change in silence is refused instead.
const isControl = (code: number): boolean => (code < 0x20 && code !== 0x0a && code !== 0x09 && code !== 0x0d) || code === 0x7f;
const isReadable = (text: string): boolean =>
  text.isWellFormed() && !Array.from(text).some((character) => isControl(character.codePointAt(0) ?? 0));

export type TextRule = { path: string; minimum?: number; maximum: number };

/** Characters are code points, and spaces around a text do not make it longer than its minimum. */
export const textProblems = (text: string | null | undefined, { path, minimum = 0, maximum }: TextRule): ValidationError[] => {
  if (text === null || text === undefined) return [];
  const problems: ValidationError[] = [];
  if (Array.from(text.trim()).length < minimum || Array.from(text).length > maximum)
    problems.push(validationError({ message: messages.length({ minimum, maximum }), path: [path] }));
  if (!isReadable(text)) problems.push(validationError({ message: messages.characters(), path: [path] }));
  return problems;
};

export const textListProblems = (
  texts: readonly string[] | null | undefined,
  { path, maximum, maximumItems }: { path: string; maximum: number; maximumItems: number },
): ValidationError[] => {
  if (!texts) return [];
  if (texts.length > maximumItems) return [validationError({ message: messages.listLength(maximumItems), path: [path] })];
  // One problem a list is enough to say what is wrong with it.
  return texts.flatMap((text) => textProblems(text, { path, minimum: 1, maximum })).slice(0, 1);
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
