import type { Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import { createLimit } from '#shared/events/limit.ts';
import type { Logger } from '#shared/log.ts';
import type { ReachPurchasePoint } from '../../crashPoints.ts';
import { ProviderError } from '../checkout/provider/paymentProvider.ts';
import type { PaymentProviderPort } from '../checkout/provider/paymentProvider.ts';
import type { SettlementService } from '../checkout/settlement.service.ts';
import { transactionsOf } from '../transaction/transaction.model.ts';
import { webhooksOf } from './webhook.model.ts';
import type { WebhookRow } from './webhook.model.ts';

const batchSize = 100;
const atOnce = 8;
const leaseMs = 60_000;
const maximumAttempts = 10;
const firstBackoffMs = 1_000;
const longestBackoffMs = 300_000;

const isPaymentIntent = (type: string): boolean => type.startsWith('payment_intent.');

/** Whether an event of this type changes anything here. */
export const isActedOn = (type: string): boolean => isPaymentIntent(type);

const errorCodeOf = (error: unknown): string => {
  if (error instanceof ProviderError) return `PROVIDER_${error.problem.toUpperCase()}`;
  return error instanceof Error ? error.name : 'UNKNOWN';
};

/** Acts on kept webhooks. An event is trusted for the id of its object only: what it means is read from the provider. */
export const createWebhookWorker = ({
  connection,
  clock,
  log,
  provider,
  settlement,
  isErased,
  reach,
  random = Math.random,
}: {
  connection: Connection;
  clock: Clock;
  log: Logger;
  provider: PaymentProviderPort;
  settlement: SettlementService;
  isErased: (userId: string) => Promise<boolean>;
  reach: ReachPurchasePoint;
  random?: () => number;
}) => {
  const limited = createLimit({ maxParallel: atOnce });

  /** By the reference we stored; before that is stored, by what the provider keeps with the payment. */
  const transactionIdOf = async (reference: string): Promise<string | null> => {
    const row = await transactionsOf(connection).findOne({ providerReference: reference }, { projection: { _id: 1 } });
    const transactionId = row?._id ?? (await provider.readBack(reference)).transactionId;
    reach('webhook.transactionFound');
    return transactionId;
  };

  /** Takes a row away whose payment's buyer was erased, or is being. Answers whether it did. */
  const forgotten = async ({ _id, objectId }: WebhookRow): Promise<boolean> => {
    const transaction = await transactionsOf(connection).findOne({ providerReference: objectId }, { projection: { buyerId: 1 } });
    if (!transaction || (transaction.buyerId !== null && !(await isErased(transaction.buyerId)))) return false;
    await webhooksOf(connection).deleteOne({ _id });
    return true;
  };

  /**
   * The last of a row, unless it is an erased buyer's: its sealed bytes may hold what was typed at the provider's. Looked at again afterwards, for an
   * erasure that began in between left the row to us, as it was open.
   */
  const close = async (row: WebhookRow, end: Partial<WebhookRow>): Promise<void> => {
    if (await forgotten(row)) return;
    await webhooksOf(connection).updateOne({ _id: row._id, state: 'open' }, { $set: end });
    await forgotten(row);
  };

  const act = async ({ objectId, eventId, type }: WebhookRow): Promise<void> => {
    const transactionId = await transactionIdOf(objectId);
    const settled =
      transactionId && (await settlement.settle({ transactionId, actor: { kind: 'system', name: 'webhook' }, requestId: eventId }));
    reach('webhook.settled');
    // Somebody else has the key to this account, or used it by hand: nothing of ours changes, but a person should know.
    if (!settled || settled.row.providerReference !== objectId)
      log.warn(
        { eventId, eventType: type, reference: objectId, transactionId },
        'a webhook about a payment that no transaction stands for',
      );
    if (settled && !settled.isCertain) throw new ProviderError({ problem: 'unknown', code: null, parameter: null });
  };

  const failed = async (row: WebhookRow, error: unknown): Promise<void> => {
    const attempts = row.attempts + 1;
    const isDead = attempts >= maximumAttempts;
    const backoffMs = Math.min(firstBackoffMs * 2 ** attempts, longestBackoffMs) * (0.5 + random() / 2);
    const lastErrorCode = errorCodeOf(error);
    const next = { attempts, lastErrorCode, nextAttemptAt: new Date(clock.now().getTime() + backoffMs) };
    if (isDead) await close(row, { ...next, state: 'dead' });
    else await webhooksOf(connection).updateOne({ _id: row._id, state: 'open' }, { $set: next });
    const entry = { eventId: row.eventId, eventType: row.type, attempts, errorCode: lastErrorCode };
    if (isDead) log.error(entry, 'a webhook was given up');
    else log.warn(entry, 'a webhook failed and is tried again');
  };

  const work = async (row: WebhookRow): Promise<boolean> => {
    const { modifiedCount } = await webhooksOf(connection).updateOne(
      { _id: row._id, state: 'open', nextAttemptAt: row.nextAttemptAt },
      { $set: { nextAttemptAt: new Date(clock.now().getTime() + leaseMs) } },
    );
    reach('webhook.claimed');
    if (modifiedCount === 0) return false;
    try {
      await act(row);
      await close(row, { state: 'done', doneAt: clock.now() });
      reach('webhook.done');
    } catch (error) {
      await failed(row, error);
    }
    return true;
  };

  return {
    /** Everything that is due, until nothing is. Answers how many rows this call took. */
    async processDue(): Promise<number> {
      let count = 0;
      for (;;) {
        const due = await webhooksOf(connection)
          .find({ state: 'open', nextAttemptAt: { $lte: clock.now() } }, { projection: { sealedBody: 0 } })
          .sort({ nextAttemptAt: 1 })
          .limit(batchSize)
          .toArray();
        const taken = await Promise.all(due.map((row) => limited(() => work(row))));
        const takenCount = taken.filter(Boolean).length;
        count += takenCount;
        if (takenCount === 0) return count;
      }
    },
  };
};
