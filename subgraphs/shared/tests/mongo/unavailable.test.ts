import mongoose, { mongo } from 'mongoose';
import { expect, onTestFinished, test } from 'vitest';
import { faultCodeOf } from '../../graphql/formatFault.ts';
import { collectionOf, connectMongo, ensureIndexes } from '../../mongo/connection.ts';
import { inTransaction } from '../../mongo/transaction.ts';
import { silent, testDatabase } from './testDatabase.ts';

const schemaOf = () => new mongoose.Schema({ _id: String, name: String });
const rejection = async (work: () => unknown): Promise<unknown> => {
  try {
    await work();
    return null;
  } catch (error) {
    return error;
  }
};

/** Every way in which our code uses a connection. */
const uses: readonly [string, (connection: mongoose.Connection) => unknown][] = [
  ['a find of a model', (connection) => connection.model('A', schemaOf()).find({}).lean()],
  ['a find of one', (connection) => connection.model('B', schemaOf()).findOne({ _id: 'a' })],
  ['a save', (connection) => new (connection.model('C', schemaOf()))({ _id: 'a' }).save()],
  ['a creation', (connection) => connection.model('D', schemaOf()).create({ _id: 'a' })],
  ['an update', (connection) => connection.model('E', schemaOf()).updateOne({ _id: 'a' }, { $set: { name: 'b' } })],
  ['a bulk write', (connection) => connection.model('F', schemaOf()).bulkWrite([{ insertOne: { document: { _id: 'a' } } }])],
  ['an insertion of many', (connection) => connection.model('G', schemaOf()).insertMany([{ _id: 'a' }])],
  ['an aggregation', (connection) => connection.model('H', schemaOf()).aggregate([{ $match: {} }])],
  ['a count', (connection) => connection.model('I', schemaOf()).countDocuments({})],
  ['a cursor', (connection) => connection.model('J', schemaOf()).find({}).cursor().next()],
  ['a collection of the driver', (connection) => collectionOf({ connection, name: 'things' }).findOne({})],
  ['a collection of mongoose', (connection) => connection.collection('things').findOne({})],
  [
    'a transaction',
    (connection) => inTransaction(connection, (session) => collectionOf({ connection, name: 'things' }).findOne({}, { session })),
  ],
  ['indexes', (connection) => ensureIndexes({ connection, indexes: [{ collection: 'things', indexes: [] }] })],
];

test.each(uses)('%s before the first connection is SERVICE_UNAVAILABLE', async (_, use) => {
  const handle = connectMongo({ uri: 'mongodb://127.0.0.1:1/', database: 'away', log: silent });
  onTestFinished(() => handle.close());
  const error = await rejection(() => use(handle.connection));
  expect(error).toBeInstanceOf(Error);
  expect(faultCodeOf(error)).toBe('SERVICE_UNAVAILABLE');
});

test.each(uses)('%s after the connection was closed is SERVICE_UNAVAILABLE', async (_, use) => {
  const { uri } = await testDatabase();
  const handle = connectMongo({ uri, database: 'closed', log: silent });
  await handle.untilReady();
  await handle.close();
  const error = await rejection(() => use(handle.connection));
  expect(error).toBeInstanceOf(Error);
  expect(faultCodeOf(error)).toBe('SERVICE_UNAVAILABLE');
});

const named = (name: string): unknown => Object.defineProperty(new mongo.MongoDriverError('inside'), 'name', { value: name });
const coded = (code: number): unknown => new mongo.MongoServerError({ message: 'inside', code });

test.each<[string, unknown]>([
  ['mongoose without a connection', new mongoose.Error('Cannot call `a.find()` before initial connection is complete')],
  ['mongoose that waited for one', new mongoose.Error('Operation `a.find()` buffering timed out after 10000ms')],
  ['mongoose that found no server', new mongoose.Error.MongooseServerSelectionError('connect ECONNREFUSED')],
  ['the network', new mongo.MongoNetworkError('inside')],
  ['the network’s time-out', new mongo.MongoNetworkTimeoutError('inside')],
  ['no connection', new mongo.MongoNotConnectedError('inside')],
  ['a topology that is closed', new mongo.MongoTopologyClosedError('inside')],
  ['a server that is closed', new mongo.MongoServerClosedError('inside')],
  ['a client that is closed', new mongo.MongoClientClosedError()],
  ['a session that ended with its client', new mongo.MongoExpiredSessionError('inside')],
  ['a pool that is closed', named('MongoPoolClosedError')],
  ['a pool that was cleared', named('MongoPoolClearedError')],
  ['a full pool', named('MongoWaitQueueTimeoutError')],
  ...[6, 7, 64, 89, 91, 133, 134, 189, 262, 9_001, 10_058, 10_107, 11_600, 11_602, 13_435, 13_436].map((code): [string, unknown] => [
    `code ${String(code)} of a server that changes its state`,
    coded(code),
  ]),
  ['an error that was caused by one of these', new Error('ours', { cause: new mongo.MongoNetworkError('inside') })],
])('%s is SERVICE_UNAVAILABLE', (_, error) => {
  expect(faultCodeOf(error)).toBe('SERVICE_UNAVAILABLE');
});

test.each<[string, unknown]>([
  ['a document that breaks its schema', new mongoose.Error.ValidationError()],
  ['a value that fits no field', new mongoose.Error.CastError('Number', 'a', 'b')],
  ['a model that is not there', new mongoose.Error.MissingSchemaError('A')],
  ['a duplicate key', coded(11_000)],
  ['a command that is none', coded(59)],
  ['an argument that is none', new mongo.MongoInvalidArgumentError('inside')],
])('%s is a fault of ours', (_, error) => {
  expect(faultCodeOf(error)).toBe('INTERNAL_SERVER_ERROR');
});
