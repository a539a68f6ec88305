import type { Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import { collectionOf } from '#shared/mongo/connection.ts';
import type { CollectionIndexes } from '#shared/mongo/connection.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { rateLimitedError } from '#shared/userErrors.ts';
import type { RateLimitedError } from '#shared/userErrors.ts';
import { sha256 } from '../crypto/secrets.ts';

/** The id is the hash of the address: strangers' addresses are not kept for having been typed. */
type AllowanceRow = { _id: string; mailedAt: Date[]; expiresAt: Date };

const allowedMails = 3;
const windowMs = 60_000;

// Rows leave when nothing in them counts any more.
export const mailAllowanceIndexes: readonly CollectionIndexes[] = [
  { collection: 'mailAllowances', indexes: [{ name: 'expiry', key: { expiresAt: 1 }, expireAfterSeconds: 0 }] },
];

/** Mails that anybody can have sent to an address: three in any 60 seconds, whether somebody has an account there or not. */
export const createMailAllowance = ({ connection, clock }: { connection: Connection; clock: Clock }) => ({
  async take(email: string): Promise<Result<true, RateLimitedError>> {
    const now = clock.now();
    const since = new Date(now.getTime() - windowMs);
    const recent = { $filter: { input: { $ifNull: ['$mailedAt', []] }, cond: { $gt: ['$$this', since] } } };
    const before = await collectionOf<AllowanceRow>({ connection, name: 'mailAllowances' }).findOneAndUpdate(
      { _id: sha256(email) },
      [
        { $set: { mailedAt: recent } },
        {
          $set: {
            mailedAt: { $cond: [{ $lt: [{ $size: '$mailedAt' }, allowedMails] }, { $concatArrays: ['$mailedAt', [now]] }, '$mailedAt'] },
            expiresAt: new Date(now.getTime() + windowMs),
          },
        },
      ],
      { upsert: true, returnDocument: 'before' },
    );
    const counted = (before?.mailedAt ?? []).filter((mailedAt) => mailedAt > since);
    const [oldest] = counted;
    if (oldest === undefined || counted.length < allowedMails) return ok(true);
    return fail(rateLimitedError({ retryAfterSeconds: Math.max(1, Math.ceil((oldest.getTime() + windowMs - now.getTime()) / 1000)) }));
  },
});
export type MailAllowance = ReturnType<typeof createMailAllowance>;
