import type { ValidationError } from '#shared/userErrors.ts';
import { validationError } from '#shared/userErrors.ts';
import { questionCharacters, questionLength } from '../../messages.ts';

const longestQuestion = 2_000;

// The rule of the catalogue's texts: what a database or a font would change in silence is refused.
const controls = /[\p{Cc}--[\n\r\t]]/v;
// Characters that nobody sees are left out, so that the question that is kept is the one that was read. Joiners are part of letters and emoji.
const unseen = /[[\p{Cf}\p{Default_Ignorable_Code_Point}]--[\uFE0F\p{Join_Control}]]/gv;
const unseenOrBlank = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800\s]/gv;

/** The question as it is kept and answered: without spaces around it and without characters that cannot be seen. */
export const toQuestion = (asked: string): string => asked.replace(unseen, '').trim();

const lengthOf = (text: string): number => Array.from(text).length;

export const questionProblems = (question: string): ValidationError[] => {
  const problems: ValidationError[] = [];
  if (question.replace(unseenOrBlank, '') === '' || lengthOf(question) > longestQuestion)
    problems.push(validationError({ message: questionLength({ most: longestQuestion }), path: ['question'] }));
  if (!question.isWellFormed() || controls.test(question))
    problems.push(validationError({ message: questionCharacters(), path: ['question'] }));
  return problems;
};
