import type { Message } from '#shared/messages.ts';
import { textFaults } from '#shared/text/textRules.ts';
import type { TextFault, TextRule } from '#shared/text/textRules.ts';
import { validationError } from '#shared/userErrors.ts';
import type { ValidationError } from '#shared/userErrors.ts';
import { messages } from './messages.ts';

export type TextField = TextRule & { path: string };

export const textProblems = (text: string | null | undefined, { path, ...rule }: TextField): ValidationError[] => {
  if (text === null || text === undefined) return [];
  const { minimum = 0, maximum } = rule;
  const wording: Readonly<Record<TextFault, Message>> = {
    LENGTH: messages.length({ minimum, maximum }),
    CHARACTERS: messages.characters,
  };
  return textFaults(text, rule).map((fault) => validationError({ message: wording[fault], path: [path] }));
};

export const textListProblems = (
  texts: readonly string[] | null | undefined,
  { path, maximum, maximumItems }: { path: string; maximum: number; maximumItems: number },
): ValidationError[] => {
  if (!texts) return [];
  if (texts.length > maximumItems) return [validationError({ message: messages.listLength(maximumItems), path: [path] })];
  // One problem for each list is enough.
  return texts.flatMap((text) => textProblems(text, { path, minimum: 1, maximum, isOneLine: true })).slice(0, 1);
};

export const secondsProblems = (
  seconds: number | null | undefined,
  { path, maximum }: { path: string; maximum: number },
): ValidationError[] =>
  seconds === null || seconds === undefined || (Number.isInteger(seconds) && seconds >= 0 && seconds <= maximum)
    ? []
    : [validationError({ message: messages.seconds(maximum), path: [path] })];

/** The failure with all problems, or null without problems. */
export const asFailure = <Problem>(problems: readonly Problem[]): { ok: false; errors: readonly [Problem, ...Problem[]] } | null => {
  const [first, ...others] = problems;
  return first === undefined ? null : { ok: false, errors: [first, ...others] };
};
