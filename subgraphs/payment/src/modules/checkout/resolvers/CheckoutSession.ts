import { serviceUnavailable } from '#shared/faults.ts';
import type { CheckoutSessionResolvers } from '../../types.generated.ts';
import { checkoutEntity } from '../checkout.entity.ts';
import { ProviderError } from '../provider/paymentProvider.ts';

export const CheckoutSession: CheckoutSessionResolvers = {
  __resolveReference: checkoutEntity.resolveReference,
  status: async (checkout, _args, { services, loaders }) =>
    services.checkouts.statusOf(checkout, await loaders.transactions.load(checkout.transactionId)),
  transaction: ({ transactionId }, _args, { loaders }) => loaders.transactions.load(transactionId),
  nextAction: async (checkout, _args, { viewer, services, loaders }) => {
    const transaction = await loaders.transactions.load(checkout.transactionId);
    try {
      const action = await services.checkouts.nextAction({ viewer, checkout, transaction });
      return action && { __typename: 'StripeConfirmation', ...action };
    } catch (error) {
      throw error instanceof ProviderError ? serviceUnavailable() : error;
    }
  },
};
