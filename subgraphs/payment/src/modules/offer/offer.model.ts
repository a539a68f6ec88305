import type { Connection, mongo } from 'mongoose';
import type { ProjectionRow } from '#shared/events/applyNewer.ts';
import { ownersCollection } from '#shared/events/suspendedOwners.ts';
import { collectionOf } from '#shared/mongo/connection.ts';
import type { CollectionIndexes } from '#shared/mongo/connection.ts';

/** Course's offers as last heard: the one source of prices here. */
export type OfferRow = ProjectionRow & {
  ownerId: string;
  title: string;
  listPrice: { amountMinor: number; currency: string };
  pricingModel: 'ONE_TIME' | 'SUBSCRIPTION';
  minimumPlanTier: 'BASIC' | 'PRO' | 'ENTERPRISE' | null;
  status: 'DRAFT' | 'PUBLISHED' | 'ARCHIVED';
  /** Nothing of a suspended seller is sold. Rows of earlier releases have none. */
  isOwnerSuspended?: boolean;
};

/** That a person's address is verified. The address itself is not needed here, and not kept. */
export type VerifiedBuyerRow = ProjectionRow & { verifiedAt: Date };

export const offersCollection = 'offers';
export const verifiedBuyersCollection = 'verifiedBuyers';

// Offers are replaced as course speaks of them; a verified buyer leaves with the account. Both are looked up by _id; an owner's offers for the owner's copy.
export const offerIndexes: readonly CollectionIndexes[] = [
  { collection: offersCollection, indexes: [{ name: 'ofOwner', key: { ownerId: 1, _id: 1 } }] },
  { collection: verifiedBuyersCollection, indexes: [] },
  { collection: ownersCollection, indexes: [] },
];

export const offersOf = (connection: Connection): mongo.Collection<OfferRow> =>
  collectionOf<OfferRow>({ connection, name: offersCollection });
export const verifiedBuyersOf = (connection: Connection): mongo.Collection<VerifiedBuyerRow> =>
  collectionOf<VerifiedBuyerRow>({ connection, name: verifiedBuyersCollection });
