import type { Connection, mongo } from 'mongoose';
import { collectionOf } from '#shared/mongo/connection.ts';
import type { CollectionIndexes } from '#shared/mongo/connection.ts';

export type WebhookState =
  | 'open'
  | 'done'
  /** Given up after too many tries; a person has to look. */
  | 'dead'
  /** Kept, without effect: a type that nothing here acts on, or the other mode. */
  | 'ignored';

export type WebhookRow = {
  /** The provider and its event id: a second delivery is a duplicate key. */
  _id: string;
  provider: 'STRIPE';
  eventId: string;
  type: string;
  objectId: string;
  isLive: boolean;
  /** The bytes as they came, sealed: they hold the client secret of a payment. */
  sealedBody: Uint8Array;
  state: WebhookState;
  attempts: number;
  nextAttemptAt: Date;
  lastErrorCode: string | null;
  receivedAt: Date;
  /** Once there is nothing left to do: what expires. Dead rows stay until a person has looked. */
  doneAt: Date | null;
};

const keptSeconds = 30 * 24 * 60 * 60;

export const webhookIndexes: readonly CollectionIndexes[] = [
  {
    collection: 'webhookInbox',
    indexes: [
      // the worker's rows
      { name: 'due', key: { nextAttemptAt: 1 }, partialFilterExpression: { state: 'open' } },
      { name: 'state', key: { state: 1, receivedAt: 1 } },
      // those about a payment, which go with its buyer
      { name: 'object', key: { objectId: 1 } },
      { name: 'expiry', key: { doneAt: 1 }, expireAfterSeconds: keptSeconds },
    ],
  },
];

export const webhooksOf = (connection: Connection): mongo.Collection<WebhookRow> =>
  collectionOf<WebhookRow>({ connection, name: 'webhookInbox' });
