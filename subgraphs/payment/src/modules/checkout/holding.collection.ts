import type { ClientSession } from 'mongoose';
import { defineCollection, toDomain } from '#shared/mongo/collection.ts';
import type { Collection, DomainOf, RowOf } from '#shared/mongo/collection.ts';
import { nullable } from '#shared/mongo/fields.ts';
import { idBeginsWith } from '#shared/privacy/personalData.ts';

/**
 * The claim of one learner on one course: a live checkout or an entitlement. The beginning and the end of a purchase both write this row, so that two
 * that overlap are a write conflict. A unique index alone would miss a purchase that ends between the other's read and its insert.
 */
export const holdingCollection = defineCollection({
  name: 'holdings',
  schema: { userId: String, courseId: String, checkoutId: nullable(String), entitlementId: nullable(String) },
  indexes: [],
  personalData: { subject: ({ userId }) => idBeginsWith(userId), export: 'all', onErasure: 'delete' },
});
export type HoldingRow = RowOf<typeof holdingCollection>;
export type Holding = DomainOf<typeof holdingCollection>;
export type Holdings = Collection<HoldingRow>;

type Claim<Subject> = Subject & { userId: string; courseId: string; session: ClientSession };

const idOf = ({ userId, courseId }: { userId: string; courseId: string }): string => `${userId}:${courseId}`;

/** Holds the course for a checkout. Returns the earlier holding, and writes nothing, where a live checkout or an entitlement exists. */
export const holdForCheckout = async (
  holdings: Holdings,
  { userId, courseId, checkoutId, session }: Claim<{ checkoutId: string }>,
): Promise<Holding | null> => {
  const before = await holdings
    .findOneAndUpdate(
      { _id: idOf({ userId, courseId }) },
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
      { upsert: true, returnDocument: 'before', updatePipeline: true, session },
    )
    .lean<HoldingRow | null>();
  return before !== null && (before.checkoutId !== null || before.entitlementId !== null) ? toDomain(before) : null;
};

export const releaseFromCheckout = async (
  holdings: Holdings,
  { userId, courseId, checkoutId, session }: Claim<{ checkoutId: string }>,
): Promise<void> => {
  await holdings.updateOne({ _id: idOf({ userId, courseId }), checkoutId }, { $set: { checkoutId: null } }, { session });
};

export const holdForEntitlement = async (
  holdings: Holdings,
  { userId, courseId, entitlementId, session }: Claim<{ entitlementId: string }>,
): Promise<void> => {
  await holdings.updateOne(
    { _id: idOf({ userId, courseId }) },
    { $set: { userId, courseId, checkoutId: null, entitlementId } },
    { upsert: true, session },
  );
};
