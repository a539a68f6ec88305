import { expect, test } from 'vitest';
import { manualClock } from '../../clock.ts';
import { createOutbox } from '../../events/outbox.ts';
import { outboxCollection } from '../../events/outbox.collection.ts';
import type { OutboxRow } from '../../events/outbox.collection.ts';
import { collectionOf } from '../../mongo/connection.ts';
import { inTransaction } from '../../mongo/transaction.ts';
import { silent, testDatabase } from '../mongo/testDatabase.ts';
import { eventIndexes, happen, thingDraft, thingHappened, thingIds, thingsOf } from './eventFixtures.ts';
import { createInProcessTransport } from '../../events/inProcessTransport.ts';
import { createInbox } from '../../events/inbox.ts';
import { createRelay } from '../../events/relay.ts';
import { replayTo } from '../../events/replay.ts';
import { outboxStatus } from '../../events/deliveryStatus.ts';
import { countingConsumer, effectTally } from './eventFixtures.ts';

const noon = new Date('2026-03-01T12:00:00.000Z');
const actor = { kind: 'user', userId: 'usr_1' } as const;

const given = async () => {
  const { connection } = await testDatabase({ indexes: eventIndexes });
  const clock = manualClock(noon);
  const outbox = createOutbox({ connection, publisher: 'course', clock });
  const rows = collectionOf<OutboxRow>({ connection, name: outboxCollection.name });
  return { connection, clock, outbox, rows };
};

test.each(['before the outbox row', 'after the outbox row'] as const)(
  'an abort injected %s leaves neither the state nor the event',
  { tags: ['D12'] },
  async (moment) => {
    const { connection, outbox, rows } = await given();

    const aborted = inTransaction(connection, async (session) => {
      await thingsOf(connection).insertOne({ _id: 'thing', revision: 1 }, { session });
      if (moment === 'before the outbox row') throw new Error('injected');
      await outbox.append([thingDraft({ thingId: 'thing' })], { session, actor, requestId: 'req_1' });
      throw new Error('injected');
    });

    await expect(aborted).rejects.toThrow('injected');
    expect(await thingsOf(connection).countDocuments()).toBe(0);
    expect(await rows.countDocuments()).toBe(0);
  },
);

test('a commit leaves the state and its event, addressed to each consumer of the contract', { tags: ['D12'] }, async () => {
  const { connection, outbox, rows } = await given();

  const [eventId] = await inTransaction(connection, async (session) => {
    await thingsOf(connection).insertOne({ _id: 'thing', revision: 3 }, { session });
    return outbox.append([thingDraft({ thingId: 'thing', sequence: 3 })], { session, actor, requestId: 'req_1', traceparent: '00-a-b-01' });
  });

  expect(await thingsOf(connection).countDocuments()).toBe(1);
  const row = await rows.findOne({});
  expect(row?.envelope).toEqual({
    id: eventId,
    type: 'course.thing.happened',
    version: 1,
    publisher: 'course',
    aggregate: { type: 'Thing', id: 'thing', sequence: 3 },
    occurredAt: expect.any(String),
    recordedAt: noon.toISOString(),
    actor,
    organizationId: null,
    traceparent: '00-a-b-01',
    requestId: 'req_1',
    payload: { thingId: 'thing', text: 'x' },
  });
  expect(row?.deliveries.map(({ consumer, state, attempts }) => ({ consumer, state, attempts }))).toEqual([
    { consumer: 'ai', state: 'open', attempts: 0 },
    { consumer: 'community', state: 'open', attempts: 0 },
  ]);
  expect(row?.state).toBe('open');
  expect(row?.doneAt).toBeNull();
});

test('an event outside a transaction is refused', { tags: ['D12'] }, async () => {
  const { connection, outbox, rows } = await given();
  const session = connection.getClient().startSession();

  await expect(outbox.append([thingDraft({ thingId: 'thing' })], { session, actor, requestId: null })).rejects.toThrow(
    'belongs in the transaction',
  );
  await session.endSession();

  expect(await rows.countDocuments()).toBe(0);
});

test('a payload that breaks its contract, and another subgraph’s event, are refused where they are made', async () => {
  const { connection } = await given();
  const broken = { thingId: 'thing' };
  expect(thingHappened.parse({ payload: broken }).ok).toBe(false);
  const ofAuth = createOutbox({ connection, publisher: 'auth', clock: manualClock(noon) });

  const foreign = inTransaction(connection, (session) =>
    ofAuth.append([thingDraft({ thingId: 'thing' })], { session, actor, requestId: null }),
  );

  await expect(foreign).rejects.toThrow('auth cannot publish course.thing.happened');
});

test('a relay in the same process is notified of each commit once, after the commit', async () => {
  const { connection, outbox, rows } = await given();
  const seen: number[] = [];
  const pending: Promise<void>[] = [];
  outbox.onCommitted(() => void pending.push(rows.countDocuments().then((count) => void seen.push(count))));

  await happen({ connection, outbox, thingIds: thingIds(3) });
  await Promise.all(pending);

  expect(seen).toEqual([3]);
});

test('a replay reaches one consumer only, in batches, and the status counts it', async () => {
  const { connection, clock, outbox, rows } = await given();
  const current = async function* () {
    for (const thingId of thingIds(250)) yield await Promise.resolve(thingDraft({ thingId, sequence: 7 }));
  };

  expect(await replayTo({ consumer: 'ai', source: current(), outbox, connection })).toBe(250);
  clock.advance(90_000);
  expect(await outboxStatus({ connection, publisher: 'course', clock })).toEqual({
    open: 250,
    dead: 0,
    lagSeconds: 90,
    consumers: [{ consumer: 'ai', open: 250, dead: 0 }],
  });

  const transport = createInProcessTransport();
  for (const subgraph of ['ai', 'community'] as const) {
    const inbox = createInbox({ connection, subgraph, consumers: [countingConsumer({ connection, subgraph })], clock, log: silent });
    transport.register({ subgraph, receive: inbox.receive });
  }
  const relay = createRelay({ connection, publisher: 'course', transport, clock, log: silent });
  expect(await relay.deliverDue()).toEqual({ received: 250, queued: 0, refused: 0, deferred: 0 });
  expect(await effectTally({ connection, subgraph: 'ai' })).toEqual({ 1: 250 });
  expect(await effectTally({ connection, subgraph: 'community' })).toEqual({});
  expect(await rows.countDocuments({ state: 'done', doneAt: clock.now() })).toBe(250);
  expect(await outboxStatus({ connection, publisher: 'course', clock })).toEqual({ open: 0, dead: 0, lagSeconds: 0, consumers: [] });
});

test('finished rows leave after seven days, and inbox rows after thirty', async () => {
  const { connection, rows } = await given();
  const expiries = async (collection: string) =>
    (await collectionOf({ connection, name: collection }).indexes()).flatMap(({ key, expireAfterSeconds }) =>
      expireAfterSeconds ? [{ key, expireAfterSeconds }] : [],
    );

  expect(await expiries(rows.collectionName)).toEqual([{ key: { doneAt: 1 }, expireAfterSeconds: 7 * 86_400 }]);
  expect(await expiries('inbox')).toEqual([{ key: { receivedAt: 1 }, expireAfterSeconds: 30 * 86_400 }]);
});
