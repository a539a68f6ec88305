import type { TransactionResolvers } from '../../types.generated.ts';
import { mayReadPurchases } from '../transaction.policy.ts';

const titled = (brand: string): string => brand.charAt(0).toUpperCase() + brand.slice(1);

export const Transaction: TransactionResolvers = {
  __resolveReference: async ({ id }, { viewer, loaders }) => {
    const row = await loaders.transaction.load(id);
    return row && mayReadPurchases(viewer, row.buyerId) ? row : null;
  },
  id: ({ _id }) => _id,
  buyer: ({ buyerId }) => (buyerId === null ? null : { id: buyerId }),
  lines: ({ lines, currency }) => lines.map((line) => ({ ...line, currency })),
  subtotal: ({ subtotalMinor, currency }) => ({ amountMinor: subtotalMinor, currency }),
  total: ({ totalMinor, currency }) => ({ amountMinor: totalMinor, currency }),
  paymentMethodKind: ({ paymentMethod }) => paymentMethod?.kind ?? null,
  paymentMethodLabel: ({ paymentMethod }) => {
    const { brand, last4 } = paymentMethod ?? { brand: null, last4: null };
    return brand === null || last4 === null ? null : `${titled(brand)} •••• ${last4}`;
  },
};
