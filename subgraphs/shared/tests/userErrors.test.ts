import { expect, test } from 'vitest';
import { fail, ok } from '../result.ts';
import type { RateLimitedError, ValidationError } from '../userErrors.ts';
import { conflictError, forbiddenError, notFoundError, payload, rateLimitedError, toUserError, validationError } from '../userErrors.ts';

const message = { fr: 'Non.', en: 'No.' };

test('a success carries its objects and an empty list of errors', () => {
  expect(payload(ok({ course: { id: 'crs_1' } }), 'fr')).toEqual({ course: { id: 'crs_1' }, userErrors: [] });
});

test('a refusal carries every problem, in the language of the viewer, and none of the objects', () => {
  const refused = fail<ValidationError | RateLimitedError>(
    validationError({ message, path: ['input', 'title'] }),
    rateLimitedError({ retryAfterSeconds: 30 }),
  );
  expect(payload(refused, 'fr')).toEqual({
    userErrors: [
      { __typename: 'ValidationError', code: 'INVALID_INPUT', message: 'Non.', path: ['input', 'title'] },
      {
        __typename: 'RateLimitedError',
        code: 'RATE_LIMITED',
        message: 'Trop de tentatives. Réessayez dans 30 s.',
        path: null,
        retryAfterSeconds: 30,
      },
    ],
  });
  expect(payload(refused, 'en').userErrors.map(({ message: text }) => text)).toEqual(['No.', 'Too many attempts. Try again in 30 s.']);
});

test('not there and not yours are one answer, word for word', () => {
  expect(toUserError(notFoundError('courseId'), 'fr')).toEqual({
    __typename: 'NotFoundError',
    code: 'NOT_FOUND',
    message: 'Introuvable.',
    path: ['courseId'],
  });
  expect(toUserError(notFoundError(), 'en').path).toBeNull();
});

test('each kind of problem has its own type and stable code', () => {
  const kinds = [validationError({ message }), conflictError({ message }), forbiddenError({ message }), notFoundError()];
  expect(kinds.map(({ type, code }) => [type, code])).toEqual([
    ['ValidationError', 'INVALID_INPUT'],
    ['ConflictError', 'CONFLICT'],
    ['ForbiddenError', 'FORBIDDEN'],
    ['NotFoundError', 'NOT_FOUND'],
  ]);
});
