import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../clock.ts';
import type { SubgraphName } from '#events/envelope.ts';
import { obtainRedisServer } from '../../../../local/redis/obtainRedisServer.ts';
import { startRedis } from '../../../../local/redis/startRedis.ts';
import type { RunningRedis } from '../../../../local/redis/startRedis.ts';
import { createBullmqTransport } from '../../events/bullmqTransport.ts';
import { TransportUnavailableError } from '../../events/eventErrors.ts';
import { consumer, createInbox } from '../../events/inbox.ts';
import type { EventConsumer } from '../../events/inbox.ts';
import { createOutbox } from '../../events/outbox.ts';
import { outboxCollection } from '../../events/outbox.collection.ts';
import type { OutboxRow } from '../../events/outbox.collection.ts';
import { createRelay } from '../../events/relay.ts';
import { collectionOf, connectMongo } from '../../mongo/connection.ts';
import type { Connection } from '../../mongo/connection.ts';
import { silent, testDatabase } from '../mongo/testDatabase.ts';
import { countingConsumer, effectTally, eventIndexes, eventually, happen, thingHappened, thingIds } from './eventFixtures.ts';

let redis: RunningRedis;
let binary: string;
let dataDir: string;
const log = () => undefined;
const clock = systemClock();

beforeAll(async () => {
  ({ path: binary } = await obtainRedisServer({ cacheDir: join(import.meta.dirname, '..', '..', '..', '..', '.cache'), log }));
  dataDir = await mkdtemp(join(tmpdir(), 'har-redis-'));
  redis = await startRedis({ binary, dataDir, log });
});
afterAll(() => redis.stop());

const rowsOf = (connection: Connection) => collectionOf<OutboxRow>({ connection, name: outboxCollection.name });

/** A publisher and both consumers, each with its own connections, as three processes would have. */
const givenDistributed = async ({ prefix, aiConsumer }: { prefix: string; aiConsumer?: EventConsumer }) => {
  const { connection, uri, database } = await testDatabase({ indexes: eventIndexes });
  const consumers: readonly SubgraphName[] = ['ai', 'community'];
  const redisUrl = redis.url;
  for (const subgraph of consumers) {
    const handle = connectMongo({ uri, database, log: silent });
    await handle.untilReady();
    const handler = subgraph === 'ai' && aiConsumer ? aiConsumer : countingConsumer({ connection: handle.connection, subgraph });
    const inbox = createInbox({ connection: handle.connection, subgraph, consumers: [handler], clock, log: silent });
    const transport = createBullmqTransport({ redisUrl, subgraph, receive: inbox.receive, log: silent, prefix });
    await transport.start();
    onTestFinished(() => transport.stop().then(() => handle.close()));
  }
  const transport = createBullmqTransport({ redisUrl, subgraph: 'course', receive: null, log: silent, prefix });
  await transport.start();
  const outbox = createOutbox({ connection, publisher: 'course', clock });
  const tuning = { receiptTimeoutMs: 1_000, baseBackoffMs: 50, maxBackoffMs: 500 };
  const relay = createRelay({ connection, publisher: 'course', transport, clock, log: silent, sweepEveryMs: 100, consumers, tuning });
  outbox.onCommitted(relay.wake);
  relay.start();
  onTestFinished(() => relay.stop().then(() => transport.stop()));
  return { connection, outbox, rows: rowsOf(connection) };
};

test('events reach their consumers through Redis and are closed by their receipts, leaving no job behind', async () => {
  const { connection, outbox, rows } = await givenDistributed({ prefix: 'plain' });

  await happen({ connection, outbox, thingIds: thingIds(60) });

  expect(await eventually({ look: () => rows.countDocuments({ state: 'done' }), until: (count) => count === 60 })).toBe(60);
  expect(await effectTally({ connection, subgraph: 'ai' })).toEqual({ 1: 60 });
  expect(await effectTally({ connection, subgraph: 'community' })).toEqual({ 1: 60 });
  const client = new Redis(redis.url);
  onTestFinished(() => client.disconnect());
  const jobs = () => client.keys('plain:har-*:evt_*');
  expect(await eventually({ look: jobs, until: (keys) => keys.length === 0 })).toEqual([]);
});

