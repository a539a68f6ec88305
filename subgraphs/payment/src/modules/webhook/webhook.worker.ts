import type { Clock } from '#shared/clock.ts';
import { createLimit } from '#shared/events/limit.ts';
import type { Logger } from '#shared/log.ts';
import { ProviderError } from '../checkout/provider/paymentProvider.ts';
import type { PaymentProviderPort } from '../checkout/provider/paymentProvider.ts';
import type { SettlementService } from '../checkout/settlement.service.ts';
import type { Transactions } from '../transaction/transaction.collection.ts';
import type { WebhookRow, Webhooks } from './webhook.collection.ts';

const batchSize = 100;
const maxParallelWebhooks = 8;
const leaseMs = 60_000;
const maximumAttempts = 10;
const firstBackoffMs = 1_000;
const longestBackoffMs = 300_000;

/** The row without the body: an event is trusted for the id of its object only. */
type ReceivedWebhook = Omit<WebhookRow, 'sealedBody'>;

export const hasEffect = (type: string): boolean => type.startsWith('payment_intent.');

const errorCodeOf = (error: unknown): string => {
  if (error instanceof ProviderError) return `PROVIDER_${error.problem.toUpperCase()}`;
  return error instanceof Error ? error.name : 'UNKNOWN';
};

/** Settles the transactions that stored webhooks are about. The provider's payment decides, not the webhook. */
export const createWebhookWorker = ({
  webhooks,
  transactions,
  clock,
  log,
  provider,
  settlement,
  isErased,
  random = Math.random,
}: {
  webhooks: Webhooks;
  transactions: Transactions;
  clock: Clock;
  log: Logger;
  provider: PaymentProviderPort;
  settlement: SettlementService;
  isErased: (userId: string) => Promise<boolean>;
  random?: () => number;
}) => {
  const limited = createLimit({ maxParallel: maxParallelWebhooks });

  /** By the stored reference. Before it is stored, by the provider's own note on the payment. */
  const findTransactionId = async (providerReference: string): Promise<string | null> => {
    const row = await transactions.findOne({ providerReference }, { _id: 1 }).lean();
    return row?._id ?? (await provider.readBack(providerReference)).transactionId;
  };

  const deleteIfBuyerErased = async ({ _id, objectId: providerReference }: ReceivedWebhook): Promise<boolean> => {
    const transaction = await transactions.findOne({ providerReference }, { buyerId: 1 }).lean();
    if (!transaction || (transaction.buyerId !== null && !(await isErased(transaction.buyerId)))) return false;
    await webhooks.deleteOne({ _id });
    return true;
  };

  /**
   * Closes a row, or deletes it where the buyer is erased: its sealed bytes may hold what the buyer typed at the provider. The second check covers an
   * erasure that began in between, which leaves open rows to the worker.
   */
  const close = async (webhook: ReceivedWebhook, end: Partial<WebhookRow>): Promise<void> => {
    if (await deleteIfBuyerErased(webhook)) return;
    await webhooks.updateOne({ _id: webhook._id, state: 'open' }, { $set: end });
    await deleteIfBuyerErased(webhook);
  };

  const settleTransaction = async ({ objectId, eventId, type }: ReceivedWebhook): Promise<void> => {
    const transactionId = await findTransactionId(objectId);
    const result =
      transactionId && (await settlement.settle({ transactionId, actor: { kind: 'system', name: 'webhook' }, requestId: eventId }));
    // Another program shares the account, or a person used it by hand. Nothing changes here, but a person should know.
    if (!result || result.transaction.providerReference !== objectId)
      log.warn({ eventId, eventType: type, reference: objectId, transactionId }, 'a webhook is about a payment without a transaction');
    if (result && !result.isCertain) throw new ProviderError({ problem: 'unknown', code: null, parameter: null });
  };

  const recordFailure = async (webhook: ReceivedWebhook, error: unknown): Promise<void> => {
    const { _id, eventId, type: eventType } = webhook;
    const attempts = webhook.attempts + 1;
    const isDead = attempts >= maximumAttempts;
    const backoffMs = Math.min(firstBackoffMs * 2 ** attempts, longestBackoffMs) * (0.5 + random() / 2);
    const lastErrorCode = errorCodeOf(error);
    const next = { attempts, lastErrorCode, nextAttemptAt: new Date(clock.now().getTime() + backoffMs) };
    if (isDead) await close(webhook, { ...next, state: 'dead' });
    else await webhooks.updateOne({ _id, state: 'open' }, { $set: next });
    const details = { eventId, eventType, attempts, errorCode: lastErrorCode };
    if (isDead) log.error(details, 'a webhook was given up');
    else log.warn(details, 'a webhook failed and will be retried');
  };

  /** False when another process has leased the row. */
  const processWebhook = async (webhook: ReceivedWebhook): Promise<boolean> => {
    const { _id, nextAttemptAt } = webhook;
    const lease = { nextAttemptAt: new Date(clock.now().getTime() + leaseMs) };
    const { modifiedCount } = await webhooks.updateOne({ _id, state: 'open', nextAttemptAt }, { $set: lease });
    if (modifiedCount === 0) return false;
    try {
      await settleTransaction(webhook);
      await close(webhook, { state: 'done', doneAt: clock.now() });
    } catch (error) {
      await recordFailure(webhook, error);
    }
    return true;
  };

  return {
    /** Processes due webhooks until a batch finds none that this process can lease. */
    async processDue(): Promise<void> {
      for (;;) {
        const due = await webhooks
          .find({ state: 'open', nextAttemptAt: { $lte: clock.now() } }, { sealedBody: 0 })
          .sort({ nextAttemptAt: 1 })
          .limit(batchSize)
          .lean<ReceivedWebhook[]>();
        const isLeased = await Promise.all(due.map((webhook) => limited(() => processWebhook(webhook))));
        if (!isLeased.includes(true)) return;
      }
    },
  };
};
