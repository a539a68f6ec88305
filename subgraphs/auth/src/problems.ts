import type { Message } from '#shared/messages.ts';
import { defineUserError } from '#shared/userErrors.ts';
import { minimumLength } from './password/passwordPolicy.ts';

/** A broken rule of one input field. The path of the field is given where it happens. */
export const defineInputError = (message: Message) =>
  defineUserError({ type: 'ValidationError', code: 'INVALID_INPUT', message, path: (...path: string[]) => path });

/** A state that forbids the change. */
export const defineConflict = (message: Message, ...path: string[]) =>
  defineUserError({ type: 'ConflictError', code: 'CONFLICT', message, path: path.length > 0 ? path : null });

export const emailMalformed = defineInputError({
  fr: 'Cette adresse e-mail n’est pas valide.',
  en: 'This email address is not valid.',
});

/** The same answer for an unknown address and for a wrong password, word for word. */
export const invalidCredentials = defineUserError({
  type: 'InvalidCredentialsError',
  code: 'INVALID_CREDENTIALS',
  message: { fr: 'L’adresse e-mail ou le mot de passe est incorrect.', en: 'The email address or the password is incorrect.' },
});

/** The account is known here: the viewer's own password is wrong. */
export const wrongPassword = defineUserError({
  type: 'InvalidCredentialsError',
  code: 'INVALID_CREDENTIALS',
  message: { fr: 'Ce mot de passe est incorrect.', en: 'This password is incorrect.' },
  path: (field: string) => [field],
});

export const emailNotVerified = defineUserError({
  type: 'EmailNotVerifiedError',
  code: 'EMAIL_NOT_VERIFIED',
  message: { fr: 'Confirmez d’abord votre adresse e-mail.', en: 'Confirm your email address first.' },
});

export const accountSuspended = defineUserError({
  type: 'AccountSuspendedError',
  code: 'ACCOUNT_SUSPENDED',
  message: { fr: 'Ce compte est suspendu. Contactez le support.', en: 'This account is suspended. Contact support.' },
});

export const linkInvalid = defineUserError({
  type: 'TokenInvalidError',
  code: 'TOKEN_INVALID',
  message: { fr: 'Ce lien a expiré ou a déjà été utilisé.', en: 'This link has expired or was already used.' },
  path: ['token'],
});

export const refreshTokenInvalid = defineUserError({
  type: 'TokenInvalidError',
  code: 'TOKEN_INVALID',
  message: { fr: 'Votre session est terminée. Reconnectez-vous.', en: 'Your session has ended. Sign in again.' },
  path: ['refreshToken'],
});

export const refreshTokenReused = defineUserError({
  type: 'TokenInvalidError',
  code: 'TOKEN_REUSED',
  message: {
    fr: 'Cette session a été fermée par sécurité. Reconnectez-vous.',
    en: 'This session was closed for security. Sign in again.',
  },
  path: ['refreshToken'],
});

/** `suggestions` are worded by the type's resolver. */
export const weakPassword = defineUserError({
  type: 'WeakPasswordError',
  code: 'WEAK_PASSWORD',
  message: { fr: 'Ce mot de passe est trop facile à deviner.', en: 'This password is too easy to guess.' },
  path: ({ field }: WeakPassword) => [field],
  details: ({ suggestions }: WeakPassword) => ({ minLength: minimumLength, suggestions }),
});
type WeakPassword = { suggestions: readonly Message[]; field: string };

export type InvalidCredentialsError = ReturnType<typeof invalidCredentials>;
export type EmailNotVerifiedError = ReturnType<typeof emailNotVerified>;
export type AccountSuspendedError = ReturnType<typeof accountSuspended>;
export type TokenInvalidError = ReturnType<typeof linkInvalid> | ReturnType<typeof refreshTokenReused>;
export type WeakPasswordError = ReturnType<typeof weakPassword>;
