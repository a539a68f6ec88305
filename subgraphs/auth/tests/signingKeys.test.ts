import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { manualClock } from '#shared/clock.ts';
import { createLogger } from '#shared/log.ts';
import { claimIndexes, createClaims } from '#shared/mongo/claims.ts';
import { indexesOf } from '#shared/mongo/collection.ts';
import { connectMongo } from '#shared/mongo/connection.ts';
import { inTransaction } from '#shared/mongo/transaction.ts';
import { silent, testDatabase } from '../../shared/tests/mongo/testDatabase.ts';
import { createSealer, deriveKey } from '../src/crypto/secrets.ts';
import { createSigningKeys } from '../src/crypto/signingKeys.ts';
import { createSigningKeyRow, signingKeyCollection, signingKeyRepository } from '../src/crypto/signingKey.collection.ts';
import { authSecret } from './kit.ts';

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
  const started = async ({ refreshEveryMs = 3_600_000, through = connection } = {}) => {
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
  /** By another process. */
  const insert = async (signsFrom = clock.now()): Promise<string> => {
    const row = createSigningKeyRow({ sealer, now: clock.now(), signsFrom });
    await inTransaction(connection, (session) => rows.insert(row, session));
    return row._id;
  };
  const withdraw = (kid: string): Promise<boolean> =>
    inTransaction(connection, (session) => rows.withdraw({ kid, at: clock.now(), session }));
  return { connection, uri, database, clock, lines, rows, started, insert, withdraw };
};

test('of eight that start at the same time one makes the first key, says so, and all have it', async () => {
  const { lines, rows, started } = await setUp();
  const all = await Promise.all(Array.from({ length: 8 }, () => started()));
  const made = await rows.all();
  expect(made).toHaveLength(1);
  expect(lines).toEqual([{ level: 'info', message: 'signing key made', kid: made[0]?._id }]);
  expect(new Set(all.map((keys) => keys.signingKey().kid))).toEqual(new Set([made[0]?._id]));
});

test('where there is a key none is made, whoever made it', async () => {
  const { lines, rows, started, insert } = await setUp();
  const kid = await insert();
  const keys = await started();
  expect(keys.signingKey().kid).toBe(kid);
  expect([await rows.all(), lines]).toEqual([[expect.objectContaining({ _id: kid })], []]);
});

test('before a key was read nothing is signed', async () => {
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

test('what other processes make and withdraw is heard of by looking again, until the end', async () => {
  const { started, insert, withdraw } = await setUp();
  const [keys, ended] = [await started({ refreshEveryMs: 20 }), await started({ refreshEveryMs: 20 })];
  await ended.stop();
  const first = keys.signingKey().kid;
  const second = await insert();
  await expect.poll(() => keys.publicKey(second)).not.toBeNull();
  expect(await withdraw(first)).toBe(true);
  await expect.poll(() => keys.publicKey(first)).toBeNull();
  expect([ended.publicKey(first) === null, ended.publicKey(second)]).toEqual([false, null]);
});

test('keeps the known keys in force while the database is away, and logs the outage', async () => {
  const { uri, database, lines, started } = await setUp();
  const own = connectMongo({ uri, database, log: silent });
  await own.untilReady();
  const keys = await started({ refreshEveryMs: 20, through: own.connection });
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
