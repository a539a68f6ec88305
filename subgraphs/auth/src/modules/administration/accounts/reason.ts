import { validationError } from '#shared/userErrors.ts';
import type { ValidationError } from '#shared/userErrors.ts';
import { parseText } from '#shared/text/textRules.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { messages } from '../../../messages.ts';

const maximumLength = 500;

/** Why an admin does it, as the audit log keeps it for good: something that can be read, or nothing is done. */
export const parseReason = (typed: string): Result<string, ValidationError> => {
  const reason = parseText(typed, { minimum: 1, maximum: maximumLength });
  const isReason = reason !== null && /[\p{L}\p{N}]/u.test(reason);
  return isReason ? ok(reason) : fail(validationError({ message: messages.reasonMalformed({ maximumLength }), path: ['reason'] }));
};
