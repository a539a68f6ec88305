import type { Connection } from 'mongoose';
import { badUserInput, forbidden } from '#shared/faults.ts';
import { keysetFilter, parsePage, sortOf, toPage } from '#shared/graphql/pagination.ts';
import type { OrderKey, Page } from '#shared/graphql/pagination.ts';
import { isAdmin } from '#shared/viewer.ts';
import type { Locale, SignedIn, Viewer } from '#shared/viewer.ts';
import * as messages from '../../messages.ts';
import type { SettlementService } from '../checkout/settlement.service.ts';
import { transactionsOf } from './transaction.model.ts';
import type { TransactionRow, TransactionStatus } from './transaction.model.ts';
import { mayReadPurchases } from './transaction.policy.ts';

export type TransactionFilter = {
  kinds?: readonly 'COURSE_PURCHASE'[] | null;
  statuses?: readonly TransactionStatus[] | null;
  courseIds?: readonly string[] | null;
  buyerIds?: readonly string[] | null;
  createdAt?: { gte?: Date | null; lte?: Date | null } | null;
};
type Listing = { viewer: Viewer; locale: Locale; filter?: TransactionFilter | null; first?: number | null; after?: string | null };

const newestFirst: readonly OrderKey[] = [
  { field: 'createdAt', direction: 'DESC', isInstant: true },
  { field: '_id', direction: 'DESC' },
];
const maximumValues = 100;

const toConditions = ({ viewer, filter }: Listing): Record<string, unknown>[] => {
  const { kinds, statuses, courseIds, buyerIds, createdAt } = filter ?? {};
  if (buyerIds && !isAdmin(viewer)) throw forbidden();
  const anyOf = (field: string, values: readonly string[] | null | undefined): Record<string, unknown>[] => {
    if (!values) return [];
    if (values.length > maximumValues) throw badUserInput({ message: messages.tooManyFilterValues(), field: 'filter' });
    return [{ [field]: { $in: [...values] } }];
  };
  const { gte, lte } = createdAt ?? {};
  return [
    ...anyOf('kind', kinds),
    ...anyOf('status', statuses),
    ...anyOf('courseId', courseIds),
    ...anyOf('buyerId', buyerIds),
    ...(gte ? [{ createdAt: { $gte: gte } }] : []),
    ...(lte ? [{ createdAt: { $lte: lte } }] : []),
  ];
};

export const createTransactions = ({ connection, settlement }: { connection: Connection; settlement: SettlementService }) => {
  const list = async (listing: Listing, own: Record<string, unknown>[]): Promise<Page<TransactionRow>> => {
    const { locale, first, after } = listing;
    const page = parsePage({ first, after, keyCount: newestFirst.length, locale });
    const conditions = [...own, ...toConditions(listing)];
    const all = conditions.length > 0 ? { $and: conditions } : {};
    const rows = await transactionsOf(connection)
      .find({ $and: [all, keysetFilter({ keys: newestFirst, after: page.after })] })
      .sort(sortOf(newestFirst))
      .limit(page.first + 1)
      .toArray();
    return toPage({
      rows,
      page,
      positionOf: (row) => [row.createdAt.getTime(), row._id],
      countAll: () => transactionsOf(connection).countDocuments(all),
    });
  };

  return {
    /** Brought up to date first, when it is under way. Null: not there, or not the viewer's. */
    async find({ viewer, requestId, id }: { viewer: SignedIn; requestId: string; id: string }): Promise<TransactionRow | null> {
      const row = await transactionsOf(connection).findOne({ _id: id });
      if (!row || !mayReadPurchases(viewer, row.buyerId)) return null;
      if (row.isSettled) return row;
      const settled = await settlement.settle({ transactionId: id, actor: { kind: 'system', name: 'reader' }, requestId });
      return settled?.row ?? null;
    },
    byIds: (ids: readonly string[]): Promise<TransactionRow[]> =>
      transactionsOf(connection)
        .find({ _id: { $in: [...ids] } })
        .toArray(),
    listAll: (listing: Listing): Promise<Page<TransactionRow>> => list(listing, []),
    /** Null: not the viewer's to see. */
    async listOf({ userId, ...listing }: Listing & { userId: string }): Promise<Page<TransactionRow> | null> {
      return mayReadPurchases(listing.viewer, userId) ? list(listing, [{ buyerId: userId }]) : null;
    },
  };
};
export type Transactions = ReturnType<typeof createTransactions>;
