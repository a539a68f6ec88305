import type { Page, PageArguments } from '#shared/lists/list.ts';
import { toDomain } from '#shared/mongo/collection.ts';
import type { Viewer } from '#shared/viewer.ts';
import { mayReadPurchases } from '../transaction/transaction.policy.ts';
import { newestEntitlements } from './entitlement.collection.ts';
import type { Entitlement, Entitlements } from './entitlement.collection.ts';

export const entitlementService = ({ entitlements }: { entitlements: Entitlements }) => ({
  /** Null when the viewer may not read the purchases of this account. */
  async listOf({ viewer, userId, ...listing }: PageArguments & { viewer: Viewer; userId: string }): Promise<Page<Entitlement> | null> {
    if (!mayReadPurchases(viewer, userId)) return null;
    const page = newestEntitlements.parsePage(listing);
    const all = { userId, isLive: true };
    const rows = await entitlements
      .find({ ...all, ...newestEntitlements.after(page) })
      .sort(newestEntitlements.sort)
      .limit(page.first + 1)
      .lean();
    return newestEntitlements.toPage({ rows: rows.map(toDomain), page, countAll: () => entitlements.countDocuments(all) });
  },
});
export type EntitlementService = ReturnType<typeof entitlementService>;
