import type { ClientSession, Connection } from 'mongoose';
import { DatabaseUnavailableError } from '#shared/mongo/connection.ts';
import { defineCollection } from '#shared/mongo/collection.ts';
import type { Collection, RowOf } from '#shared/mongo/collection.ts';

/**
 * Proofs that people were erased, in a database beside auth's own that backups leave out: a restored backup cannot remove them. `sequence` is above every
 * event of the account before. Rows stay for ever.
 */
const tombstoneCollection = defineCollection({
  name: 'erasedPeople',
  schema: { erasureId: String, sequence: Number, erasedAt: Date },
  indexes: [],
  personalData: { none: 'ids of people whose account was erased' },
});
export type Tombstone = RowOf<typeof tombstoneCollection>;

const databaseOf = (connection: Connection): string => `${connection.name}_tombstones`;

export const createTombstones = ({ connection }: { connection: Connection }) => {
  const rows = (): Collection<Tombstone> => {
    // The name of the database is known once the connection is open.
    if (!connection.db) throw new DatabaseUnavailableError('database not connected yet');
    return tombstoneCollection.open(connection.useDb(databaseOf(connection), { useCache: true }));
  };
  return {
    /** In the transaction that confirms the erasure, across both databases. */
    async store({ _id, ...tombstone }: Tombstone, session: ClientSession): Promise<void> {
      await rows().updateOne({ _id }, { $set: tombstone }, { upsert: true, session });
    },
    byId: (userId: string, session: ClientSession): Promise<Tombstone | null> => rows().findById(userId).session(session).lean(),
    async *all(): AsyncIterable<Tombstone> {
      for await (const row of rows().find().sort({ _id: 1 }).lean().cursor()) yield row;
    },
  };
};
export type Tombstones = ReturnType<typeof createTombstones>;
