import { passwordSuggestions } from '../messages.ts';
import type { Message } from '#shared/messages.ts';
import { isCommonPassword, passphraseLength } from './commonPassword.ts';

export const minimumLength = 8;
export const maximumLength = 128;
const productWords = ['har', 'har academy', 'har académie', 'academy', 'académie'];

/** Characters as people count them closely enough: code points, so that an emoji is one. */
const lengthOf = (password: string): number => Array.from(password).length;
export const hasHashableLength = (password: string): boolean => password.length <= 2 * maximumLength && lengthOf(password) <= maximumLength;

const lettersOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');

export type PasswordOwner = { email: string; firstName: string; lastName: string };

/** The person's own words and the product's, however decorated with digits and signs: what is tried first. */
const isGuessable = (password: string, { email, firstName, lastName }: PasswordOwner): boolean => {
  const [localPart = ''] = email.split('@');
  const words = [email, localPart, firstName, lastName, `${firstName}${lastName}`, `${lastName}${firstName}`, ...productWords];
  const letters = lettersOf(password);
  return words.some((word) => letters !== '' && letters === lettersOf(word));
};

/** What to change, nothing when the password will do. Any 15 characters are a passphrase; shorter ones need an upper-case letter and a digit. */
export const weaknessesOf = (password: string, owner: PasswordOwner): readonly Message[] => {
  const length = lengthOf(password);
  const weaknesses: Message[] = [];
  if (length < minimumLength) weaknesses.push(passwordSuggestions.longer({ minimumLength }));
  if (length < passphraseLength && !/\p{Lu}/u.test(password)) weaknesses.push(passwordSuggestions.upperCase);
  if (length < passphraseLength && !/\p{Nd}/u.test(password)) weaknesses.push(passwordSuggestions.digit);
  if (isGuessable(password, owner)) weaknesses.push(passwordSuggestions.notYours);
  else if (isCommonPassword(password)) weaknesses.push(passwordSuggestions.notCommon);
  if (weaknesses.length > 0) weaknesses.push(passwordSuggestions.passphrase({ passphraseLength }));
  return weaknesses;
};
