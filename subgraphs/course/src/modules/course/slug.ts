import { randomBytes } from 'node:crypto';
import { slugOf } from '#shared/text/fold.ts';

const longestSlug = 80;

/** Candidates for the slug of a title, the best first. The last is random, so that a popular title always gets one. */
export const slugCandidates = (title: string): string[] => {
  // A title without a Latin letter or digit still needs a slug.
  const slug = slugOf(title, { maximumLength: longestSlug }) || 'course';
  return [slug, ...[2, 3, 4, 5].map((number) => `${slug}-${number}`), `${slug}-${randomBytes(4).toString('hex')}`];
};
