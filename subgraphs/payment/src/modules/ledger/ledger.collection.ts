import { defineCollection } from '#shared/mongo/collection.ts';
import type { Collection, RowOf } from '#shared/mongo/collection.ts';
import { nullable, oneOf } from '#shared/mongo/fields.ts';

/** All amounts are in the minor unit of the currency. */
export const ledgerAccountCollection = defineCollection({
  name: 'ledgerAccounts',
  schema: {
    /** CLEARING: money that the provider holds for the house (a debit balance). REVENUE: proceeds of sales (a credit balance). */
    kind: oneOf(['CLEARING', 'REVENUE']),
    /** `house`, or the provider for CLEARING. */
    owner: String,
    currency: String,
    shard: Number,
    /** Number of entries so far, which is the sequence of the last one. */
    sequence: Number,
    debitsPendingMinor: Number,
    debitsPostedMinor: Number,
    creditsPendingMinor: Number,
    creditsPostedMinor: Number,
    /** Lowest allowed balance; null for none. */
    floorMinor: nullable(Number),
  },
  // The balance of an account over its shards.
  indexes: [{ name: 'shards', key: { kind: 1, owner: 1, currency: 1, shard: 1 }, unique: true }],
  personalData: { none: 'accounts of the house and the provider' },
});
export type LedgerAccountRow = RowOf<typeof ledgerAccountCollection>;
export type LedgerAccounts = Collection<LedgerAccountRow>;

/** Append only. The `_id` holds the transaction, the code and the side, so that a second posting is a duplicate key. */
export const ledgerEntryCollection = defineCollection({
  name: 'ledgerEntries',
  schema: {
    accountId: String,
    sequence: Number,
    transactionId: String,
    code: oneOf(['CHARGE']),
    side: oneOf(['DEBIT', 'CREDIT']),
    amountMinor: Number,
    currency: String,
    /** Posted debits less posted credits of the account, this entry included. */
    balanceAfterMinor: Number,
    effectiveAt: Date,
    recordedAt: Date,
  },
  indexes: [
    // The statement of an account, without gaps or duplicates.
    { name: 'ofAccount', key: { accountId: 1, sequence: 1 }, unique: true },
    // The postings of a transaction.
    { name: 'ofTransaction', key: { transactionId: 1 } },
  ],
  personalData: { none: 'amounts in the books, without a person; the transactions behind them are exported' },
});
export type LedgerEntryRow = RowOf<typeof ledgerEntryCollection>;
export type LedgerEntries = Collection<LedgerEntryRow>;
