import { expect, test } from 'vitest';
import { systemClock } from '../../clock.ts';
import { fail, ok } from '../../result.ts';
import { claimIndexes, createClaims } from '../../mongo/claims.ts';
import { collectionOf } from '../../mongo/connection.ts';
import { inTransaction, onceEnded } from '../../mongo/transaction.ts';
import { testDatabase } from './testDatabase.ts';

type Counter = { _id: string; count: number };
const counters = [{ collection: 'counters', indexes: [] }];

test('40 transactions at once on one row all take effect, each once', async () => {
  const { connection } = await testDatabase({ indexes: counters });
  const rows = collectionOf<Counter>({ connection, name: 'counters' });
  await rows.insertOne({ _id: 'one', count: 0 });

  await Promise.all(
    Array.from({ length: 40 }, () =>
      inTransaction(
        connection,
        async (session) => {
          const row = await rows.findOne({ _id: 'one' }, { session });
          await rows.updateOne({ _id: 'one' }, { $set: { count: (row?.count ?? 0) + 1 } }, { session });
        },
        { deadlineMs: 25_000 },
      ),
    ),
  );

  expect(await rows.findOne({ _id: 'one' })).toEqual({ _id: 'one', count: 40 });
});

test('what waits for the end of a transaction is called once, after it, however often the work had to run', async () => {
  const { connection } = await testDatabase({ indexes: counters });
  const rows = collectionOf<Counter>({ connection, name: 'counters' });
  await rows.insertOne({ _id: 'one', count: 0 });
  const counted: (number | undefined)[] = [];
  const seen: Promise<void>[] = [];
  let attempts = 0;
  const listener = () =>
    void seen.push(
      rows.findOne({ _id: 'one' }).then((row) => {
        counted.push(row?.count);
      }),
    );
  await inTransaction(connection, async (session) => {
    attempts += 1;
    onceEnded(session, listener);
    onceEnded(session, listener);
    const row = await rows.findOne({ _id: 'one' }, { session });
    // Somebody else is quicker, twice.
    if (attempts < 3) await rows.updateOne({ _id: 'one' }, { $inc: { count: 10 } });
    await rows.updateOne({ _id: 'one' }, { $set: { count: (row?.count ?? 0) + 1 } }, { session });
  });
  await Promise.all(seen);
  expect([attempts, counted]).toEqual([3, [21]]);
});

test('a conflict that does not end is thrown at the deadline', async () => {
  const { connection } = await testDatabase({ indexes: counters });
  const rows = collectionOf<Counter>({ connection, name: 'counters' });
  await rows.insertOne({ _id: 'one', count: 0 });
  let attempts = 0;

  const second = inTransaction(connection, async (holder) => {
    await rows.updateOne({ _id: 'one' }, { $set: { count: 7 } }, { session: holder });
    return inTransaction(
      connection,
      async (session) => {
        attempts += 1;
        await rows.updateOne({ _id: 'one' }, { $inc: { count: 1 } }, { session });
      },
      { deadlineMs: 200 },
    ).catch((error: unknown) => error);
  });

  expect(await second).toMatchObject({ codeName: 'WriteConflict' });
  expect(attempts).toBeGreaterThan(1);
  expect(await rows.findOne({ _id: 'one' })).toEqual({ _id: 'one', count: 7 });
});

test('a refusal found after the first write leaves nothing and reaches the caller', async () => {
  const { connection } = await testDatabase({ indexes: counters });
  const rows = collectionOf<Counter>({ connection, name: 'counters' });

  const refused = await inTransaction(connection, async (session, { abort }) => {
    await rows.insertOne({ _id: 'one', count: 1 }, { session });
    return abort(fail('SOLD_OUT'));
  });
  const kept = await inTransaction(connection, async (session) => {
    await rows.insertOne({ _id: 'two', count: 2 }, { session });
    return ok('two');
  });

  expect(refused).toEqual({ ok: false, errors: ['SOLD_OUT'] });
  expect(kept).toEqual({ ok: true, value: 'two' });
  expect(await rows.find().toArray()).toEqual([{ _id: 'two', count: 2 }]);
});

test('work that throws leaves nothing and is not run again', async () => {
  const { connection } = await testDatabase({ indexes: counters });
  const rows = collectionOf<Counter>({ connection, name: 'counters' });
  let attempts = 0;

  const failing = inTransaction(connection, async (session) => {
    attempts += 1;
    await rows.insertOne({ _id: 'one', count: 1 }, { session });
    throw new Error('broken');
  });

  await expect(failing).rejects.toThrow('broken');
  expect(attempts).toBe(1);
  expect(await rows.countDocuments()).toBe(0);
});

test('of 20 who claim one address at once exactly one gets it, and after its release the next one can', async () => {
  const { connection } = await testDatabase({ indexes: claimIndexes });
  const claims = createClaims({ connection, clock: systemClock() });
  const claim = (ownerId: string) =>
    inTransaction(connection, (session) => claims.claim({ kind: 'email', value: 'a@example.test', ownerId, session }), {
      deadlineMs: 25_000,
    });

  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => claim(`usr_${index}`)));

  expect(answers.filter(Boolean)).toHaveLength(1);
  const owner = `usr_${answers.indexOf(true)}`;
  expect(await claims.ownerOf({ kind: 'email', value: 'a@example.test' })).toBe(owner);
  expect(await claim(owner)).toBe(true);
  expect(await claim('usr_late')).toBe(false);
  const release = (ownerId: string) =>
    inTransaction(connection, (session) => claims.release({ kind: 'email', value: 'a@example.test', ownerId, session }));
  expect(await release('usr_late')).toBe(false);
  expect(await release(owner)).toBe(true);
  expect(await claim('usr_late')).toBe(true);
});

test('a claim made in a transaction that is given up is free again', async () => {
  const { connection } = await testDatabase({ indexes: claimIndexes });
  const claims = createClaims({ connection, clock: systemClock() });
  const key = { kind: 'slug', value: 'react', ownerId: 'crs_1' };

  await inTransaction(connection, async (session, { abort }) => abort(await claims.claim({ ...key, session })));

  expect(await claims.ownerOf(key)).toBeNull();
});
