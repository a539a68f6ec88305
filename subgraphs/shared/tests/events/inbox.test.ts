import { expect, test } from 'vitest';
import { systemClock } from '../../clock.ts';
import type { AnyEnvelope } from '#events/envelope.ts';
import { newId } from '../../ids.ts';
import { applyNewer } from '../../events/applyNewer.ts';
import { PoisonEventError } from '../../events/eventErrors.ts';
import { consumer, createInbox } from '../../events/inbox.ts';
import { inboxStatus } from '../../events/deliveryStatus.ts';
import { defineCollection, indexesOf } from '../../mongo/collection.ts';
import { optional } from '../../mongo/fields.ts';
import { collectionOf, connectMongo } from '../../mongo/connection.ts';
import { inTransaction } from '../../mongo/transaction.ts';
import { silent, testDatabase } from '../mongo/testDatabase.ts';
import { countEffect, countingConsumer, effectTally, eventIndexes, thingHappened } from './eventFixtures.ts';

const clock = systemClock();
const envelopeOf = ({ thingId, sequence = 1, text = 'x' }: { thingId: string; sequence?: number; text?: string }): AnyEnvelope => ({
  id: newId('evt'),
  type: thingHappened.type,
  version: 1,
  publisher: 'course',
  aggregate: { type: 'Thing', id: thingId, sequence },
  occurredAt: new Date().toISOString(),
  recordedAt: new Date().toISOString(),
  actor: { kind: 'system', name: 'test' },
  organizationId: null,
  traceparent: null,
  requestId: null,
  payload: { thingId, text },
});

test('one event delivered 100 times at once through four processes’ inboxes takes effect once', { tags: ['D13'] }, async () => {
  const { connection, uri, database } = await testDatabase({ indexes: eventIndexes });
  const handles = Array.from({ length: 4 }, () => connectMongo({ uri, database, log: silent }));
  await Promise.all(handles.map((handle) => handle.untilReady()));
  const inboxes = handles.map((handle) =>
    createInbox({
      connection: handle.connection,
      subgraph: 'ai',
      consumers: [countingConsumer({ connection: handle.connection, subgraph: 'ai' })],
      clock,
      log: silent,
    }),
  );
  const envelope = envelopeOf({ thingId: 'thing' });

  const answers = await Promise.all(Array.from({ length: 25 }, () => inboxes.map((inbox) => inbox.receive(envelope))).flat());

  expect(answers.filter((answer) => answer === 'processed')).toHaveLength(1);
  expect(answers.filter((answer) => answer === 'duplicate')).toHaveLength(99);
  expect(await effectTally({ connection, subgraph: 'ai' })).toEqual({ 1: 1 });
  expect((await inboxStatus({ connection })).received).toBe(1);
  await Promise.all(handles.map((handle) => handle.close()));
});

test(
  'a handler that fails after its write leaves neither effect nor receipt, and the next delivery takes effect',
  { tags: ['D12'] },
  async () => {
    const { connection } = await testDatabase({ indexes: eventIndexes });
    let isFailing = true;
    const flaky = consumer(thingHappened, async ({ event, session }) => {
      await countEffect({ connection, subgraph: 'ai', thingId: event.payload.thingId, session });
      if (isFailing) throw new Error('injected');
    });
    const inbox = createInbox({ connection, subgraph: 'ai', consumers: [flaky], clock, log: silent });
    const envelope = envelopeOf({ thingId: 'thing' });

    await expect(inbox.receive(envelope)).rejects.toThrow('injected');
    expect(await effectTally({ connection, subgraph: 'ai' })).toEqual({});
    expect((await inboxStatus({ connection })).received).toBe(0);

    isFailing = false;
    expect(await inbox.receive(envelope)).toBe('processed');
    expect(await inbox.receive(envelope)).toBe('duplicate');
    expect(await effectTally({ connection, subgraph: 'ai' })).toEqual({ 1: 1 });
  },
);

test('afterCommit sees the committed effect on every delivery, and its failure does not fail the event', async () => {
  const { connection } = await testDatabase({ indexes: eventIndexes });
  const seen: unknown[] = [];
  const following = consumer(
    thingHappened,
    ({ event, session }) => countEffect({ connection, subgraph: 'ai', thingId: event.payload.thingId, session }),
    {
      afterCommit: async ({ event }) => {
        seen.push([event.payload.thingId, await effectTally({ connection, subgraph: 'ai' })]);
        throw new Error('injected');
      },
    },
  );
  const inbox = createInbox({ connection, subgraph: 'ai', consumers: [following], clock, log: silent });
  const envelope = envelopeOf({ thingId: 'thing' });

  expect(await inbox.receive(envelope)).toBe('processed');
  expect(await inbox.receive(envelope)).toBe('duplicate');
  expect(seen).toEqual([
    ['thing', { 1: 1 }],
    ['thing', { 1: 1 }],
  ]);
});

