import { randomUUID } from 'node:crypto';
import type { Connection, mongo } from 'mongoose';
import type { AnyEnvelope, SubgraphName } from '#events/envelope.ts';
import type { Clock } from '../clock.ts';
import type { DeliveryFailure } from './eventErrors.ts';
import { outboxCollection } from './outbox.collection.ts';

export type RetryPolicy = {
  /** Refusals until the dead letter. */
  maxAttempts: number;
  baseBackoffMs: number;
  maxBackoffMs: number;
  /** How long a queued event may go without a receipt until it is sent again. */
  receiptTimeoutMs: number;
};
export type LeasedDelivery = { eventId: string; envelope: AnyEnvelope; leaseToken: string; leaseUntil: Date };
type Leased = { deliveries: readonly LeasedDelivery[]; hasMore: boolean };
type Expression = mongo.Document;

// A lease that a fail-over takes back costs a second delivery, which the inbox absorbs: not worth a majority's round trip.
const cheap = { writeConcern: { w: 1 } } as const;
const pipeline = { updatePipeline: true } as const;
const slowestDoubling = 16;

/** The state of deliveries as rows know it. Each change is one atomic update with the expected state in its filter, so any number of relays may write. */
export const createDeliveryLedger = ({
  connection,
  publisher,
  clock,
  policy,
  random,
}: {
  connection: Connection;
  publisher: SubgraphName;
  clock: Clock;
  policy: RetryPolicy;
  random: () => number;
}) => {
  const outbox = outboxCollection.open(connection);

  const backoff = ({ now, baseMs, doublings }: { now: Date; baseMs: number; doublings: Expression | string }): Expression => {
    const ceilingMs = { $min: [policy.maxBackoffMs, { $multiply: [baseMs, { $pow: [2, { $min: [doublings, slowestDoubling] }] }] }] };
    // Between half of the ceiling and all of it, so that what failed together does not come back together.
    return { $add: [now, { $toLong: { $multiply: [ceilingMs, 0.5 + random() / 2] } }] };
  };
  const withDelivery = ({ when, set }: { when: Expression; set: Expression }): Expression[] => [
    { $set: { deliveries: { $map: { input: '$deliveries', as: 'd', in: { $cond: [when, { $mergeObjects: ['$$d', set] }, '$$d'] } } } } },
    {
      $set: {
        state: {
          $cond: [{ $in: ['open', '$deliveries.state'] }, 'open', { $cond: [{ $in: ['dead', '$deliveries.state'] }, 'dead', 'done'] }],
        },
      },
    },
    { $set: { doneAt: { $cond: [{ $eq: ['$state', 'done'] }, { $ifNull: ['$doneAt', clock.now()] }, null] } } },
  ];
  const isOf = (consumer: SubgraphName, ...states: readonly string[]): Expression => ({
    $and: [{ $eq: ['$$d.consumer', consumer] }, { $in: ['$$d.state', states] }],
  });

  return {
    /** Takes the oldest due deliveries to one consumer until now + leaseMs. hasMore also when another relay was quicker: ask again. */
    async lease({ consumer, batchSize, leaseMs }: { consumer: SubgraphName; batchSize: number; leaseMs: number }): Promise<Leased> {
      const now = clock.now();
      const isDue = { consumer, state: 'open' as const, nextAttemptAt: { $lte: now } };
      const due = { publisher, state: 'open' as const, deliveries: { $elemMatch: isDue } };
      // Read by majority: what a fail-over could still take back has not happened. The index gives the oldest first.
      const found = await outbox.find(due, { envelope: 1 }).hint('due').limit(batchSize).lean();
      if (found.length === 0) return { deliveries: [], hasMore: false };
      const ids = found.map(({ _id }) => _id);
      const leaseToken = randomUUID();
      const leaseUntil = new Date(now.getTime() + leaseMs);
      const { modifiedCount } = await outbox.updateMany(
        { _id: { $in: ids }, ...due },
        { $set: { 'deliveries.$[d].nextAttemptAt': leaseUntil, 'deliveries.$[d].leaseToken': leaseToken } },
        { ...cheap, arrayFilters: [{ 'd.consumer': consumer, 'd.state': 'open', 'd.nextAttemptAt': { $lte: now } }] },
      );
      const held = new Set(modifiedCount === found.length ? ids : modifiedCount === 0 ? [] : await heldBy({ ids, consumer, leaseToken }));
      return {
        deliveries: found
          .filter(({ _id }) => held.has(_id))
          .map(({ _id, envelope }) => ({ eventId: _id, envelope, leaseToken, leaseUntil })),
        hasMore: true,
      };
    },

    /** Effect kept. True also for what had been given up: a receipt is a fact. */
    async complete({ consumer, eventIds }: { consumer: SubgraphName; eventIds: readonly string[] }): Promise<void> {
      const set = { state: 'done', leaseToken: null, lastErrorCode: null };
      await outbox.updateMany(
        { _id: { $in: [...eventIds] }, publisher },
        withDelivery({ when: isOf(consumer, 'open', 'dead'), set }),
        pipeline,
      );
    },

    /** On its way, open until the receipt comes. */
    async queued({ consumer, deliveries }: { consumer: SubgraphName; deliveries: readonly LeasedDelivery[] }): Promise<void> {
      const tokens = [...new Set(deliveries.map(({ leaseToken }) => leaseToken))];
      const stillOurs = { $and: [isOf(consumer, 'open'), { $in: ['$$d.leaseToken', tokens] }] };
      const set = {
        nextAttemptAt: { $add: [clock.now(), { $multiply: [policy.receiptTimeoutMs, { $pow: [2, { $min: ['$$d.deferrals', 3] }] }] }] },
        deferrals: { $add: ['$$d.deferrals', 1] },
        leaseToken: null,
      };
      await outbox.updateMany({ _id: { $in: deliveries.map(({ eventId }) => eventId) } }, withDelivery({ when: stillOurs, set }), pipeline);
    },

    /** Answers what became of it; null when it was no longer open (or, given a lease, no longer this relay's). */
    async fail({
      consumer,
      eventId,
      leaseToken,
      failure: { errorCode, isCounted },
    }: {
      consumer: SubgraphName;
      eventId: string;
      leaseToken: string | null;
      failure: DeliveryFailure;
    }): Promise<{ isDead: boolean; attempts: number; type: string } | null> {
      const attempts = { $add: ['$$d.attempts', 1] };
      const counter = isCounted ? '$$d.attempts' : '$$d.deferrals';
      const nextAttemptAt = backoff({ now: clock.now(), baseMs: policy.baseBackoffMs, doublings: counter });
      const set = {
        ...(isCounted
          ? { attempts, state: { $cond: [{ $gte: [attempts, policy.maxAttempts] }, 'dead', 'open'] } }
          : { deferrals: { $add: ['$$d.deferrals', 1] } }),
        nextAttemptAt,
        leaseToken: null,
        lastErrorCode: { $literal: errorCode },
      };
      const expected = { consumer, state: 'open' as const, ...(leaseToken === null ? {} : { leaseToken }) };
      const row = await outbox
        .findOneAndUpdate(
          { _id: eventId, publisher, deliveries: { $elemMatch: expected } },
          withDelivery({ when: isOf(consumer, 'open'), set }),
          { ...pipeline, returnDocument: 'after' },
        )
        .lean();
      const delivery = row?.deliveries.find((each) => each.consumer === consumer);
      if (!row || !delivery) return null;
      return { isDead: delivery.state === 'dead', attempts: delivery.attempts, type: row.envelope.type };
    },

    /** Gives back what was taken and not sent, so that another relay need not wait for the lease to end. */
    async release({ consumer, deliveries }: { consumer: SubgraphName; deliveries: readonly LeasedDelivery[] }): Promise<void> {
      for (const leaseToken of new Set(deliveries.map((delivery) => delivery.leaseToken))) {
        const ids = deliveries.filter((delivery) => delivery.leaseToken === leaseToken).map(({ eventId }) => eventId);
        await outbox.updateMany(
          { _id: { $in: ids } },
          { $set: { 'deliveries.$[d].nextAttemptAt': clock.now(), 'deliveries.$[d].leaseToken': null } },
          { ...cheap, arrayFilters: [{ 'd.consumer': consumer, 'd.state': 'open', 'd.leaseToken': leaseToken }] },
        );
      }
    },

    /** Opens dead letters again, with all their attempts. Answers how many events it concerned. */
    retryDead: async ({ consumer, eventIds }: { consumer?: SubgraphName; eventIds?: readonly string[] } = {}): Promise<number> => {
      const isDead = { state: 'dead' as const, ...(consumer ? { consumer } : {}) };
      const when = { $and: [{ $eq: ['$$d.state', 'dead'] }, ...(consumer ? [{ $eq: ['$$d.consumer', consumer] }] : [])] };
      const set = { state: 'open', attempts: 0, deferrals: 0, leaseToken: null, nextAttemptAt: clock.now() };
      const { modifiedCount } = await outbox.updateMany(
        { publisher, deliveries: { $elemMatch: isDead }, ...(eventIds ? { _id: { $in: [...eventIds] } } : {}) },
        withDelivery({ when, set }),
        pipeline,
      );
      return modifiedCount;
    },
  };

  async function heldBy({
    ids,
    consumer,
    leaseToken,
  }: {
    ids: readonly string[];
    consumer: SubgraphName;
    leaseToken: string;
  }): Promise<string[]> {
    // Locally: the lease just written need not be the majority's yet.
    const rows = await outbox
      .find({ _id: { $in: [...ids] }, deliveries: { $elemMatch: { consumer, leaseToken } } }, { _id: 1 })
      .readConcern('local')
      .lean();
    return rows.map(({ _id }) => _id);
  }
};
export type DeliveryLedger = ReturnType<typeof createDeliveryLedger>;
