import { Fault } from '../../faults.ts';
import { expect, test } from 'vitest';
import { connectionResolvers, emptyPage, encodeCursor, keysetFilter, parsePage, sortOf, toPage } from '../../graphql/pagination.ts';
import type { OrderKey, Position } from '../../graphql/pagination.ts';
import { collectionOf } from '../../mongo/connection.ts';
import { testDatabase } from '../mongo/testDatabase.ts';

type Row = { _id: string; score?: number | null; createdAt: Date | null };

// Ties in both fields and in the pair, nulls, absent fields, zero and a negative number.
const rows: Row[] = Array.from({ length: 60 }, (_, index) => {
  const score = [null, undefined, 0, -1, 5, 5][index % 6];
  return {
    _id: `row_${String(index).padStart(2, '0')}`,
    ...(score === undefined ? {} : { score }),
    createdAt: index % 5 === 0 ? null : new Date(Date.UTC(2026, 0, 1 + (index % 4))),
  };
});

const directions = ['ASC', 'DESC'] as const;
const orders = directions.flatMap((score) => directions.flatMap((createdAt) => directions.map((id) => ({ score, createdAt, id }))));

test.each(orders)('walking all pages gives every row exactly once, in order: %o', async ({ score, createdAt, id }) => {
  const { connection } = await testDatabase();
  const collection = collectionOf<Row>({ connection, name: 'rows' });
  await collection.insertMany(rows);
  const keys: OrderKey[] = [
    { field: 'score', direction: score },
    { field: 'createdAt', direction: createdAt, isInstant: true },
    { field: '_id', direction: id },
  ];
  const positionOf = (row: Row): Position => [row.score ?? null, row.createdAt?.getTime() ?? null, row._id];
  const expected = (await collection.find().sort(sortOf(keys)).toArray()).map(({ _id }) => _id);
  expect(new Set(expected).size).toBe(60);

  for (const first of [1, 7, 60, 100]) {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = parsePage({ first, after, keyCount: 3, locale: 'fr' });
      const found: Row[] = await collection
        .find(keysetFilter({ keys, after: page.after }))
        .sort(sortOf(keys))
        .limit(first + 1)
        .toArray();
      const { nodes, pageInfo } = connectionResolvers<Row>();
      const answered = toPage({ rows: found, page, positionOf, countAll: () => Promise.resolve(60) });
      seen.push(...nodes(answered).map(({ _id }) => _id));
      const { hasNextPage, hasPreviousPage, endCursor } = pageInfo(answered);
      expect(hasPreviousPage).toBe(page.after !== null);
      after = hasNextPage ? endCursor : null;
    } while (after !== null);
    expect({ first, seen }).toEqual({ first, seen: expected });
  }
});

test('a page goes on where it stood although rows were added before and removed behind it', async () => {
  const { connection } = await testDatabase();
  const collection = collectionOf<Row>({ connection, name: 'rows' });
  await collection.insertMany(['b', 'd', 'f', 'h'].map((_id) => ({ _id, createdAt: null })));
  const keys: OrderKey[] = [{ field: '_id', direction: 'ASC' }];
  await collection.insertOne({ _id: 'a', createdAt: null });
  await collection.deleteOne({ _id: 'd' });
  const behind = await collection
    .find(keysetFilter({ keys, after: ['d'] }))
    .sort(sortOf(keys))
    .toArray();
  expect(behind.map(({ _id }) => _id)).toEqual(['f', 'h']);
});

const refusalOf = (request: Parameters<typeof parsePage>[0]): unknown => {
  try {
    return parsePage(request);
  } catch (error) {
    return error instanceof Fault ? { message: error.details.wording?.en, code: error.code, field: error.details.field } : error;
  }
};

