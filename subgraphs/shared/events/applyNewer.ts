import type { ClientSession, Connection } from 'mongoose';
import { collectionOf } from '#shared/mongo/connection.ts';

/** A projection's row: the aggregate it mirrors is its _id, the aggregate's revision its sequence. */
export type ProjectionRow = { _id: string; sequence: number };

/**
 * Keeps the newer of what is stored and what came: events of one aggregate may arrive in any order, any number of times, and end in one state.
 * Creates the row when it is missing; fields that are not given stay as they are, so that a row may hold things of the consumer's own.
 */
export const applyNewer = async <Row extends ProjectionRow>({
  connection,
  collection,
  id,
  sequence,
  fields,
  session,
}: {
  connection: Connection;
  collection: string;
  id: string;
  sequence: number;
  fields: Partial<Omit<Row, '_id' | 'sequence'>>;
  session: ClientSession;
}): Promise<'applied' | 'older'> => {
  // One pipeline update instead of a filter on the sequence: an upsert with that filter would collide with a newer row and abort the transaction.
  const isNewer = { $gt: [sequence, { $ifNull: ['$sequence', -1] }] };
  const merged = { $mergeObjects: ['$$ROOT', { $literal: { ...fields, _id: id, sequence } }] };
  const { modifiedCount, upsertedCount } = await collectionOf<ProjectionRow>({ connection, name: collection }).updateOne(
    { _id: id },
    [{ $replaceWith: { $cond: [isNewer, merged, '$$ROOT'] } }],
    { upsert: true, session },
  );
  return modifiedCount + upsertedCount > 0 ? 'applied' : 'older';
};
