import { defineCollection } from '#shared/mongo/collection.ts';
import type { Collection, RowOf } from '#shared/mongo/collection.ts';
import { bytes, nullable, oneOf } from '#shared/mongo/fields.ts';
import { paymentProviders } from '../transaction/transaction.collection.ts';

const retentionSeconds = 30 * 24 * 60 * 60;

/** The `_id` holds the provider and its event id, so that a second delivery is a duplicate key. */
export const webhookCollection = defineCollection({
  name: 'webhookInbox',
  schema: {
    provider: oneOf(paymentProviders),
    eventId: String,
    type: String,
    objectId: String,
    isLive: Boolean,
    /** The body as it was received, sealed, for it holds the client secret of a payment. */
    sealedBody: bytes,
    /** dead: given up after too many attempts, a person has to look. ignored: without effect here, by its type or because it is of the other mode. */
    state: oneOf(['open', 'done', 'dead', 'ignored']),
    attempts: Number,
    nextAttemptAt: Date,
    lastErrorCode: nullable(String),
    receivedAt: Date,
    /** Expiry counts from it. A dead row has none: it stays until a person has looked. */
    doneAt: nullable(Date),
  },
  indexes: [
    // The worker's rows.
    { name: 'due', key: { nextAttemptAt: 1 }, partialFilterExpression: { state: 'open' } },
    { name: 'state', key: { state: 1, receivedAt: 1 } },
    // The webhooks of a payment, for the erasure of its buyer.
    { name: 'object', key: { objectId: 1 } },
    { name: 'expiry', key: { doneAt: 1 }, expireAfterSeconds: retentionSeconds },
  ],
  personalData: {
    none: 'messages of Stripe, sealed for their client secrets; a row leaves 30 days after its treatment, or with the buyer',
  },
});
export type WebhookRow = RowOf<typeof webhookCollection>;
export type Webhooks = Collection<WebhookRow>;
