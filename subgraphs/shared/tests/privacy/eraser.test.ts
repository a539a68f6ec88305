import type { Connection } from 'mongoose';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { neverCrash } from '../../crashPoint.ts';
import { outboxIndexes } from '../../events/outbox.collection.ts';
import { createEraser, eraserIndexes, toldOf } from '../../privacy/eraser.ts';
import { without } from '../../privacy/personalData.ts';
import type { PersonalData, StoredRow } from '../../privacy/personalData.ts';
import { testDatabase } from '../mongo/testDatabase.ts';

const personFields = ['userId', 'learnerId'];
const ofOwner = ({ userId }: { userId: string }) => ({ ownerId: userId });
const personalData: PersonalData = {
  personal: [
    { collection: 'things', of: ofOwner, toExport: without(), onErasure: 'delete' },
    { collection: 'secrets', of: ofOwner, leftOut: 'of no use to the person', onErasure: 'delete' },
    { collection: 'books', of: ofOwner, toExport: without(), onErasure: { kept: 'they have to balance' } },
    { collection: 'accounts', of: ofOwner, toExport: without(), onErasure: { handledBy: 'the test' } },
  ],
  leftOut: {},
};
const places = ['things', 'secrets', 'books', 'accounts'];

type Told = { id: string; payload?: object; actor?: object; state?: string; type?: string };
const told = ({ id, payload = {}, actor = { kind: 'system', name: 'test' }, state = 'open', type = 'course.thing.happened' }: Told) => ({
  _id: id,
  state,
  recordedAt: new Date(),
  deliveries: [],
  doneAt: state === 'done' ? new Date() : null,
  envelope: { id, type, actor, payload, aggregate: { type: 'Thing', id: `thg_${id}` } },
});
const ada = { kind: 'user', userId: 'usr_ada' };
const say = (connection: Connection, rows: readonly Told[]) => connection.collection<StoredRow>('outbox').insertMany(rows.map(told));
const idsIn = async (connection: Connection, collection: string): Promise<string[]> =>
  (await connection.collection<StoredRow>(collection).find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id);

const givenRows = async ({ count }: { count: number }): Promise<Connection> => {
  const { connection } = await testDatabase({ indexes: [...outboxIndexes, ...eraserIndexes(personFields)] });
  for (const place of places)
    await connection
      .collection<StoredRow>(place)
      .insertMany([
        ...Array.from({ length: count }, (_, index) => ({ _id: `${place}-${index}`, ownerId: 'usr_ada' })),
        { _id: `${place} of Bob`, ownerId: 'usr_bob' },
      ]);
  return connection;
};

test(
  'what is declared to be deleted goes, however much there is of it, what is not stays, and nobody else loses a row',
  { tags: ['H18'] },
  async () => {
    const connection = await givenRows({ count: 1_200 });
    const erase = createEraser({ subgraph: 'course', connection, personalData, personFields, reachPoint: neverCrash });

    await erase({ userId: 'usr_ada' });

    const counts = await Promise.all(places.map((place) => connection.collection(place).countDocuments()));
    expect(counts).toEqual([1, 1, 1_201, 1_201]);
    expect([await idsIn(connection, 'things'), await idsIn(connection, 'secrets')]).toEqual([['things of Bob'], ['secrets of Bob']]);
  },
);

test(
  'in the order that is declared, between what the subgraph does before and after; repeated from wherever it was ended',
  { tags: ['H18'] },
  async () => {
    const connection = await givenRows({ count: 1 });
    await say(connection, [{ id: 'evt_1', payload: { userId: 'usr_ada' } }]);
    const states: [string, ...number[]][] = [];
    const look = async (point: string): Promise<void> => {
      const of = (place: string) => connection.collection(place).countDocuments({ _id: { $not: / of Bob$/ } });
      states.push([point, await of('things'), await of('secrets'), await of('outbox')]);
    };
    let left = 1;
    const erase = createEraser({
      subgraph: 'course',
      connection,
      personalData,
      personFields,
      ownErasure: { before: () => look('before'), after: () => look('after') },
      reachPoint: (point) => {
        if (left > 0) throw new Error(`ended at ${point}`);
      },
    });

    await expect(erase({ userId: 'usr_ada' })).rejects.toThrow('ended at course.erasure.collectionErased');
    await look('ended');
    left = 0;
    await erase({ userId: 'usr_ada' });

    expect(states).toEqual([
      ['before', 1, 1, 1],
      ['ended', 0, 1, 1],
      ['before', 0, 1, 1],
      ['after', 0, 0, 0],
    ]);
  },
);

test(
  'deletes events about the person, delivered or not, and events they caused once delivered, and keeps the events of the erasure',
  { tags: ['H18'] },
  async () => {
    const connection = await givenRows({ count: 1 });
    await say(connection, [
      { id: 'evt_1', payload: { userId: 'usr_ada' } },
      { id: 'evt_2', payload: { learnerId: 'usr_ada' }, state: 'dead' },
      { id: 'evt_3', payload: { userId: 'usr_bob' }, actor: ada, state: 'done' },
      { id: 'evt_4', payload: { userId: 'usr_bob' }, actor: ada },
      { id: 'evt_5', payload: { userId: 'usr_ada' }, state: 'done', type: 'course.erasure.completed' },
      { id: 'evt_6', payload: { userId: 'usr_bob' }, state: 'done' },
      { id: 'evt_7', payload: { ownerId: 'usr_ada' } },
    ]);
    const erase = createEraser({ subgraph: 'course', connection, personalData, personFields, reachPoint: neverCrash });

    await erase({ userId: 'usr_ada' });

    expect(await idsIn(connection, 'outbox')).toEqual(['evt_4', 'evt_5', 'evt_6', 'evt_7']);
  },
);

test('among 3,000 events of others the outbox reads those of the person and no more', { tags: ['H18'] }, async () => {
  const connection = await givenRows({ count: 1 });
  const others = Array.from({ length: 3_000 }, (_, index) => ({
    id: `evt_${String(index).padStart(5, '0')}`,
    payload: index % 2 === 0 ? { userId: `usr_${index}` } : { learnerId: `usr_${index}` },
    actor: { kind: 'user', userId: `usr_${index}` },
    state: index % 3 === 0 ? 'open' : 'done',
  }));
  await say(connection, [
    ...others,
    { id: 'evt_a', payload: { userId: 'usr_ada' } },
    { id: 'evt_b', payload: { learnerId: 'usr_ada' }, state: 'done' },
    { id: 'evt_c', actor: ada, state: 'done' },
  ]);

  const plan = z.object({ executionStats: z.object({ nReturned: z.number(), totalDocsExamined: z.number() }) }).parse(
    await connection
      .collection('outbox')
      .find(toldOf({ userId: 'usr_ada', personFields }))
      .explain('executionStats'),
  );

  expect(plan.executionStats).toEqual({ nReturned: 3, totalDocsExamined: 3 });
});
