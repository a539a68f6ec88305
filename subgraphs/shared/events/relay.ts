import type { Connection } from 'mongoose';
import { subgraphNames } from '#events/envelope.ts';
import type { SubgraphName } from '#events/envelope.ts';
import { runDetached } from '../concurrency/deadline.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import { createDeliveryLane } from './deliveryLane.ts';
import type { DeliveryLane, DeliveryTally, LaneLimits } from './deliveryLane.ts';
import { createDeliveryLedger } from './deliveryLedger.ts';
import type { RetryPolicy } from './deliveryLedger.ts';
import type { Transport } from './transport.ts';
import { startWakeUpStream } from './wakeUpStream.ts';

export type RelayTuning = Partial<RetryPolicy & LaneLimits>;

const defaultTuning: RetryPolicy & LaneLimits = {
  maxAttempts: 10,
  baseBackoffMs: 200,
  maxBackoffMs: 60_000,
  receiptTimeoutMs: 10_000,
  batchSize: 100,
  concurrency: 8,
  // Longer than the limits of the database driver: a command that the driver ends is not taken for a hanging delivery.
  sendTimeoutMs: 8_000,
  leaseMs: 12_000,
};

/**
 * Carries a publisher's committed events to their consumers until each has its receipt. Any number of relays may run on one outbox. The caller owns
 * the transport: it starts before the relay and stops after it.
 */
export const createRelay = ({
  connection,
  publisher,
  transport,
  clock,
  log,
  sweepEveryMs = 1_000,
  consumers = subgraphNames,
  tuning = {},
  random = Math.random,
}: {
  connection: Connection;
  publisher: SubgraphName;
  transport: Transport;
  clock: Clock;
  log: Logger;
  sweepEveryMs?: number;
  consumers?: readonly SubgraphName[];
  tuning?: RelayTuning;
  random?: () => number;
}) => {
  const settings = { ...defaultTuning, ...tuning };
  if (settings.sendTimeoutMs >= settings.leaseMs) throw new Error('a send must end before its lease does: sendTimeoutMs < leaseMs');
  const ledger = createDeliveryLedger({ connection, publisher, clock, policy: settings, random });
  const lanes = new Map<SubgraphName, DeliveryLane>(
    consumers.map((consumer) => [consumer, createDeliveryLane({ consumer, ledger, transport, clock, log, limits: settings })]),
  );
  let stopRunning: (() => Promise<void>) | null = null;

  const wake = (): void => {
    if (!stopRunning) return;
    // Woken by an operation, a delivery outlives it.
    runDetached(() => {
      for (const lane of lanes.values()) lane.fill();
    });
  };

  transport.onReceipt(async (receipt) => {
    const lane = lanes.get(receipt.consumer);
    if (!lane) return;
    if (receipt.ok) await lane.completed(receipt.eventId);
    else
      await lane.failed({
        eventId: receipt.eventId,
        leaseToken: null,
        failure: { errorCode: receipt.errorCode, isCounted: receipt.isCounted },
      });
  });

  return {
    start(): void {
      if (stopRunning) return;
      const stream = startWakeUpStream({ connection, publisher, wake, log });
      const sweep = setInterval(wake, sweepEveryMs);
      stopRunning = async () => {
        clearInterval(sweep);
        await stream.stop();
      };
      wake();
    },
    /** Lets what is being sent end, gives back what was only taken. Final: a stopped relay is not started again. */
    async stop(): Promise<void> {
      const stopWaking = stopRunning;
      stopRunning = null;
      // The lanes at once: nothing more is sent from here on.
      await Promise.all([...[...lanes.values()].map((lane) => lane.stop()), stopWaking?.()]);
    },
    /** A commit has just happened in this process: `outbox.onCommitted(relay.wake)`. Nothing happens before start. */
    wake,
    /** Delivers everything that is due by the clock and resolves when nothing is under way. Works without `start`. */
    async deliverDue(): Promise<DeliveryTally> {
      const tallies = await Promise.all([...lanes.values()].map((lane) => lane.drain()));
      const sum = (name: keyof DeliveryTally) => tallies.reduce((total, tally) => total + tally[name], 0);
      return { received: sum('received'), queued: sum('queued'), refused: sum('refused'), deferred: sum('deferred') };
    },
    retryDead: ledger.retryDead,
  };
};
export type Relay = ReturnType<typeof createRelay>;
