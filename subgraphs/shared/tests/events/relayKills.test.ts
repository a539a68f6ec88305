import { expect, onTestFinished, test } from 'vitest';
import { sharedTestMongod } from '../../../../local/mongod/testServer.ts';
import { connectMongo, ensureIndexes } from '../../mongo/connection.ts';
import { silent } from '../mongo/testDatabase.ts';
import { eventIndexes } from './eventFixtures.ts';
import { surviveRelayKills } from './relayKills.ts';

test(
  'a relay killed -9 at ten random moments loses no committed event, and each takes effect exactly once',
  { tags: ['D13'] },
  async () => {
    const { uri, stop } = await sharedTestMongod();
    onTestFinished(stop);
    const database = 'killed_relays';
    const { connection, untilReady, close } = connectMongo({ uri, database, log: silent });
    onTestFinished(close);
    await untilReady();
    await ensureIndexes({ connection, indexes: eventIndexes });
    // A process killed in a transaction leaves its rows locked until the server ends it: a minute, unless told otherwise.
    await connection.db?.admin().command({ setParameter: 1, transactionLifetimeLimitSeconds: 2 });
    const seed = Date.now() % 1_000_000;
    process.stdout.write(`seed ${seed}\n`);

    const outcome = await surviveRelayKills({ connection, uri, database, kills: 10, seed });

    expect(outcome).toEqual({ committed: 400, done: 400, killsInTheMiddle: expect.any(Number), ai: { 1: 400 }, community: { 1: 400 } });
    expect(outcome.killsInTheMiddle).toBeGreaterThan(0);
  },
);
