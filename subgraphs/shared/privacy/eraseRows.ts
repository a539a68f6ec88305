import type { Connection, mongo } from 'mongoose';
import { collectionOf } from '../mongo/connection.ts';

const batchSize = 500;

/** Deletes what the filter finds, a few hundred rows at a time: a person may have any number of them. */
export const eraseRows = async ({
  connection,
  collection,
  filter,
}: {
  connection: Connection;
  collection: string;
  filter: mongo.Document;
}): Promise<void> => {
  const rows = collectionOf<{ _id: string }>({ connection, name: collection });
  for (;;) {
    const found = await rows
      .find(filter, { projection: { _id: 1 } })
      .limit(batchSize)
      .toArray();
    if (found.length === 0) return;
    await rows.deleteMany({ _id: { $in: found.map(({ _id }) => _id) } });
  }
};
