import type { Tools } from '#shared/hosting/createSubgraph.ts';
import { createSweep } from '#shared/concurrency/sweep.ts';
import type { PaymentConfig } from '../../config.ts';
import type { entitlementCollection } from '../entitlement/entitlement.collection.ts';
import { ledgerService } from '../ledger/ledger.service.ts';
import type { ledgerAccountCollection, ledgerEntryCollection } from '../ledger/ledger.collection.ts';
import type { offerCollection } from '../offer/offer.collection.ts';
import type { OfferService } from '../offer/offer.service.ts';
import type { transactionCollection } from '../transaction/transaction.collection.ts';
import { createBeginPurchase } from './begin.service.ts';
import type { checkoutCollection } from './checkout.collection.ts';
import { createCheckoutLoaders } from './checkout.loaders.ts';
import { checkoutService } from './checkout.service.ts';
import type { holdingCollection } from './holding.collection.ts';
import type { idempotencyKeyCollection } from './idempotencyKey.collection.ts';
import { createWriteOutcome } from './outcome.service.ts';
import type { PaymentProviderPort } from './provider/paymentProvider.ts';
import { purchaseErasure } from './purchaseErasure.ts';
import { settlementService } from './settlement.service.ts';
import { createSettlementWorker } from './settlement.worker.ts';

type CheckoutTools = Tools<{
  transactions: typeof transactionCollection;
  checkouts: typeof checkoutCollection;
  holdings: typeof holdingCollection;
  entitlements: typeof entitlementCollection;
  idempotencyKeys: typeof idempotencyKeyCollection;
  offers: typeof offerCollection;
  ledgerAccounts: typeof ledgerAccountCollection;
  ledgerEntries: typeof ledgerEntryCollection;
}>;

/** Purchases from their beginning to their settlement. */
export const checkoutModule = ({
  tools,
  config: { stripe, sweepEveryMs, returnOrigins = [] },
  provider,
  offers,
}: {
  tools: CheckoutTools;
  config: PaymentConfig;
  provider: PaymentProviderPort;
  offers: OfferService;
}) => {
  const { stores, log, clock } = tools;
  const parts = { ...tools, ...stores };
  const ledger = ledgerService({ accounts: stores.ledgerAccounts, entries: stores.ledgerEntries, clock });
  const writeOutcome = createWriteOutcome({ ...parts, ledger });
  const settlement = settlementService({ ...parts, offers, provider, longestMs: stripe.timeoutMs, writeOutcome });
  const beginPurchase = createBeginPurchase({ ...parts, writeOutcome });
  const { publishableKey } = stripe;
  const service = checkoutService({ ...parts, offers, beginPurchase, settlement, provider, publishableKey, returnOrigins });
  const worker = createSettlementWorker({ ...parts, settlement });
  const sweep = createSweep({
    work: () => worker.settleDue(),
    everyMs: sweepEveryMs,
    log,
    failure: 'the sweep of open payments failed',
    failureLevel: 'error',
  });
  return {
    service,
    settlement,
    loaders: () => createCheckoutLoaders(stores),
    worker,
    sweep,
    erasure: purchaseErasure({ ...parts, settlement }),
  };
};
