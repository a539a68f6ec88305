import { defaultLocale, locales } from '#shared/viewer.ts';
import type { Locale } from '#shared/viewer.ts';

export const localeHeader = 'x-har-locale';

/** The language of a BCP 47 tag when it is one of ours: fr for fr, fr-FR, FR-ca. */
const localeOfTag = (tag: string): Locale | null => {
  const language = tag.trim().toLowerCase().split('-')[0];
  return locales.find((locale) => locale === language) ?? null;
};

type Preference = { locale: Locale; weight: number };

const preferenceOf = (item: string): Preference | null => {
  const [tag = '', ...parameters] = item.split(';');
  const locale = localeOfTag(tag);
  if (locale === null) return null;
  const quality = parameters.map((parameter) => /^\s*q=(\d(?:\.\d{1,3})?)\s*$/.exec(parameter)?.[1]).find((value) => value !== undefined);
  const weight = quality === undefined ? 1 : Number(quality);
  return weight > 0 ? { locale, weight } : null;
};

const acceptedLocale = (header: string): Locale | null => {
  const preferences = header
    .slice(0, 1_000)
    .split(',')
    .map(preferenceOf)
    .filter((preference) => preference !== null);
  // Equal weights keep the order of the header: sort is stable.
  return preferences.sort((one, other) => other.weight - one.weight)[0]?.locale ?? null;
};

const single = (header: string | string[] | undefined): string | null => (typeof header === 'string' ? header : null);

/** The client's own word first, then the account's, then the browser's, then French. */
export const resolveLocale = ({
  chosen,
  account,
  accepted,
}: {
  chosen: string | string[] | undefined;
  account: Locale | null;
  accepted: string | string[] | undefined;
}): Locale => localeOfTag(single(chosen) ?? '') ?? account ?? acceptedLocale(single(accepted) ?? '') ?? defaultLocale;
