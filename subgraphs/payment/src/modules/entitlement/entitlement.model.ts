import type { Connection, mongo } from 'mongoose';
import { collectionOf } from '#shared/mongo/connection.ts';
import type { CollectionIndexes } from '#shared/mongo/connection.ts';

export type EntitlementRow = {
  _id: string;
  revision: number;
  userId: string;
  courseId: string;
  source: 'PURCHASE';
  transactionId: string | null;
  grantedAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  isLive: boolean;
};

// Rows stay as long as their person: a revoked one is the history of a right.
export const entitlementIndexes: readonly CollectionIndexes[] = [
  {
    collection: 'entitlements',
    indexes: [
      // one right in force for each learner and course; Course.viewerEntitlement
      { name: 'live', key: { userId: 1, courseId: 1 }, unique: true, partialFilterExpression: { isLive: true } },
      // User.entitlements, newest first, keyset
      { name: 'ofUser', key: { userId: 1, isLive: 1, grantedAt: -1, _id: -1 } },
    ],
  },
];

export const entitlementsOf = (connection: Connection): mongo.Collection<EntitlementRow> =>
  collectionOf<EntitlementRow>({ connection, name: 'entitlements' });
