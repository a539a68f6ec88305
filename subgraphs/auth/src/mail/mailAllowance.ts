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
const burstMs = 60_000;
const hourMs = 3_600_000;

// Rows leave when nothing in them counts any more.
export const mailAllowanceIndexes: readonly CollectionIndexes[] = [
  { collection: 'mailAllowances', indexes: [{ name: 'expiry', key: { expiresAt: 1 }, expireAfterSeconds: 0 }] },
];

type Window = { limit: number; windowMs: number };

const expressionOf = ({ limit, windowMs, now }: Window & { now: Date }) => {
  const since = new Date(now.getTime() - windowMs);
  return { $lt: [{ $size: { $filter: { input: '$mailedAt', cond: { $gt: ['$$this', since] } } } }, limit] };
};

/** How long until one more would fit; 0 when it does now. */
const waitMs = ({ mailedAt, limit, windowMs, now }: Window & { mailedAt: readonly Date[]; now: Date }): number => {
  const counted = mailedAt.filter((at) => at.getTime() > now.getTime() - windowMs);
  const first = counted.at(-limit);
  return counted.length < limit || first === undefined ? 0 : first.getTime() + windowMs - now.getTime();
};

/** Mails that anybody can have sent to an address: three in any 60 seconds, and `perHour` in any hour, whether somebody has an account there or not. */
export const createMailAllowance = ({ connection, clock, perHour }: { connection: Connection; clock: Clock; perHour: number }) => ({
  async take(email: string): Promise<Result<true, RateLimitedError>> {
    const now = clock.now();
    const windows: readonly Window[] = [
      { limit: allowedMails, windowMs: burstMs },
      { limit: perHour, windowMs: hourMs },
    ];
    const since = new Date(now.getTime() - hourMs);
    const recent = { $filter: { input: { $ifNull: ['$mailedAt', []] }, cond: { $gt: ['$$this', since] } } };
    const hasRoom = { $and: windows.map((window) => expressionOf({ ...window, now })) };
    const before = await collectionOf<AllowanceRow>({ connection, name: 'mailAllowances' }).findOneAndUpdate(
      { _id: sha256(email) },
      [
        { $set: { mailedAt: recent } },
        {
          $set: {
            mailedAt: { $cond: [hasRoom, { $concatArrays: ['$mailedAt', [now]] }, '$mailedAt'] },
            expiresAt: new Date(now.getTime() + hourMs),
          },
        },
      ],
      { upsert: true, returnDocument: 'before' },
    );
    const wait = Math.max(...windows.map((window) => waitMs({ mailedAt: before?.mailedAt ?? [], ...window, now })));
    return wait === 0 ? ok(true) : fail(rateLimitedError({ retryAfterSeconds: Math.max(1, Math.ceil(wait / 1000)) }));
  },
});
export type MailAllowance = ReturnType<typeof createMailAllowance>;
