import { privacyContractsOf } from '#events/privacyContracts.ts';
import { ownerCollection } from '#shared/events/suspendedOwners.ts';
import { createSubgraph } from '#shared/hosting/createSubgraph.ts';
import type { SubgraphDependencies } from '#shared/hosting/dependencies.ts';
import type { PaymentConfig } from './src/config.ts';
import { migrations } from './src/migrations.ts';
import { checkoutCollection } from './src/modules/checkout/checkout.collection.ts';
import { checkoutModule } from './src/modules/checkout/checkout.module.ts';
import { holdingCollection } from './src/modules/checkout/holding.collection.ts';
import { idempotencyKeyCollection } from './src/modules/checkout/idempotencyKey.collection.ts';
import type { PaymentProviderPort } from './src/modules/checkout/provider/paymentProvider.ts';
import { createStripeProvider } from './src/modules/checkout/provider/stripeProvider.ts';
import { entitlementCollection } from './src/modules/entitlement/entitlement.collection.ts';
import { createEntitlementLoaders } from './src/modules/entitlement/entitlement.loaders.ts';
import { entitlementService } from './src/modules/entitlement/entitlement.service.ts';
import { ledgerAccountCollection, ledgerEntryCollection } from './src/modules/ledger/ledger.collection.ts';
import { offerCollection, verifiedBuyerCollection } from './src/modules/offer/offer.collection.ts';
import { offerConsumers } from './src/modules/offer/offer.consumers.ts';
import { createOfferLoaders } from './src/modules/offer/offer.loaders.ts';
import { offerService } from './src/modules/offer/offer.service.ts';
import { resolvers } from './src/modules/resolvers.generated.ts';
import { transactionCollection } from './src/modules/transaction/transaction.collection.ts';
import { createTransactionLoaders } from './src/modules/transaction/transaction.loaders.ts';
import { transactionService } from './src/modules/transaction/transaction.service.ts';
import { webhookCollection } from './src/modules/webhook/webhook.collection.ts';
import { webhookModule } from './src/modules/webhook/webhook.module.ts';
import { createReplays } from './src/replays.ts';

export const collections = {
  transactions: transactionCollection,
  checkouts: checkoutCollection,
  holdings: holdingCollection,
  entitlements: entitlementCollection,
  idempotencyKeys: idempotencyKeyCollection,
  owners: ownerCollection,
  verifiedBuyers: verifiedBuyerCollection,
  offers: offerCollection,
  ledgerAccounts: ledgerAccountCollection,
  ledgerEntries: ledgerEntryCollection,
  webhooks: webhookCollection,
};

export type PaymentDependencies = SubgraphDependencies & { config: PaymentConfig; provider?: PaymentProviderPort };

/** Purchases, the entitlements they grant, and the books. @throws when Stripe's keys are missing. */
export const createPaymentSubgraph = ({ config, provider = createStripeProvider(config.stripe), ...dependencies }: PaymentDependencies) =>
  createSubgraph({
    name: 'payment',
    collections,
    migrations,
    schema: { modules: new URL('./src/modules/', import.meta.url), resolvers },
    privacyContracts: privacyContractsOf('payment'),
    dependencies,
    wire: (tools) => {
      const { stores } = tools;
      const offers = offerService(stores);
      const checkout = checkoutModule({ tools, config, provider, offers });
      const { settlement } = checkout;
      const webhook = webhookModule({ tools, config, provider, settlement });
      const checkouts = checkout.service;
      const transactions = transactionService({ ...stores, settlement });
      return {
        services: { checkouts, transactions, entitlements: entitlementService(stores) },
        loaders: () => ({
          ...checkout.loaders(),
          ...createTransactionLoaders(stores),
          ...createEntitlementLoaders(stores),
          ...createOfferLoaders(stores),
        }),
        consumers: offerConsumers({ ...tools, ...stores }),
        routes: [webhook.route],
        workers: [checkout.sweep, webhook.sweep],
        replays: createReplays(stores),
        erasure: checkout.erasure,
        /** Settles all due transactions and webhooks, after the sweeps in progress. */
        settleDue: async () => {
          await Promise.all([checkout.sweep.idle(), webhook.sweep.idle()]);
          await checkout.worker.settleDue();
          await webhook.worker.processDue();
        },
      };
    },
  });
export type PaymentSubgraph = ReturnType<typeof createPaymentSubgraph>;
