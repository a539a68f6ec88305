import { setTimeout as sleep } from 'node:timers/promises';
import type { SubgraphName } from '#events/envelope.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import { createOutage, createRepeatedWork, isDatabaseOutage } from '../outages.ts';
import { createBatchWriter } from '../concurrency/batchWriter.ts';
import type { DeliveryLedger, LeasedDelivery } from './deliveryLedger.ts';
import { toDeliveryFailure, writeConflictCode } from './eventErrors.ts';
import type { DeliveryFailure } from './eventErrors.ts';
import type { Transport } from './transport.ts';

export type LaneLimits = {
  /** Rows in memory at a time, beside those being sent. */
  batchSize: number;
  /** Events being sent at a time. */
  concurrency: number;
  leaseMs: number;
  /** After this long an event that has no answer makes room for the next. Shorter than the lease. */
  sendTimeoutMs: number;
};
export type DeliveryTally = { received: number; queued: number; refused: number; deferred: number };

const lostRaceMs = 5;
const unreachablePauseMs = 1_000;

/** One publisher's deliveries to one consumer. Each consumer has its lane, so that one that hangs or refuses does not delay the others. */
export const createDeliveryLane = ({
  consumer,
  ledger,
  transport,
  clock,
  log,
  limits,
}: {
  consumer: SubgraphName;
  ledger: DeliveryLedger;
  transport: Pick<Transport, 'send'>;
  clock: Clock;
  log: Logger;
  limits: LaneLimits;
}) => {
  const inFlight = new Set<Promise<void>>();
  let leased: LeasedDelivery[] = [];
  let isFilling = false;
  let filling: Promise<void> = Promise.resolve();
  let isFillWanted = false;
  let isStopping = false;
  let unreachableInARow = 0;
  let pausedUntilMs = 0;
  let tally: DeliveryTally = { received: 0, queued: 0, refused: 0, deferred: 0 };
  const idleWaiters: (() => void)[] = [];

  const reading = createRepeatedWork({ log, failure: 'outbox could not be read', details: { consumer } });
  const unreachable = createOutage({
    log,
    failure: 'events are not delivered: the consumer is away',
    recovery: 'events are delivered again',
    withStack: false,
  });

  const completed = createBatchWriter<string>({ write: (eventIds) => ledger.complete({ consumer, eventIds }) });
  const queued = createBatchWriter<LeasedDelivery>({ write: (deliveries) => ledger.queued({ consumer, deliveries }) });

  const failed = async ({
    eventId,
    leaseToken,
    failure,
    error,
  }: {
    eventId: string;
    leaseToken: string | null;
    failure: DeliveryFailure;
    error?: unknown;
  }) => {
    const outcome = await ledger.fail({ consumer, eventId, leaseToken, failure });
    if (!outcome) return;
    const details = {
      eventId,
      eventType: outcome.type,
      consumer,
      attempts: outcome.attempts,
      errorCode: failure.errorCode,
      ...traceOf(error),
    };
    if (outcome.isDead) log.error(details, 'event given up: dead letter');
    // The consumer or the way to it is away: one line for all events that wait for it.
    else if (!failure.isCounted && failure.errorCode !== writeConflictCode)
      unreachable.failed(error, { consumer, errorCode: failure.errorCode });
    else log.warn(details, 'event not delivered, will be tried again');
  };

  const deliver = async (delivery: LeasedDelivery): Promise<void> => {
    const { eventId, leaseToken } = delivery;
    const attempt = unreachable.begin();
    try {
      const outcome = await withTimeout({
        work: transport.send({ consumer, envelope: delivery.envelope }),
        timeoutMs: limits.sendTimeoutMs,
      });
      unreachableInARow = 0;
      attempt.succeeded();
      if (outcome === 'received') await completed.add(eventId);
      else await queued.add(delivery);
      tally[outcome] += 1;
    } catch (error) {
      const failure = error instanceof SendTimeoutError ? { errorCode: 'DELIVERY_TIMEOUT', isCounted: true } : toDeliveryFailure(error);
      tally[failure.isCounted ? 'refused' : 'deferred'] += 1;
      if (failure.isCounted || failure.errorCode === writeConflictCode) unreachableInARow = 0;
      else unreachableInARow += 1;
      // With the consumer away, going through thousands of rows to mark each of them would be work for nothing.
      if (unreachableInARow >= limits.concurrency) pausedUntilMs = performance.now() + unreachablePauseMs;
      await failed({ eventId, leaseToken, failure, error });
    }
  };

  const isPaused = () => performance.now() < pausedUntilMs;
  const start = (delivery: LeasedDelivery) => {
    const task = deliver(delivery)
      // The ledger cannot be written: the lease will end by itself and the event be sent again.
      .catch((error: unknown) => {
        if (!isDatabaseOutage({ log, error }))
          log.warn({ eventId: delivery.eventId, consumer, ...traceOf(error) }, 'delivery could not be recorded');
      })
      .finally(() => {
        inFlight.delete(task);
        fill();
      });
    inFlight.add(task);
  };

  const takeMore = async (): Promise<boolean> => {
    const { deliveries, hasMore } = await ledger.lease({ consumer, batchSize: limits.batchSize, leaseMs: limits.leaseMs });
    leased.push(...deliveries);
    if (hasMore && deliveries.length === 0) await sleep(lostRaceMs * (1 + Math.random()));
    return hasMore;
  };
  const sendLeased = () => {
    while (leased.length > 0 && inFlight.size < limits.concurrency && !isStopping && !isPaused()) {
      const delivery = leased.shift();
      // The wait for a place was too long. The next holder of the lease sends the event, and only that one.
      if (delivery && clock.now().getTime() + limits.sendTimeoutMs <= delivery.leaseUntil.getTime()) start(delivery);
    }
  };
  const fillOnce = async (): Promise<void> => {
    for (let hasMore = true; hasMore && !isStopping && !isPaused();) {
      sendLeased();
      // Full: the next delivery that ends comes back here.
      if (leased.length > 0 || inFlight.size >= limits.concurrency) break;
      hasMore = await takeMore();
    }
    if (isPaused() && leased.length > 0) await giveBack();
  };
  const giveBack = async () => {
    const unsent = leased;
    leased = [];
    await ledger.release({ consumer, deliveries: unsent });
  };

  /** Asks for all that is due to be sent; any number of calls during one pass cost one more pass. */
  const fill = (): void => {
    isFillWanted = true;
    if (isFilling) return;
    isFilling = true;
    filling = (async () => {
      while (isFillWanted && !isStopping) {
        isFillWanted = false;
        await reading.run(fillOnce);
      }
      isFilling = false;
      if (inFlight.size > 0) return;
      for (const resolve of idleWaiters.splice(0)) resolve();
    })();
  };

  return {
    consumer,
    fill,
    completed: completed.add,
    failed,
    /** Until nothing is due and nothing under way. */
    async drain(): Promise<DeliveryTally> {
      tally = { received: 0, queued: 0, refused: 0, deferred: 0 };
      pausedUntilMs = 0;
      unreachableInARow = 0;
      const idle = new Promise<void>((resolve) => idleWaiters.push(resolve));
      fill();
      await idle;
      return tally;
    },
    async stop(): Promise<void> {
      isStopping = true;
      await Promise.all(inFlight);
      await filling;
      await giveBack().catch(() => undefined);
      for (const resolve of idleWaiters.splice(0)) resolve();
    },
  };
};
export type DeliveryLane = ReturnType<typeof createDeliveryLane>;

class SendTimeoutError extends Error {
  override readonly name = 'SendTimeoutError';
}
const withTimeout = async <Result>({ work, timeoutMs }: { work: Promise<Result>; timeoutMs: number }): Promise<Result> => {
  const timer = new AbortController();
  const timeout = sleep(timeoutMs, undefined, { signal: timer.signal }).then(() => {
    throw new SendTimeoutError(`no answer within ${timeoutMs} ms`);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    timeout.catch(() => undefined);
    timer.abort();
  }
};

// Without the message: a database's error quotes the values that offended it.
const traceOf = (error: unknown): { reason?: string; at?: string } =>
  error instanceof Error
    ? {
        reason: error.name,
        at: (error.stack ?? '')
          .split('\n')
          .filter((line) => line.trimStart().startsWith('at '))
          .slice(0, 6)
          .join('\n'),
      }
    : {};
