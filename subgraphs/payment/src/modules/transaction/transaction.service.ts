import { badUserInput, forbidden } from '#shared/faults.ts';
import type { Page, PageArguments } from '#shared/lists/list.ts';
import { toDomain } from '#shared/mongo/collection.ts';
import { isAdmin, signedIn } from '#shared/viewer.ts';
import type { Viewer } from '#shared/viewer.ts';
import type { SettlementService } from '../checkout/settlement.service.ts';
import { findTransaction, newestTransactions } from './transaction.collection.ts';
import type { Transaction, Transactions } from './transaction.collection.ts';
import { mayReadPurchases } from './transaction.policy.ts';

export type TransactionFilter = {
  kinds?: readonly Transaction['kind'][] | null;
  statuses?: readonly Transaction['status'][] | null;
  courseIds?: readonly string[] | null;
  buyerIds?: readonly string[] | null;
  createdAt?: { gte?: Date | null; lte?: Date | null } | null;
};
type Listing = PageArguments & { viewer: Viewer; filter?: TransactionFilter | null };

const maximumFilterValues = 100;

const anyOf = (field: string, values: readonly string[] | null | undefined): Record<string, unknown>[] => {
  if (!values) return [];
  if (values.length > maximumFilterValues) {
    const message = {
      fr: `Un filtre accepte au plus ${maximumFilterValues} valeurs.`,
      en: `A filter takes at most ${maximumFilterValues} values.`,
    };
    throw badUserInput({ message, field: 'filter' });
  }
  return [{ [field]: { $in: [...values] } }];
};

const toConditions = ({ viewer, filter }: Listing): Record<string, unknown>[] => {
  const { kinds, statuses, courseIds, buyerIds, createdAt } = filter ?? {};
  if (buyerIds && !isAdmin(viewer)) throw forbidden();
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

export const transactionService = ({ transactions, settlement }: { transactions: Transactions; settlement: SettlementService }) => {
  const readPage = async (listing: Listing, scope: Record<string, unknown>[]): Promise<Page<Transaction>> => {
    const page = newestTransactions.parsePage(listing);
    const conditions = [...scope, ...toConditions(listing)];
    const all = conditions.length > 0 ? { $and: conditions } : {};
    const rows = await transactions
      .find({ $and: [all, newestTransactions.after(page)] })
      .sort(newestTransactions.sort)
      .limit(page.first + 1)
      .lean();
    return newestTransactions.toPage({ rows: rows.map(toDomain), page, countAll: () => transactions.countDocuments(all) });
  };

  return {
    /** Settles an open transaction first. Null when it does not exist or is not the viewer's. */
    async find({ viewer, requestId, id }: { viewer: Viewer; requestId: string; id: string }): Promise<Transaction | null> {
      signedIn(viewer);
      const transaction = await findTransaction(transactions, id);
      if (!transaction || !mayReadPurchases(viewer, transaction.buyerId)) return null;
      if (transaction.isSettled) return transaction;
      const settlementResult = await settlement.settle({ transactionId: id, actor: { kind: 'system', name: 'reader' }, requestId });
      return settlementResult?.transaction ?? null;
    },
    listAll: (listing: Listing): Promise<Page<Transaction>> => readPage(listing, []),
    /** Null when the viewer may not read the purchases of this account. */
    async listOf({ userId, ...listing }: Listing & { userId: string }): Promise<Page<Transaction> | null> {
      return mayReadPurchases(listing.viewer, userId) ? readPage(listing, [{ buyerId: userId }]) : null;
    },
  };
};
export type TransactionService = ReturnType<typeof transactionService>;
