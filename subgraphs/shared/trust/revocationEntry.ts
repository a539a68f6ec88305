import { z } from 'zod';

/** One line of auth's revocation log. `expiresAt` is when the last access token that it can concern has run out. */
export type RevocationEntry = {
  id: string;
  subject: { kind: 'session'; sessionId: string } | { kind: 'user'; userId: string };
  notBefore: Date;
  recordedAt: Date;
  expiresAt: Date;
};
/** The cursor stands for the end of the page, also of an empty one. */
export type RevocationPage = { entries: RevocationEntry[]; cursor: string };

/** Entries after the cursor; with null, all that have not expired. Rejects when the log is out of reach, by itself within a second or two. */
export type RevocationSource = { since(cursor: string | null): Promise<RevocationPage> };

const id = z.string().min(1).max(128);
const instant = z.iso.datetime().transform((text) => new Date(text));
const pageSchema = z.strictObject({
  entries: z.array(
    z.strictObject({
      id,
      subject: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('session'), sessionId: id }),
        z.strictObject({ kind: z.literal('user'), userId: id }),
      ]),
      notBefore: instant,
      recordedAt: instant,
      expiresAt: instant,
    }),
  ),
  cursor: z.string(),
});

/** A page as JSON.stringify put it on the wire. Throws on anything else: half a page must not pass for the whole. */
export const parseRevocationPage = (page: unknown): RevocationPage => pageSchema.parse(page);

/**
 * The not-before that revokes all of a person's tokens issued up to now. Tokens are dated in whole seconds, so it is the next whole second,
 * and a second past the previous one: a token issued between two revocations of one second is dated at the first and must fall to the other.
 * issueAccessToken takes the result, so that the next token is good at once. Write it with the previous one as the expected state.
 */
export const nextNotBefore = ({ now, previous }: { now: Date; previous: Date | null }): Date => {
  const nextSecond = Math.floor(now.getTime() / 1000) + 1;
  const afterPrevious = previous ? Math.ceil(previous.getTime() / 1000) + 1 : 0;
  return new Date(Math.max(nextSecond, afterPrevious) * 1000);
};
