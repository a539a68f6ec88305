import type DataLoader from 'dataloader';
import { loaderByKey } from '#shared/graphql/loaders.ts';
import type { CheckoutRow } from './checkout.model.ts';
import type { Checkouts } from './checkout.service.ts';

export type CheckoutLoaders = { checkout: DataLoader<string, CheckoutRow | null> };

export const createCheckoutLoaders = (checkouts: Checkouts): CheckoutLoaders => ({
  checkout: loaderByKey({ load: (ids) => checkouts.byIds(ids), keyOf: (row) => row._id }),
});
