import mongoose from 'mongoose';
import { subgraphNames } from '#events/envelope.ts';

type Row = { _id: string } & Record<string, unknown>;
/** Rows by `<database>.<collection>`, the database without the academy's prefix. */
export type Dump = ReadonlyMap<string, readonly Row[]>;

const tombstones = 'auth_tombstones';

/** Everything an academy has stored, whatever collection it is in. */
export const openEveryDatabase = async ({ mongoUri, databasePrefix }: { mongoUri: string; databasePrefix: string }) => {
  const client = await mongoose.mongo.MongoClient.connect(mongoUri);
  const collectionAt = (place: string) => {
    const [database = '', collection = ''] = place.split('.');
    return client.db(`${databasePrefix}_${database}`).collection<Row>(collection);
  };
  const dump = async (): Promise<Dump> => {
    const rows = new Map<string, readonly Row[]>();
    for (const name of [...subgraphNames, tombstones]) {
      const database = client.db(`${databasePrefix}_${name}`);
      for (const { collectionName } of await database.collections())
        rows.set(`${name}.${collectionName}`, await database.collection<Row>(collectionName).find().sort({ _id: 1 }).toArray());
    }
    return rows;
  };
  return {
    dump,
    collectionAt,
    /** As from a backup: these databases and no other become what they were. */
    restore: async (backup: Dump): Promise<void> => {
      for (const place of (await dump()).keys()) if (!place.startsWith(tombstones)) await collectionAt(place).deleteMany({});
      for (const [place, rows] of backup)
        if (!place.startsWith(tombstones) && rows.length > 0) await collectionAt(place).insertMany([...rows]);
    },
    close: () => client.close(),
  };
};
export type EveryDatabase = Awaited<ReturnType<typeof openEveryDatabase>>;

/** Where a word stands, in whatever field and letter case. */
export const placesOf = (rows: Dump, word: string): string[] =>
  [...rows].filter(([, stored]) => JSON.stringify(stored).toLowerCase().includes(word.toLowerCase())).map(([place]) => place);
