import type { ClientSession } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import { defineCollection } from '#shared/mongo/collection.ts';
import type { Collection, RowOf } from '#shared/mongo/collection.ts';
import { listOf } from '#shared/mongo/fields.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { rateLimitedError } from '#shared/userErrors.ts';
import type { RateLimitedError } from '#shared/userErrors.ts';
import { sha256 } from '../crypto/secrets.ts';
import { addressesOf } from '../modules/identity/account/personAddresses.ts';

/** The id is the hash of the address: a typed address of a stranger is not stored. */
export const mailAllowanceCollection = defineCollection({
  name: 'mailAllowances',
  schema: { mailedAt: listOf(Date), expiresAt: Date },
  // A row leaves when nothing in it counts.
  indexes: [{ name: 'expiry', key: { expiresAt: 1 }, expireAfterSeconds: 0 }],
  personalData: {
    subject: async (person) => ({ _id: { $in: (await addressesOf(person)).map(sha256) } }),
    export: ['mailedAt', 'expiresAt'],
    onErasure: { handledBy: 'accountRemoval.ts: in the transaction that confirms the erasure' },
  },
});

const allowedMails = 3;
const burstMs = 60_000;
const hourMs = 3_600_000;

type Window = { limit: number; windowMs: number };

const expressionOf = ({ limit, windowMs, now }: Window & { now: Date }) => {
  const since = new Date(now.getTime() - windowMs);
  return { $lt: [{ $size: { $filter: { input: '$mailedAt', cond: { $gt: ['$$this', since] } } } }, limit] };
};

/** The time until one more mail is allowed; 0 when it is allowed now. */
const waitMs = ({ mailedAt, limit, windowMs, now }: Window & { mailedAt: readonly Date[]; now: Date }): number => {
  const counted = mailedAt.filter((at) => at.getTime() > now.getTime() - windowMs);
  const first = counted.at(-limit);
  return counted.length < limit || first === undefined ? 0 : first.getTime() + windowMs - now.getTime();
};

/** Mails that anyone can cause for an address: three in any 60 seconds, and `perHour` in any hour, with or without an account of that address. */
export const createMailAllowance = ({
  mailAllowances,
  clock,
  perHour,
}: {
  mailAllowances: Collection<RowOf<typeof mailAllowanceCollection>>;
  clock: Clock;
  perHour: number;
}) => ({
  async take(email: string): Promise<Result<true, RateLimitedError>> {
    const now = clock.now();
    const windows: readonly Window[] = [
      { limit: allowedMails, windowMs: burstMs },
      { limit: perHour, windowMs: hourMs },
    ];
    const since = new Date(now.getTime() - hourMs);
    const recent = { $filter: { input: { $ifNull: ['$mailedAt', []] }, cond: { $gt: ['$$this', since] } } };
    const hasRoom = { $and: windows.map((window) => expressionOf({ ...window, now })) };
    const before = await mailAllowances
      .findOneAndUpdate(
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
        { upsert: true, returnDocument: 'before', updatePipeline: true },
      )
      .lean();
    const wait = Math.max(...windows.map((window) => waitMs({ mailedAt: before?.mailedAt ?? [], ...window, now })));
    return wait === 0 ? ok(true) : fail(rateLimitedError({ retryAfterSeconds: Math.max(1, Math.ceil(wait / 1000)) }));
  },
  /** With the account of the address. */
  async remove(email: string, session: ClientSession): Promise<void> {
    await mailAllowances.deleteOne({ _id: sha256(email) }, { session });
  },
});
export type MailAllowance = ReturnType<typeof createMailAllowance>;
