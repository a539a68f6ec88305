import { randomBytes } from 'node:crypto';
import { slugOf } from '#shared/text/fold.ts';

const longestSlug = 80;

/** The slugs to try for a title, the nicest first; the last is random, so that a popular title never runs out of them. */
export const slugCandidates = (title: string): string[] => {
  // A title without a letter or digit of the alphabet still needs an address.
  const slug = slugOf(title, { maximumLength: longestSlug }) || 'course';
  return [slug, ...[2, 3, 4, 5].map((number) => `${slug}-${number}`), `${slug}-${randomBytes(4).toString('hex')}`];
};
