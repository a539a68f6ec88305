import type { AnyEnvelope, SubgraphName } from '#events/envelope.ts';
import type { CollectionIndexes } from '#shared/mongo/connection.ts';

export type DeliveryState = 'open' | 'done' | 'dead';
export type Delivery = {
  consumer: SubgraphName;
  state: DeliveryState;
  /** Refusals by the consumer. What could not be reached at all is not counted. */
  attempts: number;
  /** Sendings that came to nothing because something was away; they slow down, but never end in a dead letter. */
  deferrals: number;
  /** A relay that takes the delivery on moves this to the end of its lease: until then it is nobody else's. */
  nextAttemptAt: Date;
  leaseToken: string | null;
  lastErrorCode: string | null;
};
export type OutboxRow = {
  _id: string;
  publisher: SubgraphName;
  envelope: AnyEnvelope;
  recordedAt: Date;
  /** dead: nothing is open any more and at least one delivery is dead. */
  state: DeliveryState;
  deliveries: Delivery[];
  /** Only once every delivery is done: what expires. */
  doneAt: Date | null;
};

export const outboxCollection = 'outbox';
const keptDoneSeconds = 7 * 24 * 60 * 60;

export const outboxIndexes: readonly CollectionIndexes[] = [
  {
    collection: outboxCollection,
    indexes: [
      {
        name: 'due',
        key: { 'deliveries.consumer': 1, 'deliveries.state': 1, 'deliveries.nextAttemptAt': 1 },
        partialFilterExpression: { state: 'open' },
      },
      { name: 'state', key: { state: 1, recordedAt: 1 } },
      { name: 'expiry', key: { doneAt: 1 }, expireAfterSeconds: keptDoneSeconds },
    ],
  },
];
