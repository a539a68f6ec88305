import type { ClientSession, Connection, mongo } from 'mongoose';
import { collectionOf } from '#shared/mongo/connection.ts';
import type { CollectionIndexes } from '#shared/mongo/connection.ts';
import type { TransactionRow } from '../transaction/transaction.model.ts';

export type CheckoutStatus = 'OPEN' | 'COMPLETED' | 'EXPIRED';
export type CheckoutRow = {
  _id: string;
  /** Null once its person is erased. */
  buyerId: string | null;
  courseId: string;
  transactionId: string;
  intent: 'PAYMENT';
  provider: 'STRIPE' | null;
  status: CheckoutStatus;
  isLive: boolean;
  expiresAt: Date;
  createdAt: Date;
};

/** A checkout's state is its transaction's, so that one answer never shows the two apart. */
export const checkoutStatusOf = ({ isSettled, status }: Pick<TransactionRow, 'isSettled' | 'status'>): CheckoutStatus => {
  if (!isSettled) return 'OPEN';
  return status === 'COMPLETED' ? 'COMPLETED' : 'EXPIRED';
};

/**
 * What one learner holds of one course: a checkout under way, or the right to it. Beginning a purchase and ending one both write this row, so that of
 * two that overlap one is always a write conflict: a unique index alone would miss a purchase that ended between another's look and its insert.
 */
export type HoldingRow = { _id: string; userId: string; courseId: string; checkoutId: string | null; entitlementId: string | null };

/** The use of an idempotency key: what it was asked for, and what came of it. */
export type IdempotencyRow = { _id: string; operation: string; actorId: string; requestHash: string; resultId: string; createdAt: Date };

const keptSeconds = 24 * 60 * 60;

export const checkoutIndexes: readonly CollectionIndexes[] = [
  {
    // Rows stay with their transactions.
    collection: 'checkouts',
    indexes: [
      // one live checkout for each learner and course
      { name: 'live', key: { buyerId: 1, courseId: 1 }, unique: true, partialFilterExpression: { isLive: true } },
      // all of a person's, for their copy
      { name: 'ofBuyer', key: { buyerId: 1, _id: 1 } },
    ],
  },
  // One for each learner and course that was ever bought; leaves with the learner's entitlements.
  { collection: 'holdings', indexes: [] },
  {
    collection: 'idempotencyKeys',
    indexes: [
      { name: 'expiry', key: { createdAt: 1 }, expireAfterSeconds: keptSeconds },
      // all of a person's, for their copy
      { name: 'ofActor', key: { actorId: 1, _id: 1 } },
    ],
  },
];

export const checkoutsOf = (connection: Connection): mongo.Collection<CheckoutRow> =>
  collectionOf<CheckoutRow>({ connection, name: 'checkouts' });

const holdingsOf = (connection: Connection): mongo.Collection<HoldingRow> => collectionOf<HoldingRow>({ connection, name: 'holdings' });
const holdingId = ({ userId, courseId }: { userId: string; courseId: string }): string => `${userId}:${courseId}`;

export const createHoldings = (connection: Connection) => ({
  /** Takes the place of the one live checkout, unless the course is held already or another checkout has it: then nothing is written. */
  async takeForCheckout({
    userId,
    courseId,
    checkoutId,
    session,
  }: {
    userId: string;
    courseId: string;
    checkoutId: string;
    session: ClientSession;
  }): Promise<HoldingRow | null> {
    const _id = holdingId({ userId, courseId });
    const before = await holdingsOf(connection).findOneAndUpdate(
      { _id },
      [
        {
          $set: {
            userId: { $ifNull: ['$userId', { $literal: userId }] },
            courseId: { $ifNull: ['$courseId', { $literal: courseId }] },
            entitlementId: { $ifNull: ['$entitlementId', null] },
            checkoutId: { $cond: [{ $gt: ['$entitlementId', null] }, null, { $ifNull: ['$checkoutId', { $literal: checkoutId }] }] },
          },
        },
      ],
      { upsert: true, returnDocument: 'before', session },
    );
    return before !== null && (before.checkoutId !== null || before.entitlementId !== null) ? before : null;
  },
  async release({
    userId,
    courseId,
    checkoutId,
    session,
  }: {
    userId: string;
    courseId: string;
    checkoutId: string;
    session: ClientSession;
  }) {
    await holdingsOf(connection).updateOne(
      { _id: holdingId({ userId, courseId }), checkoutId },
      { $set: { checkoutId: null } },
      { session },
    );
  },
  async keep({
    userId,
    courseId,
    entitlementId,
    session,
  }: {
    userId: string;
    courseId: string;
    entitlementId: string;
    session: ClientSession;
  }) {
    await holdingsOf(connection).updateOne(
      { _id: holdingId({ userId, courseId }) },
      { $set: { userId, courseId, checkoutId: null, entitlementId } },
      { upsert: true, session },
    );
  },
});
export type Holdings = ReturnType<typeof createHoldings>;

type KeyUse = { operation: string; actorId: string; key: string; requestHash: string; resultId: string };

export const createIdempotencyKeys = ({ connection, now }: { connection: Connection; now: () => Date }) => {
  const keys = () => collectionOf<IdempotencyRow>({ connection, name: 'idempotencyKeys' });
  const idOf = ({ operation, actorId, key }: Pick<KeyUse, 'operation' | 'actorId' | 'key'>): string => `${operation}:${actorId}:${key}`;
  return {
    find: (use: Pick<KeyUse, 'operation' | 'actorId' | 'key'>): Promise<IdempotencyRow | null> => keys().findOne({ _id: idOf(use) }),
    /** Null when the key is ours now, else the use it had before. The key is kept with what it began, in one transaction. */
    async claim({ key, session, ...use }: KeyUse & { session?: ClientSession }): Promise<IdempotencyRow | null> {
      return keys().findOneAndUpdate(
        { _id: idOf({ ...use, key }) },
        { $setOnInsert: { ...use, createdAt: now() } },
        { upsert: true, returnDocument: 'before', ...(session ? { session } : {}) },
      );
    },
  };
};
export type IdempotencyKeys = ReturnType<typeof createIdempotencyKeys>;
