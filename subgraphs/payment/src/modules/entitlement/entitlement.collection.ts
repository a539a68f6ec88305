import { defineList } from '#shared/lists/list.ts';
import { defineCollection } from '#shared/mongo/collection.ts';
import type { Collection, DomainOf, RowOf } from '#shared/mongo/collection.ts';
import { nullable, oneOf } from '#shared/mongo/fields.ts';

export const entitlementCollection = defineCollection({
  name: 'entitlements',
  schema: {
    revision: Number,
    userId: String,
    courseId: String,
    source: oneOf(['PURCHASE']),
    transactionId: nullable(String),
    grantedAt: Date,
    expiresAt: nullable(Date),
    revokedAt: nullable(Date),
    /** Neither expired nor revoked. A revoked row stays: it is the history of a right. */
    isLive: Boolean,
  },
  internal: ['isLive'],
  indexes: [
    // One live entitlement for each learner and course; Course.viewerEntitlement
    { name: 'live', key: { userId: 1, courseId: 1 }, unique: true, partialFilterExpression: { isLive: true } },
    // User.entitlements, newest first, keyset
    { name: 'ofUser', key: { userId: 1, isLive: 1, grantedAt: -1, _id: -1 } },
  ],
  personalData: { subject: 'userId', export: 'all', onErasure: 'delete' },
});
export type EntitlementRow = RowOf<typeof entitlementCollection>;
export type Entitlement = DomainOf<typeof entitlementCollection>;
export type Entitlements = Collection<EntitlementRow>;

/** User.entitlements, newest first. */
export const newestEntitlements = defineList<Entitlement>({
  name: 'entitlements.newest',
  keys: [
    { field: 'grantedAt', kind: 'instant', direction: 'DESC' },
    { field: '_id', kind: 'string', direction: 'DESC' },
  ],
});
