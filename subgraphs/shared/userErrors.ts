import { textIn } from './messages.ts';
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

type Given<Value, Arguments extends readonly unknown[]> = Value | ((...given: Arguments) => Value);
const valueOf = <Value, Arguments extends readonly unknown[]>(value: Given<Value, Arguments>, given: Arguments): Value =>
  typeof value === 'function' ? (value as (...given: Arguments) => Value)(...given) : value;

/**
 * A kind of user error, stated once: `const notEntitled = defineUserError({ type, code, message, path, details })`, then `notEntitled(course)` where it
 * happens and `ReturnType<typeof notEntitled>` as its type. What depends on the case is a function of its arguments.
 */
export const defineUserError =
  <const Type extends string, const Code extends string, Arguments extends readonly unknown[] = [], Details extends object = object>({
    type,
    code,
    message,
    path = null,
    details,
  }: {
    type: Type;
    code: Code;
    message: Given<Message, Arguments>;
    /** The input field at fault, from the input object down. */
    path?: Given<readonly string[] | null, Arguments>;
    details?: (...given: Arguments) => Details;
  }) =>
  (...given: Arguments): UserProblem<Type, Code, Details> => ({
    type,
    code,
    message: valueOf(message, given),
    path: valueOf(path, given),
    details: details ? details(...given) : ({} as Details),
  });

type Wording = { message: Message; path?: readonly string[] | null };
const plain = <const Type extends string, const Code extends string>(type: Type, code: Code) =>
  defineUserError({ type, code, message: ({ message }: Wording) => message, path: ({ path = null }: Wording) => path });

export const validationError = plain('ValidationError', 'INVALID_INPUT');
export const conflictError = plain('ConflictError', 'CONFLICT');
export const forbiddenError = plain('ForbiddenError', 'FORBIDDEN');

/** Not there and not yours are the same answer, word for word: `path` is the input field that names the object. */
export const notFoundError = defineUserError({
  type: 'NotFoundError',
  code: 'NOT_FOUND',
  message: { fr: 'Introuvable.', en: 'Not found.' },
  path: (...path: string[]) => (path.length > 0 ? path : null),
});

export const rateLimitedError = defineUserError({
  type: 'RateLimitedError',
  code: 'RATE_LIMITED',
  message: ({ retryAfterSeconds }: { retryAfterSeconds: number }) => ({
    fr: `Trop de tentatives. Réessayez dans ${retryAfterSeconds} s.`,
    en: `Too many attempts. Try again in ${retryAfterSeconds} s.`,
  }),
  details: ({ retryAfterSeconds }: { retryAfterSeconds: number }) => ({ retryAfterSeconds }),
});

export type ValidationError = ReturnType<typeof validationError>;
export type ConflictError = ReturnType<typeof conflictError>;
export type ForbiddenError = ReturnType<typeof forbiddenError>;
export type NotFoundError = ReturnType<typeof notFoundError>;
export type RateLimitedError = ReturnType<typeof rateLimitedError>;

/** A problem as its GraphQL type's fields. */
export type UserErrorFields<Problem extends UserProblem> = Problem extends UserProblem
  ? { __typename: Problem['type']; code: Problem['code']; message: string; path: string[] | null } & Problem['details']
  : never;

export const toUserError = <Problem extends UserProblem>(problem: Problem, locale: Locale): UserErrorFields<Problem> => {
  const fields = {
    __typename: problem.type,
    code: problem.code,
    message: textIn(problem.message, locale),
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
