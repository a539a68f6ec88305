import { privacyContractsOf } from '#events/privacyContracts.ts';
import { createEventPipeline } from '#shared/hosting/eventPipeline.ts';
import type { EventPipeline } from '#shared/hosting/eventPipeline.ts';
import type { SubgraphDependencies } from '#shared/hosting/dependencies.ts';
import type { Subgraph } from '#shared/hosting/subgraph.ts';
import { createSubgraphSchema } from '#shared/graphql/schema.ts';
import { ensureIndexes, isConnected } from '#shared/mongo/connection.ts';
import { runMigrations } from '#shared/mongo/migrations.ts';
import { prepareDatabase } from '#shared/mongo/prepareDatabase.ts';
import { takePartInPrivacy } from '#shared/privacy/participation.ts';
import { createSweep } from '#shared/sweep.ts';
import type { PaymentConfig } from './src/config.ts';
import type { Context } from './src/context.ts';
import { reachPurchasePoint } from './src/crashPoints.ts';
import { ownErasure, purchaseBlockers } from './src/erasure.ts';
import { migrations } from './src/migrations.ts';
import { createBeginPurchase } from './src/modules/checkout/begin.service.ts';
import { createCheckoutLoaders } from './src/modules/checkout/checkout.loaders.ts';
import { checkoutIndexes, createHoldings, createIdempotencyKeys } from './src/modules/checkout/checkout.model.ts';
import { createCheckouts } from './src/modules/checkout/checkout.service.ts';
import type { Checkouts } from './src/modules/checkout/checkout.service.ts';
import { createOutcomes } from './src/modules/checkout/outcome.service.ts';
import { createStripeProvider } from './src/modules/checkout/provider/stripeProvider.ts';
import { createSettlement } from './src/modules/checkout/settlement.service.ts';
import { createSweeper } from './src/modules/checkout/sweeper.ts';
import { createEntitlementLoaders } from './src/modules/entitlement/entitlement.loaders.ts';
import { entitlementIndexes } from './src/modules/entitlement/entitlement.model.ts';
import { createEntitlements } from './src/modules/entitlement/entitlement.service.ts';
import { ledgerIndexes } from './src/modules/ledger/ledger.model.ts';
import { createLedger } from './src/modules/ledger/ledger.service.ts';
import { createOfferLoaders } from './src/modules/offer/offer.loaders.ts';
import { offerIndexes } from './src/modules/offer/offer.model.ts';
import { createOffers, offerConsumers } from './src/modules/offer/offer.service.ts';
import { resolvers } from './src/modules/resolvers.generated.ts';
import { createTransactionLoaders } from './src/modules/transaction/transaction.loaders.ts';
import { transactionIndexes } from './src/modules/transaction/transaction.model.ts';
import { createTransactions } from './src/modules/transaction/transaction.service.ts';
import { createSealing } from './src/modules/webhook/sealing.ts';
import { webhookIndexes } from './src/modules/webhook/webhook.model.ts';
import { createWebhookRoute } from './src/modules/webhook/webhook.route.ts';
import { createWebhookWorker } from './src/modules/webhook/webhook.worker.ts';
import { personalData } from './src/personalData.ts';
import { createReplays } from './src/replay.ts';

export type PaymentDependencies = SubgraphDependencies & { config: PaymentConfig };
export type PaymentSubgraph = Subgraph & {
  replays: ReturnType<typeof createReplays>;
  outbox: EventPipeline['outbox'];
  /** Purchases without a request around them: how tests run many processes at one database. */
  checkouts: Checkouts;
  /** What runs by itself every so often, on demand: all that is due by the clock. */
  settleDue(): Promise<void>;
};

const indexes = [...transactionIndexes, ...checkoutIndexes, ...entitlementIndexes, ...ledgerIndexes, ...offerIndexes, ...webhookIndexes];

