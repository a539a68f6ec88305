import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { manualClock } from '#shared/clock.ts';
import { createLogger } from '#shared/log.ts';
import { claimIndexes, createClaims } from '#shared/mongo/claims.ts';
import { indexesOf } from '#shared/mongo/collection.ts';
import { connectMongo } from '#shared/mongo/connection.ts';
import { inTransaction } from '#shared/mongo/transaction.ts';
import { authSecret, times } from './kit.ts';
import { silent, testDatabase } from '../../shared/tests/mongo/testDatabase.ts';
import { createSealer, deriveKey } from '../src/crypto/secrets.ts';
import { createSigningKeys } from '../src/crypto/signingKeys.ts';
import { createSigningKeyRow, signingKeyCollection, signingKeyRepository } from '../src/crypto/signingKey.collection.ts';

const lineSchema = z.object({ level: z.string(), message: z.string(), kid: z.string().optional() });
const sealer = createSealer(deriveKey({ authSecret, purpose: 'signing-key' }));

const setUp = async () => {
  const { connection, uri, database } = await testDatabase({ indexes: [...claimIndexes, ...indexesOf([signingKeyCollection])] });
  const clock = manualClock(new Date('2026-03-02T09:00:00.000Z'));
  const lines: z.output<typeof lineSchema>[] = [];
  const log = createLogger({
    service: 'auth',
    level: 'info',
    destination: { write: (line: string) => void lines.push(lineSchema.parse(JSON.parse(line))) },
  });
  const rows = signingKeyRepository({ signingKeys: signingKeyCollection.open(connection) });
  const startKeys = async ({ refreshEveryMs = 3_600_000, through = connection } = {}) => {
    const keys = createSigningKeys({
      connection: through,
      signingKeys: signingKeyCollection.open(through),
      claims: createClaims({ connection: through, clock }),
      sealer,
      clock,
      log,
      refreshEveryMs,
    });
    onTestFinished(() => keys.stop());
    await keys.prepare();
    keys.start();
    return keys;
  };
  /** Inserts a key as another process does. */
  const insert = async (signsFrom = clock.now()): Promise<string> => {
    const row = createSigningKeyRow({ sealer, now: clock.now(), signsFrom });
    await inTransaction(connection, (session) => rows.insert(row, session));
    return row._id;
  };
  const withdraw = (kid: string): Promise<boolean> =>
    inTransaction(connection, (session) => rows.withdraw({ kid, at: clock.now(), session }));
  return { connection, uri, database, clock, lines, rows, started: startKeys, insert, withdraw };
};

test('of eight processes that start in parallel one creates and logs the first key, and all load it', async () => {
  const { lines, rows, started: startKeys } = await setUp();
  const all = await Promise.all(times(8, () => startKeys()));
  const created = await rows.all();
  expect(created).toHaveLength(1);
  expect(lines).toEqual([{ level: 'info', message: 'signing key made', kid: created[0]?._id }]);
  expect(new Set(all.map((keys) => keys.signingKey().kid))).toEqual(new Set([created[0]?._id]));
});

test('an existing key of another process is used, and none is created', async () => {
  const { lines, rows, started: startKeys, insert } = await setUp();
  const kid = await insert();
  const keys = await startKeys();
  expect(keys.signingKey().kid).toBe(kid);
  expect([await rows.all(), lines]).toEqual([[expect.objectContaining({ _id: kid })], []]);
});

test('a process without a loaded key signs nothing', async () => {
  const { connection, clock } = await setUp();
  const keys = createSigningKeys({
    connection,
    signingKeys: signingKeyCollection.open(connection),
    claims: createClaims({ connection, clock }),
    sealer,
    clock,
    log: silent,
  });
  expect(() => keys.signingKey()).toThrow('no signing key is loaded');
  expect([keys.publicKey('key-nobodys'), keys.jwks()]).toEqual([null, { keys: [] }]);
});

test('keys created and withdrawn by other processes are noticed at the next refresh, until the stop', async () => {
  const { started: startKeys, insert, withdraw } = await setUp();
  const [keys, ended] = [await startKeys({ refreshEveryMs: 20 }), await startKeys({ refreshEveryMs: 20 })];
  await ended.stop();
  const first = keys.signingKey().kid;
  const second = await insert();
  await expect.poll(() => keys.publicKey(second)).not.toBeNull();
  expect(await withdraw(first)).toBe(true);
  await expect.poll(() => keys.publicKey(first)).toBeNull();
  expect([ended.publicKey(first) === null, ended.publicKey(second)]).toEqual([false, null]);
});

test('the known keys stay in force while the database is away, and the outage is logged', async () => {
  const { uri, database, lines, started: startKeys } = await setUp();
  const own = connectMongo({ uri, database, log: silent });
  await own.untilReady();
  const keys = await startKeys({ refreshEveryMs: 20, through: own.connection });
  const { kid } = keys.signingKey();
  await own.close();
  const outages = () => lines.filter((line) => line.level === 'warn' && line.message === 'the database is away');
  await expect.poll(() => outages().length).toBe(1);
  expect(await keys.publicKey(kid)).not.toBeNull();
});

test('a key is withdrawn once', async () => {
  const { insert, withdraw } = await setUp();
  const kid = await insert();
  expect([await withdraw(kid), await withdraw(kid), await withdraw('key-nobodys')]).toEqual([true, false, false]);
});
