import { setTimeout as sleep } from 'node:timers/promises';
import mongoose from 'mongoose';
import type { Connection, mongo } from 'mongoose';
import type { Logger } from '../log.ts';
import { createLimit } from '../events/limit.ts';
import { endQueriesInTime, longestCommandMs, timedCollection } from './timedCollection.ts';
import { databaseOutageOf } from '../outages.ts';

export type { ClientSession, Connection } from 'mongoose';

export type IndexDescription = { key: Record<string, 1 | -1 | 'text'>; name: string } & Pick<
  mongo.CreateIndexesOptions,
  'unique' | 'expireAfterSeconds' | 'partialFilterExpression' | 'sparse' | 'weights' | 'default_language' | 'language_override'
>;
export type CollectionIndexes = { collection: string; indexes: readonly IndexDescription[] };

/** A fault, not an outcome: the database is not there. Its work may be asked for again. */
export class DatabaseUnavailableError extends Error {
  readonly code = 'DATABASE_UNAVAILABLE';
  override readonly name = 'DatabaseUnavailableError';
}

export type MongoHandle = {
  connection: Connection;
  /** Connected once, and the server answering ever since, as far as the driver's monitor knows. */
  isReady: () => boolean;
  /** Waits for the first connection; throws DatabaseUnavailableError after timeoutMs. */
  untilReady: (options?: { timeoutMs?: number }) => Promise<void>;
  close: () => Promise<void>;
};

const firstRetryMs = 100;
const longestRetryMs = 2_000;
const parallelCollections = 4;
const poolWaitMs = 2_500;

/**
 * Returns at once: a process starts, answers its health checks and says that it is not ready while mongod is away.
 * Every wait of the driver is bounded, so that work fails in seconds instead of piling up.
 */
export const connectMongo = ({
  uri,
  database,
  log,
  maxPoolSize = 50,
}: {
  uri: string;
  database: string;
  log: Logger;
  maxPoolSize?: number;
}): MongoHandle => {
  const connection = mongoose.createConnection();
  connection.plugin(endQueriesInTime);
  const stopping = new AbortController();
  const isStopping = () => stopping.signal.aborted;
  // mongoose reports each failed attempt here as well; the loop below has the last word on it.
  connection.on('error', () => undefined);
  const options = {
    dbName: database,
    bufferCommands: false,
    autoIndex: false,
    autoCreate: false,
    serverSelectionTimeoutMS: 1_500,
    connectTimeoutMS: 1_500,
    socketTimeoutMS: longestCommandMs,
    // Unless the URI names another: tests wait longer, for they share a machine. A burst on a new process waits for its connections, of which the driver opens two at a time: on a busy machine that takes a second.
    ...(/[?&]waitQueueTimeoutMS=/i.test(uri) ? {} : { waitQueueTimeoutMS: poolWaitMs }),
    maxPoolSize,
    retryWrites: true,
    retryReads: true,
    writeConcern: { w: 'majority' as const, wtimeoutMS: 5_000 },
    // What a fail-over could take back is never acted upon.
    readConcern: { level: 'majority' as const },
  };

  const outage = databaseOutageOf(log);
  const open = async (): Promise<void> => {
    for (let retryMs = firstRetryMs; !isStopping(); retryMs = Math.min(retryMs * 2, longestRetryMs)) {
      try {
        await connection.openUri(uri, options);
        log.info({ database }, 'database connected');
        outage.begin().succeeded();
        return;
      } catch (error) {
        if (isStopping()) return;
        outage.failed(error, { database });
        await sleep(retryMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  };
  const opening = open();

  return {
    connection,
    isReady: () => isConnected(connection),
    untilReady: async ({ timeoutMs = 10_000 } = {}) => {
      const timeout = new AbortController();
      const late = sleep(timeoutMs, 'late' as const, { signal: timeout.signal }).catch(() => 'late' as const);
      const first = await Promise.race([opening, late]);
      timeout.abort();
      if (first === 'late' || isStopping()) throw new DatabaseUnavailableError(`database ${database} is not reachable`);
    },
    close: async () => {
      stopping.abort();
      await connection.close(true);
      await opening;
    },
  };
};

/** As far as the driver's monitor knows. */
export const isConnected = (connection: Connection): boolean => connection.readyState === mongoose.ConnectionStates.connected;

/** The driver's own collection, typed by its row, without mongoose's casting in between. */
export const collectionOf = <Row extends { _id: string }>({
  connection,
  name,
}: {
  connection: Connection;
  name: string;
}): mongo.Collection<Row> => {
  if (!connection.db) throw new DatabaseUnavailableError('database not connected yet');
  return timedCollection(connection.db.collection<Row>(name));
};

/** Creates missing indexes and changes none. Every replica runs it at start, before traffic. */
export const ensureIndexes = async ({
  connection,
  indexes,
}: {
  connection: Connection;
  indexes: readonly CollectionIndexes[];
}): Promise<void> => {
  const { db } = connection;
  if (!db) throw new DatabaseUnavailableError('database not connected yet');
  const ensure = async ({ collection, indexes: wanted }: CollectionIndexes): Promise<void> => {
    await db.createCollection(collection).catch((error: unknown) => {
      if (!(error instanceof mongoose.mongo.MongoServerError && error.codeName === 'NamespaceExists')) throw error;
    });
    if (wanted.length > 0) await db.collection(collection).createIndexes(wanted.map((index) => ({ ...index })));
  };
  // One after the other they would be most of what a start takes; all at once they would wait for more connections than a new pool opens in time.
  const limited = createLimit({ maxParallel: parallelCollections });
  await Promise.all(indexes.map((each) => limited(() => ensure(each))));
};
