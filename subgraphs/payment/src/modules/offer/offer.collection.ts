import type { ClientSession } from 'mongoose';
import { courseStatuses, pricingModels } from '#events/course.ts';
import { planTiers } from '#events/money.ts';
import { defineCollection, toDomain } from '#shared/mongo/collection.ts';
import type { Collection, DomainOf, RowOf } from '#shared/mongo/collection.ts';
import { embedded, nullable, oneOf, optional } from '#shared/mongo/fields.ts';

/** Projection of course's offers: the only source of prices here. The `_id` is the course's. */
export const offerCollection = defineCollection({
  name: 'offers',
  schema: {
    sequence: Number,
    ownerId: String,
    title: String,
    listPrice: embedded({ amountMinor: Number, currency: String }),
    pricingModel: oneOf(pricingModels),
    minimumPlanTier: nullable(oneOf(planTiers)),
    status: oneOf(courseStatuses),
    /** A suspended seller sells nothing. Rows of earlier releases lack the field. */
    isOwnerSuspended: optional(Boolean),
  },
  internal: ['sequence'],
  // The offers of an owner, for export.
  indexes: [{ name: 'ofOwner', key: { ownerId: 1, _id: 1 } }],
  personalData: {
    subject: 'ownerId',
    export: 'all',
    onErasure: { kept: 'an owner’s id without a name: others have bought the course' },
  },
});
export type OfferRow = RowOf<typeof offerCollection>;
export type Offer = DomainOf<typeof offerCollection>;
export type Offers = Collection<OfferRow>;

export const findOffer = async (offers: Offers, courseId: string, session: ClientSession | null = null): Promise<Offer | null> => {
  const row = await offers.findOne({ _id: courseId }).session(session).lean();
  return row && toDomain(row);
};

/** Projection of verified addresses. The address itself is not needed here, so it is not stored. */
export const verifiedBuyerCollection = defineCollection({
  name: 'verifiedBuyers',
  schema: { sequence: Number, verifiedAt: Date },
  internal: ['sequence'],
  indexes: [],
  personalData: { subject: '_id', export: 'all', onErasure: 'delete' },
});
export type VerifiedBuyerRow = RowOf<typeof verifiedBuyerCollection>;
export type VerifiedBuyers = Collection<VerifiedBuyerRow>;