test(
  'what a consumer in another process refuses becomes a dead letter at the publisher, the others arrive',
  { tags: ['D11'] },
  async () => {
    const refusing = consumer(thingHappened, ({ event }) =>
      event.payload.thingId === 'poison' ? Promise.reject(new Error('injected')) : Promise.resolve(),
    );
    const { connection, outbox, rows } = await givenDistributed({ prefix: 'poison', aiConsumer: refusing });

    await happen({ connection, outbox, thingIds: ['poison', ...thingIds(10)] });

    expect(await eventually({ look: () => rows.countDocuments({ state: 'done' }), until: (count) => count === 10 })).toBe(10);
    const dead = await eventually({ look: () => rows.findOne({ state: 'dead' }), until: (row) => row !== null });
    expect(dead?.deliveries).toMatchObject([
      { consumer: 'ai', state: 'dead', attempts: 10, lastErrorCode: 'HANDLER_FAILED' },
      { consumer: 'community', state: 'done' },
    ]);
  },
);

test('Redis flushed again and again in the middle: nothing is lost and nothing takes effect twice', { tags: ['D13'] }, async () => {
  const { connection, outbox, rows } = await givenDistributed({ prefix: 'flush' });
  const client = new Redis(redis.url);
  onTestFinished(() => client.disconnect());

  for (let part = 0; part < 8; part += 1) {
    await happen({ connection, outbox, thingIds: thingIds(40, `part-${part}`) });
    await new Promise((resolve) => setTimeout(resolve, part * 7));
    await client.flushall();
  }

  expect(await eventually({ look: () => rows.countDocuments({ state: 'done' }), until: (count) => count === 320 })).toBe(320);
  expect(await effectTally({ connection, subgraph: 'ai' })).toEqual({ 1: 320 });
  expect(await effectTally({ connection, subgraph: 'community' })).toEqual({ 1: 320 });
});

test('Redis killed in the middle and started again, empty: nothing is lost and nothing takes effect twice', { tags: ['D13'] }, async () => {
  const { connection, outbox, rows } = await givenDistributed({ prefix: 'restart' });
  await happen({ connection, outbox, thingIds: thingIds(60, 'before') });

  process.kill(redis.pid, 'SIGKILL');
  await redis.exited;
  await happen({ connection, outbox, thingIds: thingIds(60, 'during') });
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  redis = await startRedis({ binary, dataDir, port: redis.port, log });
  await happen({ connection, outbox, thingIds: thingIds(60, 'after') });

  expect(await eventually({ look: () => rows.countDocuments({ state: 'done' }), until: (count) => count === 180 })).toBe(180);
  expect(await effectTally({ connection, subgraph: 'ai' })).toEqual({ 1: 180 });
  expect(await effectTally({ connection, subgraph: 'community' })).toEqual({ 1: 180 });
});

test('with no Redis a send fails instead of hanging, and so do start and stop', async () => {
  const transport = createBullmqTransport({
    redisUrl: 'redis://127.0.0.1:1',
    subgraph: 'course',
    receive: () => Promise.resolve('processed'),
    log: silent,
  });
  await transport.start();
  const draft = thingHappened.draft({
    aggregateId: 'thing',
    sequence: 1,
    occurredAt: new Date(),
    payload: { thingId: 'thing', text: 'x' },
  });
  const envelope = {
    ...draft,
    id: 'evt_x',
    recordedAt: '',
    actor: { kind: 'system', name: 'test' },
    traceparent: null,
    requestId: null,
  } as const;

  await expect(transport.send({ consumer: 'ai', envelope })).rejects.toThrow(TransportUnavailableError);
  await transport.stop();
});
