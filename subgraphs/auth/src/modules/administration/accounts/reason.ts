import type { ValidationError } from '#shared/userErrors.ts';
import { parseText } from '#shared/text/textRules.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { maximumReasonLength, reasonMalformed } from './administration.errors.ts';

/** The reason of an admin's action for the audit log. It must be readable. */
export const parseReason = (typed: string): Result<string, ValidationError> => {
  const reason = parseText(typed, { minimum: 1, maximum: maximumReasonLength });
  const isReason = reason !== null && /[\p{L}\p{N}]/u.test(reason);
  return isReason ? ok(reason) : fail(reasonMalformed('reason'));
};
