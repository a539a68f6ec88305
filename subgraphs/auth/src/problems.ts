import { say } from '#shared/messages.ts';
import type { Message } from '#shared/messages.ts';
import type { UserProblem } from '#shared/userErrors.ts';
import type { Locale } from '#shared/viewer.ts';
import { messages } from './messages.ts';
import { minimumLength } from './password/passwordPolicy.ts';

export type InvalidCredentialsError = UserProblem<'InvalidCredentialsError', 'INVALID_CREDENTIALS'>;
export type AccountSuspendedError = UserProblem<'AccountSuspendedError', 'ACCOUNT_SUSPENDED'>;
export type EmailNotVerifiedError = UserProblem<'EmailNotVerifiedError', 'EMAIL_NOT_VERIFIED'>;
export type TokenInvalidError = UserProblem<'TokenInvalidError', 'TOKEN_INVALID' | 'TOKEN_REUSED'>;
export type WeakPasswordError = UserProblem<'WeakPasswordError', 'WEAK_PASSWORD', { minLength: number; suggestions: string[] }>;

/** One answer for an unknown address and for a wrong password, word for word. */
export const invalidCredentials: InvalidCredentialsError = {
  type: 'InvalidCredentialsError',
  code: 'INVALID_CREDENTIALS',
  message: messages.invalidCredentials,
  path: null,
  details: {},
};

/** The address is known here: it is the viewer's own password that is wrong. */
export const wrongPassword = (path: string): InvalidCredentialsError => ({
  ...invalidCredentials,
  message: messages.wrongPassword,
  path: [path],
});

export const emailNotVerified: EmailNotVerifiedError = {
  type: 'EmailNotVerifiedError',
  code: 'EMAIL_NOT_VERIFIED',
  message: messages.emailNotVerified,
  path: null,
  details: {},
};

export const accountSuspended: AccountSuspendedError = {
  type: 'AccountSuspendedError',
  code: 'ACCOUNT_SUSPENDED',
  message: messages.accountSuspended,
  path: null,
  details: {},
};

export const tokenInvalid = ({
  message,
  path,
  code = 'TOKEN_INVALID',
}: {
  message: Message;
  path: string;
  code?: TokenInvalidError['code'];
}): TokenInvalidError => ({
  type: 'TokenInvalidError',
  code,
  message,
  path: [path],
  details: {},
});

export const weakPassword = ({
  suggestions,
  locale,
  path,
}: {
  suggestions: readonly Message[];
  locale: Locale;
  path: string;
}): WeakPasswordError => ({
  type: 'WeakPasswordError',
  code: 'WEAK_PASSWORD',
  message: messages.weakPassword,
  path: [path],
  details: { minLength: minimumLength, suggestions: suggestions.map((suggestion) => say(suggestion, locale)) },
});
