import { loaderByKey } from '#shared/graphql/loaders.ts';
import { toDomain } from '#shared/mongo/collection.ts';
import type { Checkout, Checkouts } from './checkout.collection.ts';

export const createCheckoutLoaders = ({ checkouts }: { checkouts: Checkouts }) => ({
  checkouts: loaderByKey<Checkout>({
    load: async (ids) => (await checkouts.find({ _id: { $in: [...ids] } }).lean()).map(toDomain),
    keyOf: (checkout) => checkout.id,
  }),
});
export type CheckoutLoaders = ReturnType<typeof createCheckoutLoaders>;
