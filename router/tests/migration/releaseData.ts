import { readFileSync, writeFileSync } from 'node:fs';
import mongoose from 'mongoose';
import { z } from 'zod';
import { subgraphNames } from '#events/envelope.ts';
import { createLogger } from '#shared/log.ts';
import { connectMongo } from '#shared/mongo/connection.ts';
import type { Connection } from '#shared/mongo/connection.ts';

const { EJSON } = mongoose.mongo.BSON;

const releaseSchema = z.object({
  learnerEmail: z.string(),
  courseId: z.string(),
  /** Each subgraph's collections, each row as extended JSON: dates, numbers and binary data come back as what they were. */
  databases: z.record(z.string(), z.record(z.string(), z.array(z.unknown()))),
});
export type Release = z.output<typeof releaseSchema>;

const log = createLogger({ service: 'test', level: 'silent' });

const withDatabase = async <Value>(
  { mongoUri, database }: { mongoUri: string; database: string },
  work: (connection: Connection) => Promise<Value>,
): Promise<Value> => {
  const handle = connectMongo({ uri: mongoUri, database, log });
  try {
    await handle.untilReady();
    return await work(handle.connection);
  } finally {
    await handle.close();
  }
};

/** Everything the product has written under a prefix. */
export const readDatabases = async ({ mongoUri, prefix }: { mongoUri: string; prefix: string }): Promise<Release['databases']> => {
  const databases: Release['databases'] = {};
  for (const name of subgraphNames) {
    databases[name] = await withDatabase({ mongoUri, database: `${prefix}_${name}` }, async (connection) => {
      const collections = (await connection.listCollections()).map((collection) => collection.name).sort();
      const rows = await Promise.all(collections.map((collection) => connection.collection(collection).find().sort({ _id: 1 }).toArray()));
      return Object.fromEntries(
        collections.map((collection, index) => [
          collection,
          (rows[index] ?? []).map((row): unknown => EJSON.serialize(row, { relaxed: false })),
        ]),
      );
    });
  }
  return databases;
};

/** Puts a release's data back, without any index: those are the starting product's own business. */
export const writeDatabases = async ({
  mongoUri,
  prefix,
  databases,
}: {
  mongoUri: string;
  prefix: string;
  databases: Release['databases'];
}): Promise<void> => {
  for (const [name, collections] of Object.entries(databases)) {
    await withDatabase({ mongoUri, database: `${prefix}_${name}` }, async (connection) => {
      for (const [collection, rows] of Object.entries(collections)) {
        const documents = rows.map((row) =>
          z.record(z.string(), z.unknown()).parse(EJSON.deserialize(z.record(z.string(), z.unknown()).parse(row), { relaxed: false })),
        );
        if (documents.length > 0) await connection.collection(collection).insertMany(documents);
      }
    });
  }
};

export const readRelease = (url: URL): Release => releaseSchema.parse(JSON.parse(readFileSync(url, 'utf8')));
export const writeRelease = (url: URL, release: Release): void => writeFileSync(url, `${JSON.stringify(release, null, 1)}\n`);
