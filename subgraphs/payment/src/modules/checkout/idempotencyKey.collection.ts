import type { ClientSession } from 'mongoose';
import { defineCollection, toDomain } from '#shared/mongo/collection.ts';
import type { Collection, DomainOf, RowOf } from '#shared/mongo/collection.ts';

const retentionSeconds = 24 * 60 * 60;

/** The use of an idempotency key: the hash of its request and the object that the request created. */
export const idempotencyKeyCollection = defineCollection({
  name: 'idempotencyKeys',
  schema: { operation: String, actorId: String, requestHash: String, resultId: String, createdAt: Date },
  indexes: [
    { name: 'expiry', key: { createdAt: 1 }, expireAfterSeconds: retentionSeconds },
    // The keys of a person, for export.
    { name: 'ofActor', key: { actorId: 1, _id: 1 } },
  ],
  personalData: { subject: 'actorId', export: 'all', onErasure: 'delete' },
});
type IdempotencyKeyRow = RowOf<typeof idempotencyKeyCollection>;
export type KeyUse = DomainOf<typeof idempotencyKeyCollection>;
export type IdempotencyKeys = Collection<IdempotencyKeyRow>;

type KeyName = { operation: string; actorId: string; key: string };
const idOf = ({ operation, actorId, key }: KeyName): string => `${operation}:${actorId}:${key}`;

export const findKeyUse = async (keys: IdempotencyKeys, name: KeyName): Promise<KeyUse | null> => {
  const row = await keys.findOne({ _id: idOf(name) }).lean();
  return row && toDomain(row);
};

/** Null when the key is now this request's, else its earlier use. Within a session the key is stored with the objects of the request. */
export const claimKey = async (
  keys: IdempotencyKeys,
  { key, operation, actorId, ...use }: KeyName & Omit<KeyUse, 'id' | 'operation' | 'actorId'>,
  session: ClientSession | null = null,
): Promise<KeyUse | null> => {
  const before = await keys
    .findOneAndUpdate(
      { _id: idOf({ operation, actorId, key }) },
      { $setOnInsert: { operation, actorId, ...use } },
      { upsert: true, returnDocument: 'before' },
    )
    .session(session)
    .lean<IdempotencyKeyRow | null>();
  return before && toDomain(before);
};
