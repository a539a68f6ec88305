import type { Connection, mongo } from 'mongoose';
import { outboxCollection } from '#shared/events/outboxRow.ts';
import { collectionOf } from '#shared/mongo/connection.ts';
import { exportJobsCollection } from './exportJobs.ts';

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
 * What every database has of a person beside its own: a copy in the making, and what the outbox says, delivered or not. Whoever has not heard of it hears
 * that the person is erased instead; what the person only caused is delivered first.
 */
export const eraseUnderWay = async ({ connection, userId }: { connection: Connection; userId: string }): Promise<void> => {
  // Before the outbox: it tells no further part once its row is gone.
  await eraseRows({ connection, collection: exportJobsCollection, filter: { userId } });
  const ofPerson = ['userId', 'learnerId', 'buyerId'].map((field) => ({ [`envelope.payload.${field}`]: userId }));
  const caused = { state: 'done', $or: [{ 'envelope.actor.userId': userId }, { 'envelope.aggregate.id': userId }] };
  await eraseRows({
    connection,
    collection: outboxCollection,
    filter: { 'envelope.type': { $not: /\.erasure\./ }, $or: [...ofPerson, caused] },
  });
};
