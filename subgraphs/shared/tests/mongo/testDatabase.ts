import { randomBytes } from 'node:crypto';
import { inject, onTestFinished } from 'vitest';
import { createLogger } from '../../log.ts';
import { connectMongo, ensureIndexes } from '../../mongo/connection.ts';
import type { CollectionIndexes, MongoHandle } from '../../mongo/connection.ts';

export const silent = createLogger({ service: 'test', level: 'silent' });

export type TestDatabase = MongoHandle & { uri: string; database: string };

/** A new database on the run's mongod, dropped when the test is over. */
export const testDatabase = async ({ indexes = [] }: { indexes?: readonly CollectionIndexes[] } = {}): Promise<TestDatabase> => {
  const uri = inject('mongoUri');
  const database = `shared_${randomBytes(6).toString('hex')}`;
  const handle = connectMongo({ uri, database, log: silent });
  await handle.untilReady();
  await ensureIndexes({ connection: handle.connection, indexes });
  onTestFinished(async () => {
    await handle.connection.dropDatabase();
    await handle.close();
  });
  return { ...handle, uri, database };
};
