import { expect, test } from 'vitest';
import { connectionResolvers } from '../../graphql/connections.ts';
import { Fault } from '../../faults.ts';
import { encodeCursor } from '../../lists/cursor.ts';
import { defineList, maximumPageSize } from '../../lists/list.ts';
import { collectionOf } from '../../mongo/connection.ts';
import { testDatabase } from '../mongo/testDatabase.ts';

type Stored = { _id: string; score?: number | null; createdAt: Date | null };
type Row = { id: string; score: number | null; createdAt: Date | null };
const toRow = ({ _id, score, createdAt }: Stored): Row => ({ id: _id, score: score ?? null, createdAt });

// Ties in both fields and in the pair, nulls, absent fields, zero and a negative number.
const stored: Stored[] = Array.from({ length: 60 }, (_, index) => {
  const score = [null, undefined, 0, -1, 5, 5][index % 6];
  return {
    _id: `row_${String(index).padStart(2, '0')}`,
    ...(score === undefined ? {} : { score }),
    createdAt: index % 5 === 0 ? null : new Date(Date.UTC(2026, 0, 1 + (index % 4))),
  };
});
const directions = ['ASC', 'DESC'] as const;
const orders = directions.flatMap((score) => directions.flatMap((createdAt) => directions.map((id) => ({ score, createdAt, id }))));

test.each(orders)('walks all pages in order and gives every row exactly once: %o', async ({ score, createdAt, id }) => {
  const { connection } = await testDatabase();
  const collection = collectionOf<Stored>({ connection, name: 'rows' });
  await collection.insertMany(stored);
  const list = defineList<Row>({
    name: 'rows',
    keys: [
      { field: 'score', kind: 'number', direction: score, isNullable: true },
      { field: 'createdAt', kind: 'instant', direction: createdAt, isNullable: true },
      { field: '_id', kind: 'string', direction: id },
    ],
  });
  const expected = (await collection.find().sort(list.sort).toArray()).map(({ _id }) => _id);

  for (const first of [1, 7, 60, 100]) {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = list.parsePage({ first, after });
      const found: Stored[] = await collection
        .find(list.after(page))
        .sort(list.sort)
        .limit(first + 1)
        .toArray();
      const answered = list.toPage({ rows: found.map(toRow), page, countAll: () => Promise.resolve(60) });
      const { nodes, pageInfo } = connectionResolvers<Row>();
      seen.push(...nodes(answered).map((row) => row.id));
      const { hasNextPage, hasPreviousPage, endCursor } = pageInfo(answered);
      expect(hasPreviousPage).toBe(page.after !== null);
      after = hasNextPage ? endCursor : null;
    } while (after !== null);
    expect({ first, seen }).toEqual({ first, seen: expected });
  }
});

const newest = defineList<Row>({
  name: 'rows.newest',
  keys: [
    { field: 'createdAt', kind: 'instant', direction: 'DESC' },
    { field: '_id', kind: 'string', direction: 'DESC' },
  ],
});
const fieldAtFault = (read: () => unknown): string | null => {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof Fault) return error.details.field ?? null;
    throw error;
  }
};

test.each([
  ['of another list', encodeCursor({ list: 'rows.oldest', position: [5, 'row_1'] })],
  ['with a value too few', encodeCursor({ list: 'rows.newest', position: [5] })],
  ['with a value too many', encodeCursor({ list: 'rows.newest', position: [5, 'row_1', 'x'] })],
  ['with a text for an instant', encodeCursor({ list: 'rows.newest', position: ['x', 'row_1'] })],
  ['with a number for an id', encodeCursor({ list: 'rows.newest', position: [5, 7] })],
  ['with an instant no calendar has', encodeCursor({ list: 'rows.newest', position: [9e15, 'row_1'] })],
  ['with null where no row holds null', encodeCursor({ list: 'rows.newest', position: [null, 'row_1'] })],
  ['without a list', Buffer.from('["x",5]').toString('base64url')],
  ['that is an object', Buffer.from('{"$gt":""}').toString('base64url')],
  ['with an operator', Buffer.from('["rows.newest",{"$gt":""},"row_1"]').toString('base64url')],
  ['that is not base64url', '&&&'],
  ['that is empty', ''],
  ['of 100,000 characters', 'A'.repeat(100_000)],
])('refuses a cursor %s', (_, after) => {
  expect(fieldAtFault(() => newest.parsePage({ after }))).toBe('after');
});

test.each([0, -1, maximumPageSize + 1, 2 ** 31])('refuses a page of %i', (first) => {
  expect(fieldAtFault(() => newest.parsePage({ first }))).toBe('first');
});

test('gives 20 rows unless asked, and 100 at most', () => {
  expect(newest.parsePage({}).first).toBe(20);
  expect(newest.parsePage({ first: null, after: null })).toEqual({ first: 20, after: null });
  expect(newest.parsePage({ first: 100 }).first).toBe(100);
});
