import type { TransactionResolvers } from '../../types.generated.ts';
import { transactionEntity } from '../transaction.entity.ts';

const capitalized = (brand: string): string => brand.charAt(0).toUpperCase() + brand.slice(1);

export const Transaction: TransactionResolvers = {
  __resolveReference: transactionEntity.resolveReference,
  buyer: ({ buyerId }) => (buyerId === null ? null : { id: buyerId }),
  lines: ({ lines, currency }) => lines.map((line) => ({ ...line, currency })),
  subtotal: ({ subtotalMinor, currency }) => ({ amountMinor: subtotalMinor, currency }),
  total: ({ totalMinor, currency }) => ({ amountMinor: totalMinor, currency }),
  paymentMethodKind: ({ paymentMethod }) => paymentMethod?.kind ?? null,
  paymentMethodLabel: ({ paymentMethod }) => {
    const { brand, last4 } = paymentMethod ?? { brand: null, last4: null };
    return brand === null || last4 === null ? null : `${capitalized(brand)} •••• ${last4}`;
  },
};
