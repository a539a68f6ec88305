import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { parseText } from '#shared/text/textRules.ts';
import { validationError } from '#shared/userErrors.ts';
import type { ValidationError } from '#shared/userErrors.ts';
import { defaultLocale, locales } from '#shared/viewer.ts';
import type { Locale } from '#shared/viewer.ts';
import { formProblemOf } from '../../../password/newPassword.ts';
import { weaknessesOf } from '../../../password/passwordPolicy.ts';
import { emailMalformed, weakPassword } from '../../../problems.ts';
import type { WeakPasswordError } from '../../../problems.ts';
import { localeUnknown, maximumNameLength, nameMalformed } from './account.errors.ts';
import { isHarmlessName } from './nameContent.ts';
import { normalizeEmail } from './emailAddress.ts';

export type PersonInput = { email: string; firstName: string; lastName: string; locale: string | null };
export type Person = { email: string; firstName: string; lastName: string; locale: string };
export type RegistrationInput = PersonInput & { password: string };
export type Registration = Person & { password: string };

/** Names appear in mails and on public pages: markup and links in them would be another person's message. A name must be visible. */
export const parseName = (typed: string): string | null => {
  const name = parseText(typed, { minimum: 1, maximum: maximumNameLength, isOneLine: true });
  const isName = name !== null && /[\p{L}\p{N}]/u.test(name) && isHarmlessName(name);
  return isName ? name : null;
};

export const languageOf = (tag: string): Locale => locales.find((locale) => locale === tag.split('-')[0]?.toLowerCase()) ?? defaultLocale;

// The case of BCP 47: language in lowercase, script capitalized, region in uppercase.
const subtagOf = (subtag: string, index: number): string => {
  const lower = subtag.toLowerCase();
  if (index > 0 && /^[a-z]{4}$/.test(lower)) return lower.replace(/^./, (first) => first.toUpperCase());
  return index > 0 && /^[a-z]{2}$/.test(lower) ? lower.toUpperCase() : lower;
};

/** The typed BCP 47 tag of a supported language, with any region. Only the case of its letters is corrected: no subtag becomes another. */
export const parseLocale = (typed: string | null): string | null => {
  if (typed === null) return defaultLocale;
  if (!/^(?:fr|en)(?:-[a-z0-9]{2,8}){0,3}$/i.test(typed)) return null;
  try {
    return Intl.getCanonicalLocales(typed).length === 1 ? typed.split('-').map(subtagOf).join('-') : null;
  } catch {
    return null;
  }
};

type PersonFields = { [Field in keyof Person]: Person[Field] | null };
type Read<Problem> = { person: PersonFields; problems: Problem[] };

const readPerson = ({ email, firstName, lastName, locale }: PersonInput): Read<ValidationError> => {
  const person = {
    email: normalizeEmail(email),
    firstName: parseName(firstName),
    lastName: parseName(lastName),
    locale: parseLocale(locale),
  };
  const problems = [
    ...(person.email === null ? [emailMalformed('email')] : []),
    ...(person.firstName === null ? [nameMalformed('firstName')] : []),
    ...(person.lastName === null ? [nameMalformed('lastName')] : []),
    ...(person.locale === null ? [localeUnknown('locale')] : []),
  ];
  return { person, problems };
};
const toResult = <Problem>({ person: { email, firstName, lastName, locale }, problems }: Read<Problem>): Result<Person, Problem> => {
  const [first, ...others] = problems;
  if (first !== undefined) return fail(first, ...others);
  if (email === null || firstName === null || lastName === null || locale === null)
    throw new Error('a field without a value was reported above');
  return ok({ email, firstName, lastName, locale });
};

/** For an account that brings the hash of its password. */
export const parsePerson = (input: PersonInput): Result<Person, ValidationError> => toResult(readPerson(input));

const passwordProblemOf = (password: string, { email, firstName, lastName }: PersonFields): ValidationError | WeakPasswordError | null => {
  const formProblem = formProblemOf(password);
  if (formProblem) return validationError({ message: formProblem, path: ['password'] });
  const suggestions = weaknessesOf(password, { email: email ?? '', firstName: firstName ?? '', lastName: lastName ?? '' });
  return suggestions.length === 0 ? null : weakPassword({ suggestions, field: 'password' });
};

/** Reports all problems at once. */
export const parseRegistration = ({ password, ...input }: RegistrationInput): Result<Registration, ValidationError | WeakPasswordError> => {
  const { person, problems } = readPerson(input);
  const passwordProblem = passwordProblemOf(password, person);
  const parsed = toResult({ person, problems: passwordProblem ? [...problems, passwordProblem] : problems });
  return parsed.ok ? ok({ ...parsed.value, password }) : parsed;
};
