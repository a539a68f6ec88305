import type { Message } from '#shared/messages.ts';
import { passwordSuggestions } from '../messages.ts';
import { weakPassword } from '../problems.ts';
import type { WeakPasswordError } from '../problems.ts';
import { hasHashableLength, maximumLength, weaknessesOf } from './passwordPolicy.ts';
import type { PasswordOwner } from './passwordPolicy.ts';

/** Half a surrogate pair becomes a replacement character on its way to the hash, which would make many passwords equal. */
export const formProblemOf = (password: string): Message | null => {
  if (!hasHashableLength(password)) return passwordSuggestions.shorter({ maximumLength });
  return password.isWellFormed() ? null : passwordSuggestions.wellFormed;
};

/** Why an account cannot have this password; null when it can. */
export const newPasswordProblem = ({ password, owner }: { password: string; owner: PasswordOwner }): WeakPasswordError | null => {
  const formProblem = formProblemOf(password);
  const suggestions = formProblem ? [formProblem] : weaknessesOf(password, owner);
  return suggestions.length === 0 ? null : weakPassword({ suggestions, field: 'newPassword' });
};
