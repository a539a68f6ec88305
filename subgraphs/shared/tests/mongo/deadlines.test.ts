import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { deadlineIn, runDetached, runWithin } from '../../concurrency/deadline.ts';
import { createLogger } from '../../log.ts';
import { collectionOf, connectMongo } from '../../mongo/connection.ts';
import type { MongoHandle } from '../../mongo/connection.ts';
import { operationTimedOut } from '../../mongo/mongoErrors.ts';
import { inTransaction } from '../../mongo/transaction.ts';

type Row = { _id: string; count: number };
let mongo: MongoHandle;
beforeAll(async () => {
  mongo = connectMongo({
    uri: inject('mongoUri'),
    database: `deadlines_${randomBytes(6).toString('hex')}`,
    log: createLogger({ service: 'test', level: 'silent' }),
  });
  await mongo.untilReady();
  await collectionOf<Row>({ connection: mongo.connection, name: 'rows' }).insertOne({ _id: 'a', count: 0 });
});
afterAll(async () => {
  await mongo.connection.dropDatabase();
  await mongo.close();
});

const rows = () => collectionOf<Row>({ connection: mongo.connection, name: 'rows' });
const model = () =>
  mongo.connection.model<Row>('Row', new mongoose.Schema<Row>({ _id: String, count: Number }), 'rows', { overwriteModels: true });
/** Holds the server for ten minutes, unless a time limit ends it. */
const endless = { $where: 'sleep(600000) || true' };
const outcomeOf = (work: () => Promise<unknown>) =>
  work().then(
    () => 'done',
    (error: unknown) => (operationTimedOut(error) ? 'timed out' : error),
  );

test.each<[string, () => Promise<unknown>]>([
  ['find', () => rows().findOne(endless)],
  ['updateOne', () => rows().updateOne(endless, { $inc: { count: 1 } })],
  ['find of a model', () => model().findOne(endless).lean().exec()],
  [
    'updateOne of a model',
    () =>
      model()
        .updateOne(endless, { $inc: { count: 1 } })
        .exec(),
  ],
  [
    'findOneAndUpdate of a model',
    () =>
      model()
        .findOneAndUpdate(endless, { $inc: { count: 1 } })
        .exec(),
  ],
])('22a %s of an operation ends with the operation', async (_, work) => {
  expect(await outcomeOf(() => runWithin(deadlineIn(1_000), work))).toBe('timed out');
});

test('22a work that an operation leaves behind is not ended with it', async () => {
  const late = runWithin(deadlineIn(1), () => runDetached(() => outcomeOf(() => rows().findOne({ $where: 'sleep(100) || true' }))));
  expect(await late).toBe('done');
});

test('22a a transaction of an operation reads, writes and commits within its time', async () => {
  await runWithin(deadlineIn(280_000), () =>
    inTransaction(mongo.connection, async (session) => {
      await rows().updateOne({ _id: 'a' }, { $inc: { count: 1 } }, { session });
      await model().updateOne({ _id: 'a' }, { $inc: { count: 1 } }, { session });
      expect(await rows().findOne({ _id: 'a' }, { session })).toEqual({ _id: 'a', count: 2 });
    }),
  );
  expect(await rows().findOne({ _id: 'a' })).toEqual({ _id: 'a', count: 2 });
});

test('22a a conflict is retried until the operation ends, however long its transaction might be', async () => {
  const holder = mongo.connection.getClient().startSession();
  holder.startTransaction();
  await rows().updateOne({ _id: 'a' }, { $inc: { count: 1 } }, { session: holder });
  let attempts = 0;
  const outcome = outcomeOf(() =>
    runWithin(deadlineIn(3_000), () =>
      inTransaction(
        mongo.connection,
        async (session) => {
          attempts += 1;
          await rows().updateOne({ _id: 'a' }, { $inc: { count: 1 } }, { session });
        },
        { deadlineMs: 600_000 },
      ),
    ),
  );
  expect(await outcome).not.toBe('done');
  expect(attempts).toBeGreaterThan(1);
  await holder.abortTransaction();
  await holder.endSession();
});
