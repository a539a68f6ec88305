import type { ClientSession, Connection, mongo } from 'mongoose';
import { DatabaseUnavailableError } from '#shared/mongo/connection.ts';

/** That this person was erased, whatever a restored backup says. `sequence`: above every event of the account before. */
export type Tombstone = { _id: string; erasureId: string; sequence: number; erasedAt: Date };

const collection = 'erasedPeople';
/** Beside auth's own database, which backups hold: they leave this one out. Its rows stay for ever. */
const databaseOf = (connection: Connection): string => `${connection.name}_tombstones`;

export const createTombstones = ({ connection }: { connection: Connection }) => {
  const rows = (): mongo.Collection<Tombstone> => {
    if (!connection.db) throw new DatabaseUnavailableError('database not connected yet');
    return connection.getClient().db(databaseOf(connection)).collection<Tombstone>(collection);
  };
  return {
    /** In the transaction that confirms, across both databases: neither is without the other. */
    async keep({ _id, ...tombstone }: Tombstone, session: ClientSession): Promise<void> {
      await rows().updateOne({ _id }, { $set: tombstone }, { upsert: true, session });
    },
    byId: (userId: string, session: ClientSession): Promise<Tombstone | null> => rows().findOne({ _id: userId }, { session }),
    async *all(): AsyncIterable<Tombstone> {
      for await (const row of rows().find().sort({ _id: 1 })) yield row;
    },
  };
};
export type Tombstones = ReturnType<typeof createTombstones>;
