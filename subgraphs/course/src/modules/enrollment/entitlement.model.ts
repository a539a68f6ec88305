import { Schema } from 'mongoose';
import type { Connection } from 'mongoose';
import type { PlanTier } from '#events/money.ts';

/** Our own copy of payment's rights, fed by its events: a lesson opens while payment is down. */
export type EntitlementRow = {
  _id: string;
  sequence: number;
  userId: string;
  courseId: string | null;
  planTier: PlanTier | null;
  source: 'PURCHASE' | 'SUBSCRIPTION' | 'GRANT';
  expiresAt: Date | null;
  revokedAt: Date | null;
};
export type Entitlement = Omit<EntitlementRow, '_id' | 'sequence'> & { id: string };

export const entitlementsCollection = 'entitlements';

const entitlementSchema = new Schema<EntitlementRow>(
  {
    _id: { type: String, required: true },
    sequence: Number,
    userId: String,
    courseId: String,
    planTier: String,
    source: String,
    expiresAt: Date,
    revokedAt: Date,
  },
  { versionKey: false },
);
// What a learner has a right to, each time a lesson is opened. Rows leave with the account.
entitlementSchema.index({ userId: 1 }, { name: 'user' });

export const entitlementModel = (connection: Connection) =>
  connection.model<EntitlementRow>('Entitlement', entitlementSchema, entitlementsCollection);
export type EntitlementModel = ReturnType<typeof entitlementModel>;

export const toEntitlement = ({ _id, userId, courseId, planTier, source, expiresAt, revokedAt }: EntitlementRow): Entitlement => ({
  id: _id,
  userId,
  courseId,
  planTier,
  source,
  expiresAt,
  revokedAt,
});