test('first is 20 unless told, and goes from 1 to 100', () => {
  expect(parsePage({ keyCount: 1, locale: 'fr' })).toEqual({ first: 20, after: null });
  expect(parsePage({ first: null, after: null, keyCount: 1, locale: 'fr' })).toEqual({ first: 20, after: null });
  expect(parsePage({ first: 1, keyCount: 1, locale: 'fr' }).first).toBe(1);
  expect(parsePage({ first: 100, keyCount: 1, locale: 'fr' }).first).toBe(100);
  for (const first of [0, -1, 101, 2_147_483_647]) {
    expect(refusalOf({ first, keyCount: 1, locale: 'fr' })).toEqual({
      message: 'first goes from 1 to 100.',
      field: 'first',
      code: 'BAD_USER_INPUT',
    });
  }
  expect(refusalOf({ first: 101, keyCount: 1, locale: 'en' })).toEqual({
    message: 'first goes from 1 to 100.',
    field: 'first',
    code: 'BAD_USER_INPUT',
  });
});

const encoded = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
test.each([
  ['another list', encodeCursor([1, 'crs_1'])],
  ['a longer order', encodeCursor([1, 2, 3, 'crs_1'])],
  ['nothing', ''],
  ['no cursor at all', 'crs_1'],
  ['half a cursor', encodeCursor([1, 2, 'crs_1']).slice(0, 8)],
  ['an object', encoded({ $gt: '' })],
  ['an operator inside', encoded([{ $gt: '' }, 1, 'crs_1'])],
  ['a list inside', encoded([[1], 1, 'crs_1'])],
  ['a truth value', encoded([true, 1, 'crs_1'])],
  ['a text', encoded('"crs_1"')],
  ['nothing inside', encoded([])],
])('a cursor of %s is refused', (_, after) => {
  expect(refusalOf({ after, keyCount: 3, locale: 'en' })).toEqual({
    message: 'after is no cursor of this list.',
    field: 'after',
    code: 'BAD_USER_INPUT',
  });
});

test('a cursor that is made up answers rows of the list or none, and breaks nothing', async () => {
  const { connection } = await testDatabase();
  const collection = collectionOf<Row>({ connection, name: 'rows' });
  await collection.insertMany(rows);
  const keys: OrderKey[] = [
    { field: 'createdAt', direction: 'DESC', isInstant: true },
    { field: '_id', direction: 'DESC' },
  ];
  const positions: Position[] = [
    [1e300, 'x'],
    [-1e300, 'x'],
    ['text', 3],
    [null, null],
    [0.5, ''],
  ];
  for (const after of positions) {
    const found = await collection.find(keysetFilter({ keys, after })).sort(sortOf(keys)).toArray();
    expect(new Set(found.map(({ _id }) => _id)).size).toBe(found.length);
  }
});

test('a connection gives each edge its own cursor, and counts only when it is asked', async () => {
  let counts = 0;
  const page = toPage({
    rows: ['a', 'b', 'c'],
    page: { first: 2, after: null },
    positionOf: (row) => [row],
    countAll: () => Promise.resolve((counts += 1)),
  });
  const { edges, nodes, pageInfo, totalCount } = connectionResolvers<string>();
  expect(nodes(page)).toEqual(['a', 'b']);
  expect(edges(page)).toEqual([
    { node: 'a', cursor: encodeCursor(['a']) },
    { node: 'b', cursor: encodeCursor(['b']) },
  ]);
  expect(pageInfo(page)).toEqual({
    hasNextPage: true,
    hasPreviousPage: false,
    startCursor: encodeCursor(['a']),
    endCursor: encodeCursor(['b']),
  });
  expect(counts).toBe(0);
  expect(await totalCount(page)).toBe(1);
});

test('an empty page has no cursors and nothing before or after', async () => {
  const { pageInfo, nodes, totalCount } = connectionResolvers<string>();
  expect(nodes(emptyPage())).toEqual([]);
  expect(pageInfo(emptyPage())).toEqual({ hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null });
  expect(await totalCount(emptyPage())).toBe(0);
});
