import type { Connection } from 'mongoose';
import { keysetFilter, parsePage, sortOf, toPage } from '#shared/graphql/pagination.ts';
import type { OrderKey, Page } from '#shared/graphql/pagination.ts';
import type { Locale, Viewer } from '#shared/viewer.ts';
import { mayReadPurchases } from '../transaction/transaction.policy.ts';
import { entitlementsOf } from './entitlement.model.ts';
import type { EntitlementRow } from './entitlement.model.ts';

const newestFirst: readonly OrderKey[] = [
  { field: 'grantedAt', direction: 'DESC', isInstant: true },
  { field: '_id', direction: 'DESC' },
];

export const createEntitlements = ({ connection }: { connection: Connection }) => ({
  /** Null: not the viewer's to see. */
  async listOf({
    viewer,
    userId,
    locale,
    first,
    after,
  }: {
    viewer: Viewer;
    userId: string;
    locale: Locale;
    first?: number | null;
    after?: string | null;
  }): Promise<Page<EntitlementRow> | null> {
    if (!mayReadPurchases(viewer, userId)) return null;
    const page = parsePage({ first, after, keyCount: newestFirst.length, locale });
    const all = { userId, isLive: true };
    const rows = await entitlementsOf(connection)
      .find({ ...all, ...keysetFilter({ keys: newestFirst, after: page.after }) })
      .sort(sortOf(newestFirst))
      .limit(page.first + 1)
      .toArray();
    return toPage({
      rows,
      page,
      positionOf: (row) => [row.grantedAt.getTime(), row._id],
      countAll: () => entitlementsOf(connection).countDocuments(all),
    });
  },
  byIds: (ids: readonly string[]): Promise<EntitlementRow[]> =>
    entitlementsOf(connection)
      .find({ _id: { $in: [...ids] } })
      .toArray(),
  /** The rights of one person to these courses. */
  ofUser: ({ userId, courseIds }: { userId: string; courseIds: readonly string[] }): Promise<EntitlementRow[]> =>
    entitlementsOf(connection)
      .find({ userId, courseId: { $in: [...courseIds] }, isLive: true })
      .toArray(),
});
export type Entitlements = ReturnType<typeof createEntitlements>;
