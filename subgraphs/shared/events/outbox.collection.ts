import type { AnyEnvelope } from '#events/envelope.ts';
import { subgraphNames } from '#events/envelope.ts';
import { defineCollection, indexesOf } from '../mongo/collection.ts';
import type { RowOf } from '../mongo/collection.ts';
import { embedded, json, listOf, nullable, oneOf } from '../mongo/fields.ts';

const deliveryStates = ['open', 'done', 'dead'] as const;
export type DeliveryState = (typeof deliveryStates)[number];
const keptDoneSeconds = 7 * 24 * 60 * 60;

export const outboxCollection = defineCollection({
  name: 'outbox',
  schema: {
    publisher: oneOf(subgraphNames),
    envelope: json<AnyEnvelope>(),
    recordedAt: Date,
    /** dead: nothing is open and at least one delivery is dead. */
    state: oneOf(deliveryStates),
    deliveries: listOf(
      embedded({
        consumer: oneOf(subgraphNames),
        state: oneOf(deliveryStates),
        /** Refusals by the consumer. An unreachable consumer does not count. */
        attempts: Number,
        /** Sendings that failed because something was away. They slow down and never end in a dead letter. */
        deferrals: Number,
        /** The end of the lease of the relay that holds the delivery, else the time of the next attempt. */
        nextAttemptAt: Date,
        leaseToken: nullable(String),
        lastErrorCode: nullable(String),
      }),
    ),
    /** Set when every delivery is done. Expiry counts from it. */
    doneAt: nullable(Date),
  },
  indexes: [
    {
      name: 'due',
      key: { 'deliveries.consumer': 1, 'deliveries.state': 1, 'deliveries.nextAttemptAt': 1 },
      partialFilterExpression: { state: 'open' },
    },
    { name: 'state', key: { state: 1, recordedAt: 1 } },
    { name: 'expiry', key: { doneAt: 1 }, expireAfterSeconds: keptDoneSeconds },
  ],
  personalData: {
    none: 'events on their way: their content is exported where it is stored; a row goes 7 days after delivery, or with its person',
  },
});
export type OutboxRow = RowOf<typeof outboxCollection>;
export type Delivery = OutboxRow['deliveries'][number];
export const outboxIndexes = indexesOf([outboxCollection]);
