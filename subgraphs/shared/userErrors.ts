import { say } from './messages.ts';
import type { Message } from './messages.ts';
import type { Result } from './result.ts';
import type { Locale } from './viewer.ts';

/**
 * An expected failure as the services return it: the GraphQL type that clients see, a stable code, a sentence in every language,
 * the input field at fault. `details` are the further fields of the type.
 */
export type UserProblem<Type extends string = string, Code extends string = string, Details extends object = object> = {
  type: Type;
  code: Code;
  message: Message;
  path: readonly string[] | null;
  details: Details;
};

export type ValidationError = UserProblem<'ValidationError', 'INVALID_INPUT'>;
export type NotFoundError = UserProblem<'NotFoundError', 'NOT_FOUND'>;
export type ConflictError = UserProblem<'ConflictError', 'CONFLICT'>;
export type ForbiddenError = UserProblem<'ForbiddenError', 'FORBIDDEN'>;
export type RateLimitedError = UserProblem<'RateLimitedError', 'RATE_LIMITED', { retryAfterSeconds: number }>;

const plain =
  <Type extends string, Code extends string>(type: Type, code: Code) =>
  ({ message, path = null }: { message: Message; path?: readonly string[] | null }): UserProblem<Type, Code> => ({
    type,
    code,
    message,
    path,
    details: {},
  });

export const validationError = plain('ValidationError', 'INVALID_INPUT');
export const conflictError = plain('ConflictError', 'CONFLICT');
export const forbiddenError = plain('ForbiddenError', 'FORBIDDEN');

/** Not there and not yours are the same answer, word for word: `path` is the input field that names the object. */
export const notFoundError = (...path: string[]): NotFoundError => ({
  type: 'NotFoundError',
  code: 'NOT_FOUND',
  message: { fr: 'Introuvable.', en: 'Not found.' },
  path: path.length > 0 ? path : null,
  details: {},
});

export const rateLimitedError = ({ retryAfterSeconds }: { retryAfterSeconds: number }): RateLimitedError => ({
  type: 'RateLimitedError',
  code: 'RATE_LIMITED',
  message: {
    fr: `Trop de tentatives. Réessayez dans ${retryAfterSeconds} s.`,
    en: `Too many attempts. Try again in ${retryAfterSeconds} s.`,
  },
  path: null,
  details: { retryAfterSeconds },
});

/** A problem as its GraphQL type's fields. */
export type UserErrorFields<Problem extends UserProblem> = Problem extends UserProblem
  ? { __typename: Problem['type']; code: Problem['code']; message: string; path: string[] | null } & Problem['details']
  : never;

export const toUserError = <Problem extends UserProblem>(problem: Problem, locale: Locale): UserErrorFields<Problem> => {
  const fields = {
    __typename: problem.type,
    code: problem.code,
    message: say(problem.message, locale),
    path: problem.path === null ? null : [...problem.path],
    ...problem.details,
  };
  return fields as UserErrorFields<Problem>;
};

/** A service's result as a mutation's payload: the changed objects, or null for them and `userErrors`. */
export const payload = <Value extends object, Problem extends UserProblem>(
  result: Result<Value, Problem>,
  locale: Locale,
): Partial<Value> & { userErrors: UserErrorFields<Problem>[] } =>
  result.ok
    ? { ...result.value, userErrors: [] }
    : { ...noValue<Value>(), userErrors: result.errors.map((problem) => toUserError(problem, locale)) };

const noValue = <Value extends object>(): Partial<Value> => ({});
