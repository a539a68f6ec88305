import type { Connection, mongo } from 'mongoose';
import { outboxCollection } from '#shared/events/outboxRow.ts';
import { collectionOf } from '#shared/mongo/connection.ts';

const batchSize = 500;

/** Deletes what the filter finds, a few hundred rows at a time: a person may have any number of them. Answers how many those were. */
export const eraseRows = async ({
  connection,
  collection,
  filter,
}: {
  connection: Connection;
  collection: string;
  filter: mongo.Document;
}): Promise<number> => {
  const rows = collectionOf<{ _id: string }>({ connection, name: collection });
  for (let erased = 0; ;) {
    const found = await rows
      .find(filter, { projection: { _id: 1 } })
      .limit(batchSize)
      .toArray();
    if (found.length === 0) return erased;
    const { deletedCount } = await rows.deleteMany({ _id: { $in: found.map(({ _id }) => _id) } });
    erased += deletedCount;
  }
};

/**
 * What the outbox says of a person, delivered or not: whoever has not heard of it hears that the person is erased instead. What the person only caused
 * is delivered first.
 */
export const eraseFromOutbox = async ({ connection, userId }: { connection: Connection; userId: string }): Promise<void> => {
  const ofPerson = ['userId', 'learnerId', 'buyerId'].map((field) => ({ [`envelope.payload.${field}`]: userId }));
  const caused = { state: 'done', $or: [{ 'envelope.actor.userId': userId }, { 'envelope.aggregate.id': userId }] };
  await eraseRows({
    connection,
    collection: outboxCollection,
    filter: { 'envelope.type': { $not: /\.erasure\./ }, $or: [...ofPerson, caused] },
  });
};
