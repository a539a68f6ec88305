import type { Tools } from '#shared/hosting/createSubgraph.ts';
import { createSweep } from '#shared/concurrency/sweep.ts';
import type { PaymentConfig } from '../../config.ts';
import type { PaymentProviderPort } from '../checkout/provider/paymentProvider.ts';
import type { SettlementService } from '../checkout/settlement.service.ts';
import type { transactionCollection } from '../transaction/transaction.collection.ts';
import { createSealing } from './sealing.ts';
import type { webhookCollection } from './webhook.collection.ts';
import { createWebhookRoute } from './webhook.route.ts';
import { createWebhookWorker } from './webhook.worker.ts';

/** Webhooks of the payment provider, from their receipt to the settlement. */
export const webhookModule = ({
  tools,
  config: { stripe, sweepEveryMs },
  provider,
  settlement,
}: {
  tools: Tools<{ transactions: typeof transactionCollection; webhooks: typeof webhookCollection }>;
  config: PaymentConfig;
  provider: PaymentProviderPort;
  settlement: SettlementService;
}) => {
  const { stores, log } = tools;
  const parts = { ...tools, ...stores, provider };
  const worker = createWebhookWorker({ ...parts, settlement });
  const sweep = createSweep({
    work: () => worker.processDue(),
    everyMs: sweepEveryMs,
    log,
    failure: 'the sweep of webhooks failed',
    failureLevel: 'error',
  });
  const sealing = createSealing({ secret: stripe.secretKey });
  return { route: createWebhookRoute({ ...parts, sealing, wake: () => sweep.wake() }), worker, sweep };
};
