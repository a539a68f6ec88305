import { passwordSuggestions } from '../messages.ts';
import type { Message } from '#shared/messages.ts';
import { fold } from '#shared/text/fold.ts';
import { isCommonPassword, passphraseLength } from './commonPassword.ts';

export const minimumLength = 8;
export const maximumLength = 128;
/** The product's name and addresses. */
const productLetters = /^(?:https?)?(?:www)?(?:har|(?:har)?academ(?:y|ie))(?:com|fr|org|net|eu|io|app|dev)?$/;

/** Characters are code points, so that an emoji is one. */
const lengthOf = (password: string): number => Array.from(password).length;
export const hasHashableLength = (password: string): boolean => password.length <= 2 * maximumLength && lengthOf(password) <= maximumLength;

const lettersOf = (text: string): string => fold(text).replace(/[^\p{L}]+/gu, '');

export type PasswordOwner = { email: string; firstName: string; lastName: string };

/** The names of the person and of the product, with any decoration of digits and signs: the first guesses of an attacker. */
const isGuessable = (password: string, { email, firstName, lastName }: PasswordOwner): boolean => {
  const [localPart = ''] = email.split('@');
  const words = [email, localPart, firstName, lastName, `${firstName}${lastName}`, `${lastName}${firstName}`].map(lettersOf);
  const letters = lettersOf(password);
  const half = letters.slice(0, letters.length / 2);
  const once = letters !== '' && half + half === letters ? half : letters;
  const isOwn = letters !== '' && words.some((word) => word === letters || word === once);
  return isOwn || productLetters.test(once);
};

/**
 * Suggestions for a stronger password; none for an acceptable one. Any 15 characters are a passphrase; shorter ones need an uppercase
 * letter and a digit.
 */
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
