import type { ClientSession } from 'mongoose';
import { defineList } from '#shared/lists/list.ts';
import { defineCollection, toDomain } from '#shared/mongo/collection.ts';
import type { Collection, DomainOf, RowOf } from '#shared/mongo/collection.ts';
import { embedded, listOf, nullable, oneOf } from '#shared/mongo/fields.ts';

export const transactionKinds = ['COURSE_PURCHASE'] as const;
export const transactionStatuses = ['PENDING', 'REQUIRES_ACTION', 'PROCESSING', 'COMPLETED', 'FAILED', 'CANCELED'] as const;
export const paymentProviders = ['STRIPE'] as const;

export const transactionCollection = defineCollection({
  name: 'transactions',
  schema: {
    revision: Number,
    kind: oneOf(transactionKinds),
    status: oneOf(transactionStatuses),
    /** COMPLETED, FAILED or CANCELED: only the removal of the buyer may follow. */
    isSettled: Boolean,
    /** Null once the buyer is erased. */
    buyerId: nullable(String),
    courseId: String,
    checkoutId: String,
    lines: listOf(embedded({ description: String, quantity: Number, amountMinor: Number, courseId: String })),
    currency: String,
    subtotalMinor: Number,
    totalMinor: Number,
    provider: nullable(oneOf(paymentProviders)),
    providerReference: nullable(String),
    /** The request to the provider, so that a lost one can be repeated word for word. */
    request: embedded({
      paymentMethodId: nullable(String),
      returnUrl: nullable(String),
      /** Counts the provider's own failures. After one, the request is repeated under another key: the old key keeps the failure. */
      attempt: Number,
    }),
    paymentMethod: nullable(embedded({ kind: oneOf(['CARD', 'FREE']), brand: nullable(String), last4: nullable(String) })),
    failureCode: nullable(String),
    /** From this instant on it is closed instead of paid. */
    expiresAt: Date,
    /** Time of the next sweep. The process that moves it forward owns the row for that sweep. Null once settled. */
    nextSweepAt: nullable(Date),
    sweepCount: Number,
    createdAt: Date,
    completedAt: nullable(Date),
    settledAt: nullable(Date),
  },
  internal: ['nextSweepAt', 'sweepCount'],
  indexes: [
    // User.transactions, newest first, keyset
    { name: 'ofBuyer', key: { buyerId: 1, createdAt: -1, _id: -1 } },
    // Query.transactions, newest first, keyset
    { name: 'newest', key: { createdAt: -1, _id: -1 } },
    // Query.transactions of a course
    { name: 'ofCourse', key: { courseId: 1, createdAt: -1, _id: -1 } },
    // Webhooks find the transaction by the provider's object; there is one for each.
    {
      name: 'providerReference',
      key: { providerReference: 1 },
      unique: true,
      partialFilterExpression: { providerReference: { $type: 'string' } },
    },
    // The sweeper's rows.
    { name: 'due', key: { nextSweepAt: 1 }, partialFilterExpression: { isSettled: false } },
  ],
  // Rows stay, for they are the books: the erasure removes the buyer from them.
  personalData: {
    subject: 'buyerId',
    export: 'all',
    onErasure: { handledBy: 'purchaseErasure.ts, which keeps the books and removes the buyer from them' },
  },
});
export type TransactionRow = RowOf<typeof transactionCollection>;
export type Transaction = DomainOf<typeof transactionCollection>;
export type Transactions = Collection<TransactionRow>;
export type TransactionStatus = Transaction['status'];
export type SoldLine = Transaction['lines'][number];
export type PaymentMethodFacts = NonNullable<Transaction['paymentMethod']>;

/** Query.transactions and User.transactions, newest first. */
export const newestTransactions = defineList<Transaction>({
  name: 'transactions.newest',
  keys: [
    { field: 'createdAt', kind: 'instant', direction: 'DESC' },
    { field: '_id', kind: 'string', direction: 'DESC' },
  ],
});

export const findTransaction = async (transactions: Transactions, id: string): Promise<Transaction | null> => {
  const row = await transactions.findOne({ _id: id }).lean();
  return row && toDomain(row);
};

/** Updates an open transaction in the state that was read. Null when another process has changed it since: the caller reads again. */
export const updateTransaction = async ({
  transactions,
  transaction: { id, revision },
  set,
  session = null,
}: {
  transactions: Transactions;
  transaction: Transaction;
  set: Partial<TransactionRow>;
  session?: ClientSession | null;
}): Promise<Transaction | null> => {
  const row = await transactions
    .findOneAndUpdate({ _id: id, revision, isSettled: false }, { $set: set, $inc: { revision: 1 } }, { returnDocument: 'after' })
    .session(session)
    .lean();
  return row && toDomain(row);
};