test('afterCommit does not run when the handler fails', async () => {
  const { connection } = await testDatabase({ indexes: eventIndexes });
  let isCalled = false;
  const failing = consumer(thingHappened, () => Promise.reject(new Error('injected')), {
    afterCommit: () => {
      isCalled = true;
      return Promise.resolve();
    },
  });
  const inbox = createInbox({ connection, subgraph: 'ai', consumers: [failing], clock, log: silent });

  await expect(inbox.receive(envelopeOf({ thingId: 'thing' }))).rejects.toThrow('injected');
  expect(isCalled).toBe(false);
});

test('a handler that violates a unique index of its collection fails and is not a duplicate', async () => {
  const { connection } = await testDatabase({ indexes: eventIndexes });
  const things = collectionOf({ connection, name: 'things' });
  await things.insertOne({ _id: 'taken' });
  const colliding = consumer(thingHappened, async ({ session }) => {
    await things.insertOne({ _id: 'taken' }, { session });
  });
  const inbox = createInbox({ connection, subgraph: 'ai', consumers: [colliding], clock, log: silent });

  await expect(inbox.receive(envelopeOf({ thingId: 'thing' }))).rejects.toMatchObject({ code: 11_000 });
});

test.each([
  { code: 'UNKNOWN_VERSION', change: { version: 2 } },
  { code: 'UNKNOWN_TYPE', change: { type: 'course.other.happened' } },
  { code: 'MALFORMED', change: { payload: { thingId: 7 } } },
  { code: 'MALFORMED', change: { id: 'evt_short' } },
  { code: 'MALFORMED', change: { aggregate: null } },
  { code: 'MALFORMED', change: { publisher: 'payment' } },
])('an event that cannot be understood ($change) is poison, $code, and leaves nothing', { tags: ['D11'] }, async ({ code, change }) => {
  const { connection } = await testDatabase({ indexes: eventIndexes });
  const inbox = createInbox({
    connection,
    subgraph: 'ai',
    consumers: [countingConsumer({ connection, subgraph: 'ai' })],
    clock,
    log: silent,
  });

  const refused: unknown = await inbox.receive({ ...envelopeOf({ thingId: 'thing' }), ...change }).catch((error: unknown) => error);

  expect(refused).toBeInstanceOf(PoisonEventError);
  expect(refused).toMatchObject({ code });
  expect((await inboxStatus({ connection })).received).toBe(0);
});

test('a subgraph that the contract does not name cannot consume it', async () => {
  const { connection } = await testDatabase({ indexes: [] });
  const consumers = [countingConsumer({ connection, subgraph: 'ai' })];
  expect(() => createInbox({ connection, subgraph: 'payment', consumers, clock, log: silent })).toThrow('does not name payment');
});

const projectionCollection = defineCollection({
  name: 'projections',
  schema: { sequence: Number, text: String, note: optional(String) },
  indexes: [],
  personalData: { none: 'rows of a test' },
});

test('of all orders in which the revisions of one aggregate may arrive, each doubled, one state comes out', { tags: ['D15'] }, async () => {
  const { connection } = await testDatabase({ indexes: [...eventIndexes, ...indexesOf([projectionCollection])] });
  const projections = projectionCollection.open(connection);
  const projecting = consumer(thingHappened, async ({ event, session }) => {
    const { id, sequence } = event.aggregate;
    await applyNewer({ connection, collection: projectionCollection, id, sequence, fields: { text: event.payload.text }, session });
  });
  const inbox = createInbox({ connection, subgraph: 'ai', consumers: [projecting], clock, log: silent });
  const orders = [
    [1, 2, 3],
    [1, 3, 2],
    [2, 1, 3],
    [2, 3, 1],
    [3, 1, 2],
    [3, 2, 1],
  ] as const;

  for (const order of orders) {
    const thingId = order.join('-');
    for (const sequence of order) {
      const twice = envelopeOf({ thingId, sequence, text: `revision ${sequence}` });
      await Promise.all([inbox.receive(twice), inbox.receive(twice)]);
    }
  }

  expect(await projections.find().sort({ _id: 1 }).lean()).toEqual(
    orders.map((order) => ({ _id: order.join('-'), sequence: 3, text: 'revision 3' })),
  );
});

test(
  'of 30 revisions that arrive at once the newest stays, an equal one is ignored, and the consumer’s own fields are kept',
  { tags: ['D15'] },
  async () => {
    const { connection } = await testDatabase({ indexes: indexesOf([projectionCollection]) });
    const projections = projectionCollection.open(connection);
    const apply = (sequence: number, text = `revision ${sequence}`) =>
      inTransaction(
        connection,
        (session) => applyNewer({ connection, collection: projectionCollection, id: 'thing', sequence, fields: { text }, session }),
        { deadlineMs: 25_000 },
      );
    await apply(0, '$text');
    await projections.updateOne({ _id: 'thing' }, { $set: { note: 'own' } });

    await Promise.all(Array.from({ length: 30 }, (_, index) => apply(30 - index)));

    expect(await apply(30, 'same revision')).toBe('older');
    expect(await apply(12, 'older')).toBe('older');
    expect(await projections.find().lean()).toEqual([{ _id: 'thing', sequence: 30, text: 'revision 30', note: 'own' }]);
  },
);
