import { randomInt } from 'node:crypto';
import { slugOf } from '#shared/text/fold.ts';

const maximumLength = 60;
const nameless = 'membre';
const suffixAlphabet = 'abcdefghjkmnpqrstvwxyz23456789';

// Names that speak for the platform, or that pages of the site use.
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
/** Slugs that no account can have. */
export const isReserved = (slug: string): boolean => reserved.has(slug);

/** A name in the characters of a URL: `Zoé Lefèvre-Œil` becomes `zoe-lefevre-oeil`. */
export const profileSlug = (name: string): string => slugOf(name, { maximumLength }) || nameless;

/** For a taken slug. Random instead of the next number: people of one name who register together would compete for it. */
export const withSuffix = (slug: string): string => {
  let suffix = '';
  for (let index = 0; index < 6; index += 1) suffix += suffixAlphabet.charAt(randomInt(suffixAlphabet.length));
  return `${slug}-${suffix}`;
};
