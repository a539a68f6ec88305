import { expect, test } from 'vitest';
import { manualClock } from '../../clock.ts';
import { createLogger } from '../../log.ts';
import { inTransaction } from '../../mongo/transaction.ts';
import { createExportJobs, exportJobIndexes } from '../../privacy/exportJobs.ts';
import type { ExportPart, PartsOut } from '../../privacy/exportJobs.ts';
import { without } from '../../privacy/personalData.ts';
import type { ExportedCollection, StoredRow } from '../../privacy/personalData.ts';
import { testDatabase } from '../mongo/testDatabase.ts';
import { collectionsIn } from './answeredExport.ts';

const sources: readonly ExportedCollection[] = [
  { collection: 'things', of: ({ userId }) => ({ ownerId: userId }), toExport: without('secret') },
  { collection: 'others', of: ({ userId }) => ({ ownerId: userId }), toExport: without() },
];
const exportId = 'dex_1';
const log = createLogger({ service: 'test', level: 'silent' });

/** `count` things of Ada's among as many of Bob's; what is told is kept in a collection, as an outbox would. */
const givenThings = async ({ count, waiting = () => 0 }: { count: number; waiting?: () => number }) => {
  const { connection } = await testDatabase({ indexes: [...exportJobIndexes, { collection: 'told', indexes: [] }] });
  const rows = (ownerId: string): StoredRow[] =>
    Array.from({ length: count }, (_, index) => ({
      _id: `${ownerId}-${String(index).padStart(5, '0')}`,
      ownerId,
      secret: 'sesame',
      text: 'é'.repeat(40),
    }));
  await connection.collection<StoredRow>('things').insertMany([...rows('usr_ada'), ...rows('usr_bob')]);
  const told = () => connection.collection<StoredRow & { part: ExportPart }>('told');
  const forgotten: string[] = [];
  const out = (before: (part: ExportPart) => void = () => undefined): PartsOut => ({
    tell: async (part, { session }) => {
      before(part);
      const id = `evt_${part.index}_${Math.random()}`;
      await told().insertOne({ _id: id, part }, { session });
      return [id];
    },
    waiting: () => Promise.resolve(waiting()),
    forget: (eventIds) => {
      forgotten.push(...eventIds);
      return Promise.resolve();
    },
  });
  const process = ({ before, maximumBytes = 1_000 }: { before?: (part: ExportPart) => void; maximumBytes?: number } = {}) =>
    createExportJobs({ connection, sources, out: out(before), clock: manualClock(new Date()), log, maximumBytes });
  const parts = async () => (await told().find().sort({ 'part.index': 1 }).toArray()).map(({ part }) => ({ type: 'told', ...part }));
  await inTransaction(connection, (session) => process().add({ exportId, userId: 'usr_ada', requestId: null, session }));
  return { connection, process, parts, forgotten, jobCount: () => connection.collection('exportJobs').countDocuments() };
};

test('what a person has comes in parts of a bounded size, each row once, none of another person’s and no secret', async () => {
  const { process, parts, forgotten, jobCount } = await givenThings({ count: 100 });
  const jobs = process();

  await jobs.work();

  const told = await parts();
  expect(told.map(({ index }) => index)).toEqual(told.map((_, place) => place));
  expect(told.map(({ isLast }) => isLast)).toEqual(told.map((_, place) => place === told.length - 1));
  expect(told.length).toBe(15);
  // A little more than the rows: the names around them.
  expect(Math.max(...told.map(({ text }) => Buffer.byteLength(text)))).toBeLessThan(1_100);
  const { things = [], others } = collectionsIn(told);
  expect(things.map(({ id }) => id)).toEqual(Array.from({ length: 100 }, (_, index) => `usr_ada-${String(index).padStart(5, '0')}`));
  expect([Object.keys(things[0] ?? {}), others]).toEqual([['id', 'ownerId', 'text'], []]);
  await jobs.work();
  expect([forgotten.length, await jobCount()]).toEqual([15, 0]);
});

test('a process that ends between two parts is gone on for by another, without a gap or a double', async () => {
  const { process, parts } = await givenThings({ count: 100 });
  let left = 5;
  const dying = process({
    before: () => {
      if (left === 0) throw new Error('the process ends here');
      left -= 1;
    },
  });

  await dying.work();
  expect(await parts()).toHaveLength(5);
  await process().work();

  const told = await parts();
  expect(told.map(({ index }) => index)).toEqual(told.map((_, place) => place));
  expect(new Set(collectionsIn(told)['things']?.map(({ id }) => id)).size).toBe(100);
  expect(collectionsIn(told)['things']).toHaveLength(100);
});

test('a share that cannot be told holds up nobody else’s, and is told when it can be', async () => {
  const { connection, process, parts } = await givenThings({ count: 10 });
  await inTransaction(connection, (session) => process().add({ exportId: 'dex_2', userId: 'usr_bob', requestId: null, session }));
  const failing = process({
    before: (part) => {
      if (part.exportId === exportId) throw new Error('no room for it');
    },
  });
  const told = async () => [...new Set((await parts()).map((part) => part.exportId))].sort();

  await failing.work();
  expect(await told()).toEqual(['dex_2']);
  await process().work();

  expect(await told()).toEqual([exportId, 'dex_2']);
});

test('of four processes at one job exactly one tells each part', async () => {
  const { process, parts } = await givenThings({ count: 100 });

  await Promise.all(Array.from({ length: 4 }, () => process().work()));
  await process().work();

  const told = await parts();
  expect(told.map(({ index }) => index)).toEqual(told.map((_, place) => place));
  expect(collectionsIn(told)['things']).toHaveLength(100);
});

test('asked twice it is one job, and a job with much on its way waits', async () => {
  let waiting = 16;
  const { connection, process, parts, jobCount } = await givenThings({ count: 100, waiting: () => waiting });
  const jobs = process();
  await inTransaction(connection, (session) => jobs.add({ exportId, userId: 'usr_ada', requestId: null, session }));
  expect(await jobCount()).toBe(1);

  await jobs.work();
  expect(await parts()).toHaveLength(0);
  waiting = 15;
  await jobs.work();

  expect(await parts()).toHaveLength(15);
  // What has not arrived is not forgotten.
  await jobs.work();
  expect(await jobCount()).toBe(1);
});

test('somebody of whom nothing is held is told of in one part without a row', async () => {
  const { connection, process, parts } = await givenThings({ count: 1 });
  await connection.collection<StoredRow>('things').deleteMany({ ownerId: 'usr_ada' });

  await process().work();

  expect((await parts()).map(({ index, isLast, text }) => [index, isLast, text])).toEqual([
    [0, true, '[{"collection":"things","rows":[]},{"collection":"others","rows":[]}]'],
  ]);
});