/** @throws when Stripe's keys are missing. */
export const createPaymentSubgraph = ({
  connection,
  openTransport,
  clock,
  log,
  reachPoint,
  config: { stripe, sweepEveryMs, returnOrigins = [] },
}: PaymentDependencies): PaymentSubgraph => {
  const reach = reachPurchasePoint(reachPoint);
  const provider = createStripeProvider(stripe);
  const replays = createReplays(connection);
  const privacy = takePartInPrivacy({
    subgraph: 'payment',
    contracts: privacyContractsOf('payment'),
    personalData,
    dependencies: { connection, clock, log, reachPoint },
    outbox: () => pipeline.outbox,
    blockersOf: purchaseBlockers(connection),
    ownErasure: () => ownErasure({ connection, settlement }),
  });
  const { isErased } = privacy;
  const pipeline = createEventPipeline({
    subgraph: 'payment',
    consumers: [...offerConsumers({ connection, clock, isErased }), ...privacy.consumers],
    replays: () => replays,
    connection,
    openTransport,
    clock,
    log,
  });
  const holdings = createHoldings(connection);
  const keys = createIdempotencyKeys({ connection, now: () => clock.now() });
  const ledger = createLedger({ connection, clock });
  const writeOutcome = createOutcomes({ connection, clock, outbox: pipeline.outbox, ledger, holdings, reach });
  const offers = createOffers({ connection });
  const settlement = createSettlement({ connection, clock, log, provider, offers, longestMs: stripe.timeoutMs, writeOutcome, reach });
  const begin = createBeginPurchase({ connection, clock, keys, holdings, isErased, writeOutcome, reach });
  const { publishableKey } = stripe;
  const checkouts = createCheckouts({ connection, log, offers, keys, begin, settlement, provider, publishableKey, returnOrigins, reach });
  const transactions = createTransactions({ connection, settlement });
  const entitlements = createEntitlements({ connection });
  const sweeper = createSweeper({ connection, clock, log, settlement, reach });
  const worker = createWebhookWorker({ connection, clock, log, provider, settlement, isErased, reach });
  const regular = { everyMs: sweepEveryMs, log, failureLevel: 'error' } as const;
  const sweeping = createSweep({ ...regular, work: () => sweeper.sweep(), failure: 'open payments could not be looked through' });
  const working = createSweep({ ...regular, work: () => worker.processDue(), failure: 'webhooks could not be looked through' });
  const sealing = createSealing({ secret: stripe.secretKey });
  let isStarted = false;

  return {
    name: 'payment',
    schema: createSubgraphSchema({ modules: new URL('./src/modules/', import.meta.url), resolvers }),
    context: (base): Context => ({
      ...base,
      services: { checkouts, transactions, entitlements },
      loaders: {
        ...createCheckoutLoaders(checkouts),
        ...createTransactionLoaders(transactions),
        ...createEntitlementLoaders({ entitlements, viewer: base.viewer }),
        ...createOfferLoaders(offers),
      },
    }),
    routes: [createWebhookRoute({ connection, clock, provider, sealing, reach, wake: () => working.wake() })],
    replays,
    replay: pipeline.replay,
    outbox: pipeline.outbox,
    checkouts,
    settleDue: async () => {
      await privacy.runDue();
      await sweeper.sweep();
      await worker.processDue();
      // What a request has woken may still be at work on rows of its own.
      await Promise.all([sweeping.idle(), working.idle()]);
    },
    start: async () => {
      await prepareDatabase({
        log,
        steps: [
          () => runMigrations({ connection, migrations, clock, log }),
          () => ensureIndexes({ connection, indexes: [...indexes, ...privacy.indexes] }),
        ],
      });
      await pipeline.start();
      sweeping.start();
      working.start();
      privacy.start();
      isStarted = true;
    },
    stop: async () => {
      isStarted = false;
      await privacy.stop();
      await Promise.all([sweeping.stop(), working.stop()]);
      await pipeline.stop();
    },
    isReady: () => isStarted && isConnected(connection),
  };
};
