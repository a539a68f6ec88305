import type { Connection, mongo } from 'mongoose';
import { collectionOf } from '#shared/mongo/connection.ts';
import type { CollectionIndexes } from '#shared/mongo/connection.ts';

export type TransactionStatus = 'PENDING' | 'REQUIRES_ACTION' | 'PROCESSING' | 'COMPLETED' | 'FAILED' | 'CANCELED';
export type PaymentMethodFacts = { kind: 'CARD' | 'FREE'; brand: string | null; last4: string | null };
export type SoldLine = { description: string; quantity: number; amountMinor: number; courseId: string };

/** What the provider is asked, kept so that a lost request can be repeated word for word. */
export type PaymentRequest = {
  paymentMethodId: string | null;
  returnUrl: string | null;
  /** Counts the provider's own failures: a request that ended in one is repeated under another key, for the old key keeps the failure. */
  attempt: number;
};

export type TransactionRow = {
  _id: string;
  revision: number;
  kind: 'COURSE_PURCHASE';
  status: TransactionStatus;
  /** COMPLETED, FAILED or CANCELED: nothing changes any more. */
  isSettled: boolean;
  buyerId: string | null;
  courseId: string;
  checkoutId: string;
  lines: SoldLine[];
  currency: string;
  subtotalMinor: number;
  totalMinor: number;
  provider: 'STRIPE' | null;
  providerReference: string | null;
  request: PaymentRequest;
  paymentMethod: PaymentMethodFacts | null;
  failureCode: string | null;
  /** Past this instant it is closed instead of paid. */
  expiresAt: Date;
  /** When the sweeper looks at it; whoever moves it on has taken the row. Null once settled. */
  nextSweepAt: Date | null;
  sweepCount: number;
  createdAt: Date;
  completedAt: Date | null;
  settledAt: Date | null;
};

// Rows stay: they are the books. buyerId becomes null when its person is erased.
export const transactionIndexes: readonly CollectionIndexes[] = [
  {
    collection: 'transactions',
    indexes: [
      // User.transactions, newest first, keyset
      { name: 'ofBuyer', key: { buyerId: 1, createdAt: -1, _id: -1 } },
      // Query.transactions, newest first, keyset
      { name: 'newest', key: { createdAt: -1, _id: -1 } },
      // Query.transactions of a course
      { name: 'ofCourse', key: { courseId: 1, createdAt: -1, _id: -1 } },
      // a webhook names the provider's object; one transaction for each
      {
        name: 'providerReference',
        key: { providerReference: 1 },
        unique: true,
        partialFilterExpression: { providerReference: { $type: 'string' } },
      },
      // the sweeper's rows
      { name: 'due', key: { nextSweepAt: 1 }, partialFilterExpression: { isSettled: false } },
    ],
  },
];

export const transactionsOf = (connection: Connection): mongo.Collection<TransactionRow> =>
  collectionOf<TransactionRow>({ connection, name: 'transactions' });
