import { defineCollection, toDomain } from '#shared/mongo/collection.ts';
import type { Collection, DomainOf, RowOf } from '#shared/mongo/collection.ts';
import { nullable, oneOf } from '#shared/mongo/fields.ts';
import { paymentProviders } from '../transaction/transaction.collection.ts';
import type { Transaction } from '../transaction/transaction.collection.ts';

/** Rows stay with their transactions. */
export const checkoutCollection = defineCollection({
  name: 'checkouts',
  schema: {
    /** Null once the buyer is erased. */
    buyerId: nullable(String),
    courseId: String,
    transactionId: String,
    intent: oneOf(['PAYMENT']),
    provider: nullable(oneOf(paymentProviders)),
    status: oneOf(['OPEN', 'COMPLETED', 'EXPIRED']),
    /** OPEN, as a boolean for the partial index. */
    isLive: Boolean,
    expiresAt: Date,
    createdAt: Date,
  },
  indexes: [
    // One live checkout for each learner and course.
    { name: 'live', key: { buyerId: 1, courseId: 1 }, unique: true, partialFilterExpression: { isLive: true } },
    // The checkouts of a buyer, for export.
    { name: 'ofBuyer', key: { buyerId: 1, _id: 1 } },
  ],
  internal: ['isLive'],
  personalData: {
    subject: 'buyerId',
    export: 'all',
    onErasure: { handledBy: 'purchaseErasure.ts, with the transactions that name the checkouts' },
  },
});
export type CheckoutRow = RowOf<typeof checkoutCollection>;
export type Checkout = DomainOf<typeof checkoutCollection>;
export type Checkouts = Collection<CheckoutRow>;
export type CheckoutStatus = Checkout['status'];

/** The status follows from the transaction, so that one answer never shows the two in different states. */
export const checkoutStatusOf = ({ isSettled, status }: Pick<Transaction, 'isSettled' | 'status'>): CheckoutStatus => {
  if (!isSettled) return 'OPEN';
  return status === 'COMPLETED' ? 'COMPLETED' : 'EXPIRED';
};

export const findCheckout = async (checkouts: Checkouts, id: string): Promise<Checkout | null> => {
  const row = await checkouts.findOne({ _id: id }).lean();
  return row && toDomain(row);
};
