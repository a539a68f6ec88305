import { passwordSuggestions } from '../messages.ts';
import type { Message } from '#shared/messages.ts';
import { fold } from '#shared/text/fold.ts';
import { isCommonPassword, passphraseLength } from './commonPassword.ts';

export const minimumLength = 8;
export const maximumLength = 128;
/** The product by its name and by its address. */
const productLetters = /^(?:https?)?(?:www)?(?:har|(?:har)?academ(?:y|ie))(?:com|fr|org|net|eu|io|app|dev)?$/;

/** Characters as people count them closely enough: code points, so that an emoji is one. */
const lengthOf = (password: string): number => Array.from(password).length;
export const hasHashableLength = (password: string): boolean => password.length <= 2 * maximumLength && lengthOf(password) <= maximumLength;

const lettersOf = (text: string): string => fold(text).replace(/[^\p{L}]+/gu, '');

export type PasswordOwner = { email: string; firstName: string; lastName: string };

/** The person's own words and the product's, however decorated with digits and signs: what is tried first. */
const isGuessable = (password: string, { email, firstName, lastName }: PasswordOwner): boolean => {
  const [localPart = ''] = email.split('@');
  const words = [email, localPart, firstName, lastName, `${firstName}${lastName}`, `${lastName}${firstName}`].map(lettersOf);
  const letters = lettersOf(password);
  const half = letters.slice(0, letters.length / 2);
  const once = letters !== '' && half + half === letters ? half : letters;
  const isOwn = letters !== '' && words.some((word) => word === letters || word === once);
  return isOwn || productLetters.test(once);
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
