import { randomInt } from 'node:crypto';
import { slugOf } from '#shared/text/fold.ts';

const maximumLength = 60;
const nameless = 'membre';
const suffixAlphabet = 'abcdefghjkmnpqrstvwxyz23456789';

// Who has one of these speaks for the platform, or stands where a page of the site does.
const reserved = new Set([
  ...[
    'admin',
    'administrateur',
    'administration',
    'administrator',
    'equipe',
    'har',
    'har-academy',
    'moderateur',
    'moderation',
    'moderator',
  ],
  ...['official', 'officiel', 'root', 'security', 'staff', 'support', 'system', 'team'],
  ...['account', 'api', 'billing', 'blog', 'compte', 'contact', 'courses', 'cours', 'edit', 'exports', 'graphql', 'help', 'aide', 'legal'],
  ...['login', 'logout', 'me', 'new', 'null', 'privacy', 'register', 'search', 'settings', 'terms', 'undefined', 'webhooks'],
]);
/** For nobody, as if somebody had it. */
export const isReserved = (slug: string): boolean => reserved.has(slug);

/** A name as an address of a page can carry it: `Zoé Lefèvre-Œil` becomes `zoe-lefevre-oeil`. */
export const profileSlug = (name: string): string => slugOf(name, { maximumLength }) || nameless;

/** For a slug that is taken. Random, not the next number: people of one name who register together would all want the same one. */
export const withSuffix = (slug: string): string => {
  let suffix = '';
  for (let index = 0; index < 6; index += 1) suffix += suffixAlphabet.charAt(randomInt(suffixAlphabet.length));
  return `${slug}-${suffix}`;
};
