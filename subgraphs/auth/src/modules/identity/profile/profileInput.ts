import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import type { ValidationError } from '#shared/userErrors.ts';
import { isWebAddress } from '#shared/webAddress.ts';
import { parseText } from '#shared/text/textRules.ts';
import { localeUnknown, nameMalformed } from '../account/account.errors.ts';
import { parseLocale, parseName } from '../account/registration.ts';
import {
  fieldRequired,
  slugMalformed,
  textMalformed,
  timeZoneUnknown,
  tooManyLinks,
  urlMalformed,
  wordsMalformed,
} from './profile.errors.ts';
import type { ProfileLink } from './profile.collection.ts';

type Typed<Value> = Value | null | undefined;
/** The typed input. An absent field stays unchanged, null clears it. */
export type ProfileInput = {
  firstName?: Typed<string>;
  lastName?: Typed<string>;
  displayName?: Typed<string>;
  slug?: Typed<string>;
  avatarUrl?: Typed<string>;
  headline?: Typed<string>;
  bio?: Typed<string>;
  links?: Typed<readonly ProfileLink[]>;
  expertiseTags?: Typed<readonly string[]>;
  locale?: Typed<string>;
  timeZone?: Typed<string>;
  interests?: Typed<readonly string[]>;
};
/** The fields to write. An unchanged field has no key. A display name of null follows the names of the account. */
export type ParsedProfile = {
  firstName?: string;
  lastName?: string;
  displayName?: string | null;
  slug?: string;
  avatarUrl?: string | null;
  headline?: string | null;
  bio?: string | null;
  links?: ProfileLink[];
  expertiseTags?: string[];
  locale?: string;
  timeZone?: string | null;
  interests?: string[];
};

const headlineLength = 120;
const bioLength = 5_000;
const urlLength = 500;
const kindLength = 40;
const maximumLinks = 10;
const tags = { maximumCount: 10, maximumLength: 40 };
const interests = { maximumCount: 20, maximumLength: 80 };

type Problem = (...path: string[]) => ValidationError;
type Attempt<Value> = { value: Value } | { problem: Problem; path?: readonly string[] };

const parseUrl = (typed: string): string | null => {
  const text = typed.trim();
  return isWebAddress(text, { maximumLength: urlLength }) && new URL(text).hostname.includes('.') ? text : null;
};

const parseWords = (typed: readonly string[], bounds: { maximumCount: number; maximumLength: number }): Attempt<string[]> => {
  const words = typed.map((word) => parseText(word, { maximum: bounds.maximumLength, isOneLine: true }));
  const valid = words.filter((word): word is string => word !== null && word !== '');
  if (valid.length < words.length || valid.length > bounds.maximumCount) return { problem: wordsMalformed(bounds) };
  return { value: [...new Set(valid)] };
};

const parseLinks = (typed: readonly ProfileLink[]): Attempt<ProfileLink[]> => {
  if (typed.length > maximumLinks) return { problem: tooManyLinks({ maximumCount: maximumLinks }) };
  const links: ProfileLink[] = [];
  for (const [index, link] of typed.entries()) {
    const kind = parseText(link.kind, { maximum: kindLength, isOneLine: true });
    const url = parseUrl(link.url);
    if (kind === null || kind === '')
      return { problem: textMalformed({ maximumLength: kindLength }), path: ['links', String(index), 'kind'] };
    if (url === null) return { problem: urlMalformed, path: ['links', String(index), 'url'] };
    links.push({ kind, url });
  }
  return { value: links };
};

/**
 * The typed name in the spelling of the time-zone database, never another name of the same zone: Europe/Kyiv does not become Europe/Kiev.
 * Offsets are not zones: they have no summer time.
 */
const parseTimeZone = (typed: string): string | null => {
  if (!/^[A-Za-z]/.test(typed)) return null;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: typed }).resolvedOptions();
    return timeZone.toLowerCase() === typed.toLowerCase() ? timeZone : typed;
  } catch {
    return null;
  }
};

const valueOr = <Value>(value: Value | null, problem: Problem): Attempt<Value> => (value === null ? { problem } : { value });
const textOr = (value: string | null, problem: Problem): Attempt<string | null> =>
  value === null ? { problem } : { value: value === '' ? null : value };

/** Reports all problems at once, each at its field. */
export const parseProfile = (input: ProfileInput): Result<ParsedProfile, ValidationError> => {
  const problems: ValidationError[] = [];
  const read = <Value, Parsed>(
    field: keyof ProfileInput,
    typed: Value | null | undefined,
    parse: (typed: Value) => Attempt<Parsed>,
    cleared: Attempt<Parsed>,
  ): { value: Parsed } | null => {
    if (typed === undefined) return null;
    const attempt = typed === null ? cleared : parse(typed);
    if ('value' in attempt) return attempt;
    problems.push(attempt.problem(...(attempt.path ?? [field])));
    return null;
  };
  const required = { problem: fieldRequired };
  const name = (typed: string) => valueOr(parseName(typed), nameMalformed);
  const none = { value: null };

  const firstName = read('firstName', input.firstName, name, required);
  const lastName = read('lastName', input.lastName, name, required);
  const displayName = read<string, string | null>('displayName', input.displayName, name, none);
  const slug = read(
    'slug',
    input.slug,
    (typed) => (/^(?=.{3,60}$)[a-z0-9]+(?:-[a-z0-9]+)*$/.test(typed) ? { value: typed } : { problem: slugMalformed }),
    required,
  );
  const avatarUrl = read<string, string | null>('avatarUrl', input.avatarUrl, (typed) => valueOr(parseUrl(typed), urlMalformed), none);
  const headline = read(
    'headline',
    input.headline,
    (typed) => textOr(parseText(typed, { maximum: headlineLength, isOneLine: true }), textMalformed({ maximumLength: headlineLength })),
    none,
  );
  const bio = read(
    'bio',
    input.bio,
    (typed) => textOr(parseText(typed, { maximum: bioLength }), textMalformed({ maximumLength: bioLength })),
    none,
  );
  const links = read('links', input.links, parseLinks, { value: [] });
  const expertiseTags = read('expertiseTags', input.expertiseTags, (typed) => parseWords(typed, tags), { value: [] });
  const locale = read(
    'locale',
    input.locale,
    (typed) => valueOr(parseLocale(typed), localeUnknown),
    valueOr(parseLocale(null), localeUnknown),
  );
  const timeZone = read<string, string | null>('timeZone', input.timeZone, (typed) => valueOr(parseTimeZone(typed), timeZoneUnknown), none);
  const parsedInterests = read('interests', input.interests, (typed) => parseWords(typed, interests), { value: [] });

  const [first, ...others] = problems;
  if (first) return fail(first, ...others);
  return ok({
    ...(firstName && { firstName: firstName.value }),
    ...(lastName && { lastName: lastName.value }),
    ...(displayName && { displayName: displayName.value }),
    ...(slug && { slug: slug.value }),
    ...(avatarUrl && { avatarUrl: avatarUrl.value }),
    ...(headline && { headline: headline.value }),
    ...(bio && { bio: bio.value }),
    ...(links && { links: links.value }),
    ...(expertiseTags && { expertiseTags: expertiseTags.value }),
    ...(locale && { locale: locale.value }),
    ...(timeZone && { timeZone: timeZone.value }),
    ...(parsedInterests && { interests: parsedInterests.value }),
  });
};
