import type { Locale } from '#shared/viewer.ts';
import { messages } from '../messages.ts';
import { weakPassword } from '../problems.ts';
import type { WeakPasswordError } from '../problems.ts';
import { hasHashableLength, maximumLength, weaknessesOf } from './passwordPolicy.ts';
import type { PasswordOwner } from './passwordPolicy.ts';

/** Why an account may not have this password; null when it may. */
export const newPasswordProblem = ({
  password,
  owner,
  locale,
}: {
  password: string;
  owner: PasswordOwner;
  locale: Locale;
}): WeakPasswordError | null => {
  const suggestions = !hasHashableLength(password)
    ? [messages.passwordTooLong({ maximumLength })]
    : !password.isWellFormed()
      ? [messages.passwordNotText]
      : weaknessesOf(password, owner);
  return suggestions.length === 0 ? null : weakPassword({ suggestions, locale, path: 'newPassword' });
};
