import type { ClientSession } from 'mongoose';
import { planTiers } from '#events/money.ts';
import { entitlementSources } from '#events/payment.ts';
import { defineCollection, toDomain } from '#shared/mongo/collection.ts';
import type { Collection, DomainOf, RowOf } from '#shared/mongo/collection.ts';
import { nullable, oneOf } from '#shared/mongo/fields.ts';

/** A copy of payment's entitlements, fed by its events: a lesson opens while payment is down. */
export const entitlementCollection = defineCollection({
  name: 'entitlements',
  schema: {
    sequence: Number,
    userId: String,
    courseId: nullable(String),
    planTier: nullable(oneOf(planTiers)),
    source: oneOf(entitlementSources),
    expiresAt: nullable(Date),
    revokedAt: nullable(Date),
  },
  internal: ['sequence'],
  // Rights of a learner, read each time a lesson is opened. Rows leave with the account.
  indexes: [{ name: 'user', key: { userId: 1 } }],
  personalData: { subject: 'userId', export: 'all', onErasure: 'delete' },
});
export type EntitlementRow = RowOf<typeof entitlementCollection>;
export type Entitlement = DomainOf<typeof entitlementCollection>;
export type Entitlements = Collection<EntitlementRow>;

export const entitlementsOf = async ({
  entitlements,
  userId,
  session,
}: {
  entitlements: Entitlements;
  userId: string;
  session: ClientSession;
}): Promise<Entitlement[]> => (await entitlements.find({ userId }).session(session).lean()).map(toDomain);
