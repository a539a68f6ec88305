import { expect, expectTypeOf, test } from 'vitest';
import { defineCollection } from '../../mongo/collection.ts';
import type { DomainOf, RowOf } from '../../mongo/collection.ts';
import { embedded, json, listOf, nullable, oneOf, optional } from '../../mongo/fields.ts';
import { testDatabase } from './testDatabase.ts';

const reviews = defineCollection({
  name: 'reviews',
  schema: {
    authorId: String,
    rating: Number,
    isShown: Boolean,
    createdAt: Date,
    body: nullable(String),
    level: oneOf(['LOW', 'HIGH']),
    tags: listOf(String),
    price: nullable(embedded({ amountMinor: Number, currency: String })),
    answers: listOf(embedded({ text: String, at: nullable(Date) })),
    details: json<{ [name: string]: unknown }>(),
    expiresAt: optional(Date),
    searchKey: String,
  },
  internal: ['searchKey'],
  indexes: [{ name: 'author', key: { authorId: 1 } }],
  personalData: { subject: 'authorId', export: 'all', onErasure: 'delete' },
});
type Row = RowOf<typeof reviews>;
const row: Row = {
  _id: 'rev_1',
  authorId: 'usr_1',
  rating: 4,
  isShown: true,
  createdAt: new Date(5),
  body: null,
  level: 'HIGH',
  tags: [],
  price: { amountMinor: 100, currency: 'EUR' },
  answers: [{ text: 'a', at: null }],
  details: { empty: {}, $dollar: [1, null] },
  searchKey: 'x',
};

test('infers the row and the domain type from the schema', () => {
  expectTypeOf<Row['body']>().toEqualTypeOf<string | null>();
  expectTypeOf<Row['level']>().toEqualTypeOf<'LOW' | 'HIGH'>();
  expectTypeOf<Row['answers']>().toEqualTypeOf<{ text: string; at: Date | null }[]>();
  expectTypeOf<Row['expiresAt']>().toEqualTypeOf<Date | undefined>();
  expectTypeOf<DomainOf<typeof reviews>>().not.toHaveProperty('searchKey');
  expectTypeOf<DomainOf<typeof reviews>>().toHaveProperty('id');
});

test('stores a row exactly as it is given', async () => {
  const { connection } = await testDatabase();
  const rows = reviews.open(connection);

  await rows.insertMany([row]);

  expect(await rows.findOne({ _id: 'rev_1' }).lean()).toEqual(row);
  expect(await connection.collection('reviews').findOne()).toEqual(row);
});

test('adds no field that an upsert does not name', async () => {
  const { connection } = await testDatabase();
  const rows = reviews.open(connection);

  await rows.updateOne({ _id: 'rev_2' }, { $setOnInsert: { authorId: 'usr_1' } }, { upsert: true });

  expect(await connection.collection('reviews').findOne()).toEqual({ _id: 'rev_2', authorId: 'usr_1' });
});

test('accepts an update pipeline', async () => {
  const { connection } = await testDatabase();
  const rows = reviews.open(connection);
  await rows.insertMany([row]);

  await rows.updateOne({ _id: row._id }, [{ $set: { rating: { $add: ['$rating', 1] } } }], { updatePipeline: true });
  const after = await rows
    .findOneAndUpdate({ _id: row._id }, [{ $set: { rating: { $add: ['$rating', 1] } } }], { updatePipeline: true, returnDocument: 'after' })
    .lean();

  expect(after?.rating).toBe(6);
});

test.each([
  ['insert', (rows: ReturnType<typeof reviews.open>) => rows.insertMany([{ ...row, other: 1 }])],
  ['update', (rows: ReturnType<typeof reviews.open>) => rows.updateOne({ _id: row._id }, { $set: { other: 1 } })],
  ['embedded update', (rows: ReturnType<typeof reviews.open>) => rows.updateOne({ _id: row._id }, { $set: { 'price.other': 1 } })],
  ['upsert', (rows: ReturnType<typeof reviews.open>) => rows.updateOne({ _id: 'rev_9' }, { $setOnInsert: { other: 1 } }, { upsert: true })],
  ['filter', (rows: ReturnType<typeof reviews.open>) => rows.findOne({ other: 1 })],
])('refuses an unknown field in an %s', async (_, write) => {
  const { connection } = await testDatabase();
  const rows = reviews.open(connection);
  await rows.insertMany([row]);

  await expect(write(rows)).rejects.toThrow(/other/);

  expect(await connection.collection('reviews').find().toArray()).toEqual([row]);
});
