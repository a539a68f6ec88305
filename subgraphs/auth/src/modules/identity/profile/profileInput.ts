import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { validationError } from '#shared/userErrors.ts';
import type { ValidationError } from '#shared/userErrors.ts';
import { isWebAddress } from '#shared/webAddress.ts';
import type { Message } from '#shared/messages.ts';
import { parseText } from '#shared/text/textRules.ts';
import { messages } from '../../../messages.ts';
import { maximumNameLength, parseLocale, parseName } from '../account/registration.ts';
import type { ProfileLink } from './profile.collection.ts';

type Typed<Value> = Value | null | undefined;
/** As it was typed: absent is unchanged, null is cleared. */
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
/** What is to be written: what stays as it is has no key. A display name of null is the one that follows the account's names. */
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

type Attempt<Value> = { value: Value } | { problem: Message; path?: readonly string[] };

const parseUrl = (typed: string): string | null => {
  const text = typed.trim();
  return isWebAddress(text, { maximumLength: urlLength }) && new URL(text).hostname.includes('.') ? text : null;
};

const parseWords = (typed: readonly string[], bounds: { maximumCount: number; maximumLength: number }): Attempt<string[]> => {
  const words = typed.map((word) => parseText(word, { maximum: bounds.maximumLength, isOneLine: true }));
  const kept = words.filter((word): word is string => word !== null && word !== '');
  if (kept.length < words.length || kept.length > bounds.maximumCount) return { problem: messages.wordsMalformed(bounds) };
  return { value: [...new Set(kept)] };
};

const parseLinks = (typed: readonly ProfileLink[]): Attempt<ProfileLink[]> => {
  if (typed.length > maximumLinks) return { problem: messages.tooManyLinks({ maximumCount: maximumLinks }) };
  const links: ProfileLink[] = [];
  for (const [index, link] of typed.entries()) {
    const kind = parseText(link.kind, { maximum: kindLength, isOneLine: true });
    const url = parseUrl(link.url);
    if (kind === null || kind === '')
      return { problem: messages.textMalformed({ maximumLength: kindLength }), path: ['links', String(index), 'kind'] };
    if (url === null) return { problem: messages.urlMalformed, path: ['links', String(index), 'url'] };
    links.push({ kind, url });
  }
  return { value: links };
};

/**
 * The name that was typed, in the letters of the time-zone database; never another name of the zone: Europe/Kyiv is not Europe/Kiev to those who chose
 * it. Offsets are no zones: they know no summer.
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

const found = <Value>(value: Value | null, problem: Message): Attempt<Value> => (value === null ? { problem } : { value });
const nullable = (value: string | null, problem: Message): Attempt<string | null> =>
  value === null ? { problem } : { value: value === '' ? null : value };

/** Everything that is wrong with it at once, each at its field. */
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
    problems.push(validationError({ message: attempt.problem, path: attempt.path ?? [field] }));
    return null;
  };
  const needed = { problem: messages.cannotBeCleared };
  const nameProblem = messages.nameMalformed({ maximumLength: maximumNameLength });
  const name = (typed: string) => found(parseName(typed), nameProblem);
  const none = { value: null };

  const firstName = read('firstName', input.firstName, name, needed);
  const lastName = read('lastName', input.lastName, name, needed);
  const displayName = read<string, string | null>('displayName', input.displayName, name, none);
  const slug = read(
    'slug',
    input.slug,
    (typed) => (/^(?=.{3,60}$)[a-z0-9]+(?:-[a-z0-9]+)*$/.test(typed) ? { value: typed } : { problem: messages.slugMalformed }),
    needed,
  );
  const avatarUrl = read<string, string | null>(
    'avatarUrl',
    input.avatarUrl,
    (typed) => found(parseUrl(typed), messages.urlMalformed),
    none,
  );
  const headline = read(
    'headline',
    input.headline,
    (typed) =>
      nullable(parseText(typed, { maximum: headlineLength, isOneLine: true }), messages.textMalformed({ maximumLength: headlineLength })),
    none,
  );
  const bio = read(
    'bio',
    input.bio,
    (typed) => nullable(parseText(typed, { maximum: bioLength }), messages.textMalformed({ maximumLength: bioLength })),
    none,
  );
  const links = read('links', input.links, parseLinks, { value: [] });
  const expertiseTags = read('expertiseTags', input.expertiseTags, (typed) => parseWords(typed, tags), { value: [] });
  const locale = read(
    'locale',
    input.locale,
    (typed) => found(parseLocale(typed), messages.localeUnknown),
    found(parseLocale(null), messages.localeUnknown),
  );
  const timeZone = read<string, string | null>(
    'timeZone',
    input.timeZone,
    (typed) => found(parseTimeZone(typed), messages.timeZoneUnknown),
    none,
  );
  const wanted = read('interests', input.interests, (typed) => parseWords(typed, interests), { value: [] });

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
    ...(wanted && { interests: wanted.value }),
  });
};
