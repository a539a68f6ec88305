import type { ClientSession, Connection } from 'mongoose';
import type { RowOf } from '../mongo/collection.ts';
import { collectionOf } from '../mongo/connection.ts';

/** The row of a projection: `_id` is the id of the aggregate, `sequence` its revision. */
type ProjectionRow = { _id: string; sequence: number };
type ProjectionCollection = { name: string; open(connection: Connection): unknown };

/**
 * Stores the state of an event unless the row is newer: events of one aggregate may arrive in any order and any number of times and end in one state.
 * A missing row is created. Other fields stay, so that a row may hold fields of the consumer.
 */
export const applyNewer = async <Definition extends ProjectionCollection>({
  connection,
  collection,
  id,
  sequence,
  fields,
  session,
}: {
  connection: Connection;
  collection: Definition;
  id: string;
  sequence: number;
  fields: Partial<Omit<RowOf<Definition>, '_id' | 'sequence'>>;
  session: ClientSession;
}): Promise<'applied' | 'older'> => {
  // One pipeline update instead of a filter on the sequence: an upsert with that filter would collide with a newer row and abort the transaction.
  const isNewer = { $gt: [sequence, { $ifNull: ['$sequence', -1] }] };
  const merged = { $mergeObjects: ['$$ROOT', { $literal: { ...fields, _id: id, sequence } }] };
  const { modifiedCount, upsertedCount } = await collectionOf<ProjectionRow>({ connection, name: collection.name }).updateOne(
    { _id: id },
    [{ $replaceWith: { $cond: [isNewer, merged, '$$ROOT'] } }],
    { upsert: true, session },
  );
  return modifiedCount + upsertedCount > 0 ? 'applied' : 'older';
};
