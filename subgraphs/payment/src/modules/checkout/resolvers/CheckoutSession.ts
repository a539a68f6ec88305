import { serviceUnavailable } from '#shared/faults.ts';
import { mayReadPurchases } from '../../transaction/transaction.policy.ts';
import type { CheckoutSessionResolvers } from '../../types.generated.ts';
import { ProviderError } from '../provider/paymentProvider.ts';

export const CheckoutSession: CheckoutSessionResolvers = {
  __resolveReference: async ({ id }, { viewer, loaders }) => {
    const checkout = await loaders.checkout.load(id);
    return checkout && mayReadPurchases(viewer, checkout.buyerId) ? checkout : null;
  },
  id: ({ _id }) => _id,
  status: async (checkout, _args, { services, loaders }) =>
    services.checkouts.statusOf(checkout, await loaders.transaction.load(checkout.transactionId)),
  transaction: ({ transactionId }, _args, { loaders }) => loaders.transaction.load(transactionId),
  nextAction: async (checkout, _args, { viewer, services, loaders }) => {
    const transaction = await loaders.transaction.load(checkout.transactionId);
    try {
      const action = await services.checkouts.nextAction({ viewer, checkout, transaction });
      return action && { __typename: 'StripeConfirmation', ...action };
    } catch (error) {
      throw error instanceof ProviderError ? serviceUnavailable() : error;
    }
  },
};
