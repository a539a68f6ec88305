import type { Connection, mongo } from 'mongoose';
import { collectionOf } from '#shared/mongo/connection.ts';
import type { CollectionIndexes } from '#shared/mongo/connection.ts';

/** CLEARING: money the provider holds for us (a debit balance). REVENUE: what was sold (a credit balance). */
export type AccountKind = 'CLEARING' | 'REVENUE';
export type Side = 'DEBIT' | 'CREDIT';
export type EntryCode = 'CHARGE';

/** All amounts in the minor unit of the currency. */
export type LedgerAccountRow = {
  _id: string;
  kind: AccountKind;
  /** `house`, or the provider for clearing. */
  owner: string;
  currency: string;
  shard: number;
  /** Entries so far; the last one's sequence. */
  sequence: number;
  debitsPendingMinor: number;
  debitsPostedMinor: number;
  creditsPendingMinor: number;
  creditsPostedMinor: number;
  /** The balance it must not fall below; null where there is none. */
  floorMinor: number | null;
};

export type LedgerEntryRow = {
  /** The transaction, what happened to it, and the side: posting twice is a duplicate key. */
  _id: string;
  accountId: string;
  sequence: number;
  transactionId: string;
  code: EntryCode;
  side: Side;
  amountMinor: number;
  currency: string;
  /** Posted debits less posted credits of the account, this entry included. */
  balanceAfterMinor: number;
  effectiveAt: Date;
  recordedAt: Date;
};

// Nothing leaves: entries are never changed or deleted.
export const ledgerIndexes: readonly CollectionIndexes[] = [
  {
    collection: 'ledgerAccounts',
    // the balance of an account over its shards
    indexes: [{ name: 'shards', key: { kind: 1, owner: 1, currency: 1, shard: 1 }, unique: true }],
  },
  {
    collection: 'ledgerEntries',
    indexes: [
      // an account's statement, without gaps or doubles
      { name: 'ofAccount', key: { accountId: 1, sequence: 1 }, unique: true },
      // what was posted for a transaction
      { name: 'ofTransaction', key: { transactionId: 1 } },
    ],
  },
];

export const ledgerAccountsOf = (connection: Connection): mongo.Collection<LedgerAccountRow> =>
  collectionOf<LedgerAccountRow>({ connection, name: 'ledgerAccounts' });
export const ledgerEntriesOf = (connection: Connection): mongo.Collection<LedgerEntryRow> =>
  collectionOf<LedgerEntryRow>({ connection, name: 'ledgerEntries' });
