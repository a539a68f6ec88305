import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { parseText } from '#shared/text/textRules.ts';
import { validationError } from '#shared/userErrors.ts';
import type { ValidationError } from '#shared/userErrors.ts';
import { defaultLocale, locales } from '#shared/viewer.ts';
import type { Locale } from '#shared/viewer.ts';
import { messages } from '../../../messages.ts';
import { hasHashableLength, maximumLength as maximumPasswordLength, weaknessesOf } from '../../../password/passwordPolicy.ts';
import { weakPassword } from '../../../problems.ts';
import type { WeakPasswordError } from '../../../problems.ts';
import { isHarmlessName } from './nameContent.ts';
import { normalizeEmail } from './emailAddress.ts';

export type PersonInput = { email: string; firstName: string; lastName: string; locale: string | null };
export type Person = { email: string; firstName: string; lastName: string; locale: string };
export type RegistrationInput = PersonInput & { password: string };
export type Registration = Person & { password: string };

export const maximumNameLength = 80;

/** Names stand in mails and on public pages: markup and links in them would be somebody else's message, and an unseen name nobody's. */
export const parseName = (typed: string): string | null => {
  const name = parseText(typed, { minimum: 1, maximum: maximumNameLength, isOneLine: true });
  const isName = name !== null && /[\p{L}\p{N}]/u.test(name) && isHarmlessName(name);
  return isName ? name : null;
};

export const languageOf = (tag: string): Locale => locales.find((locale) => locale === tag.split('-')[0]?.toLowerCase()) ?? defaultLocale;

// BCP 47's letters: language small, script with one capital, region in capitals.
const subtagOf = (subtag: string, index: number): string => {
  const lower = subtag.toLowerCase();
  if (index > 0 && /^[a-z]{4}$/.test(lower)) return lower.replace(/^./, (first) => first.toUpperCase());
  return index > 0 && /^[a-z]{2}$/.test(lower) ? lower.toUpperCase() : lower;
};

/** The BCP 47 tag that was typed, of a language we speak, whatever the region. Only its letters are put right: no subtag becomes another. */
export const parseLocale = (typed: string | null): string | null => {
  if (typed === null) return defaultLocale;
  if (!/^(?:fr|en)(?:-[a-z0-9]{2,8}){0,3}$/i.test(typed)) return null;
  try {
    return Intl.getCanonicalLocales(typed).length === 1 ? typed.split('-').map(subtagOf).join('-') : null;
  } catch {
    return null;
  }
};

type Parsed<Problem> = { person: { [Field in keyof Person]: Person[Field] | null }; problems: Problem[] };

const readPerson = ({
  email: typedEmail,
  firstName: typedFirst,
  lastName: typedLast,
  locale: typedLocale,
}: PersonInput): Parsed<ValidationError> => {
  const problems: ValidationError[] = [];
  const email = normalizeEmail(typedEmail);
  if (email === null) problems.push(validationError({ message: messages.emailMalformed, path: ['email'] }));
  const firstName = parseName(typedFirst);
  const lastName = parseName(typedLast);
  const nameProblem = messages.nameMalformed({ maximumLength: maximumNameLength });
  if (firstName === null) problems.push(validationError({ message: nameProblem, path: ['firstName'] }));
  if (lastName === null) problems.push(validationError({ message: nameProblem, path: ['lastName'] }));
  const locale = parseLocale(typedLocale);
  if (locale === null) problems.push(validationError({ message: messages.localeUnknown, path: ['locale'] }));
  return { person: { email, firstName, lastName, locale }, problems };
};
const settled = <Problem>({ person: { email, firstName, lastName, locale }, problems }: Parsed<Problem>): Result<Person, Problem> => {
  const [first, ...others] = problems;
  if (first !== undefined) return fail(first, ...others);
  if (email === null || firstName === null || lastName === null || locale === null)
    throw new Error('a field without a value was reported above');
  return ok({ email, firstName, lastName, locale });
};

/** Without a password, which somebody else has judged. */
export const parsePerson = (input: PersonInput): Result<Person, ValidationError> => settled(readPerson(input));

/** Everything that is wrong with it at once. `readerLocale` is the language of whoever reads the suggestions. */
export const parseRegistration = (
  { password, ...input }: RegistrationInput,
  { readerLocale }: { readerLocale: Locale },
): Result<Registration, ValidationError | WeakPasswordError> => {
  const { person, problems: personProblems } = readPerson(input);
  const problems: (ValidationError | WeakPasswordError)[] = [...personProblems];
  if (!hasHashableLength(password)) {
    problems.push(validationError({ message: messages.passwordTooLong({ maximumLength: maximumPasswordLength }), path: ['password'] }));
  } else if (!password.isWellFormed()) {
    // Half a surrogate pair becomes a replacement character on its way to the hash: many passwords would be one.
    problems.push(validationError({ message: messages.passwordNotText, path: ['password'] }));
  } else {
    const { email, firstName, lastName } = person;
    const suggestions = weaknessesOf(password, { email: email ?? '', firstName: firstName ?? '', lastName: lastName ?? '' });
    if (suggestions.length > 0) problems.push(weakPassword({ suggestions, locale: readerLocale, path: 'password' }));
  }
  const parsed = settled({ person, problems });
  return parsed.ok ? ok({ ...parsed.value, password }) : parsed;
};
