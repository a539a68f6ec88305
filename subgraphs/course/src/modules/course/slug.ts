import { randomBytes } from 'node:crypto';
import { fold } from './searchTerms.ts';

const longestSlug = 80;

/** A title as it stands in an address; what has no letter or digit of the alphabet in it becomes `course`. */
export const slugOf = (title: string): string => {
  const words = fold(title)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestSlug);
  return words.replace(/^-+|-+$/g, '') || 'course';
};

/** The slugs to try for a title, the nicest first; the last is random, so that a popular title never runs out of them. */
export const slugCandidates = (title: string): string[] => {
  const slug = slugOf(title);
  return [slug, ...[2, 3, 4, 5].map((number) => `${slug}-${number}`), `${slug}-${randomBytes(4).toString('hex')}`];
};
