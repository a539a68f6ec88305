import { Writable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { manualClock, systemClock } from '../../clock.ts';
import { createLogger } from '../../log.ts';
import { outboxStatus } from '../../events/deliveryStatus.ts';
import { consumer, createInbox } from '../../events/inbox.ts';
import { createInProcessTransport } from '../../events/inProcessTransport.ts';
import { createOutbox } from '../../events/outbox.ts';
import { createRelay } from '../../events/relay.ts';
import { silent } from '../mongo/testDatabase.ts';
import { countEffect, countingConsumer, effectTally, eventually, happen, thingHappened, thingIds } from './eventFixtures.ts';
import { openDatabase, rowsOf, countingTransport, deliveryTo } from './relayFixtures.ts';

const noon = new Date('2026-03-01T12:00:00.000Z');

const lineSchema = z.object({ level: z.string(), message: z.string(), errorCode: z.string().optional(), attempts: z.number().optional() });
const capturedLog = () => {
  const lines: z.output<typeof lineSchema>[] = [];
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(lineSchema.parse(JSON.parse(chunk.toString('utf8'))));
      done();
    },
  });
  return { lines, log: createLogger({ service: 'test', destination }) };
};

test(
  'a poison event is tried ten times with growing waits, then becomes a dead letter with one error in the log, while all others arrive',
  { tags: ['D11'] },
  async () => {
    const { connection } = await openDatabase();
    const clock = manualClock(noon);
    const outbox = createOutbox({ connection, publisher: 'course', clock });
    const transport = countingTransport({ connection, subgraphs: ['community'] });
    let isCured = false;
    const refusing = consumer(thingHappened, async ({ event, session }) => {
      if (event.payload.thingId === 'poison' && !isCured) throw new Error('injected');
      await countEffect({ connection, subgraph: 'ai', thingId: event.payload.thingId, session });
    });
    transport.register({
      subgraph: 'ai',
      receive: createInbox({ connection, subgraph: 'ai', consumers: [refusing], clock, log: silent }).receive,
    });
    const { lines, log } = capturedLog();
    const relay = createRelay({ connection, publisher: 'course', transport, clock, log, random: () => 0.5 });
    const [poisonId = ''] = await happen({ connection, outbox, thingIds: ['poison', ...thingIds(20)] });

    expect(await relay.deliverDue()).toEqual({ received: 41, queued: 0, refused: 1, deferred: 0 });
    expect(await effectTally({ connection, subgraph: 'ai' })).toEqual({ 1: 20 });
    expect(await effectTally({ connection, subgraph: 'community' })).toEqual({ 1: 21 });

    const waits: number[] = [];
    for (let attempt = 1; attempt < 10; attempt += 1) {
      const delivery = deliveryTo(await rowsOf(connection).findOne({ _id: poisonId }), 'ai');
      expect(delivery).toMatchObject({ state: 'open', attempts: attempt, lastErrorCode: 'HANDLER_FAILED' });
      const waitMs = (delivery?.nextAttemptAt.getTime() ?? 0) - clock.now().getTime();
      waits.push(waitMs);
      clock.advance(waitMs - 1);
      expect(await relay.deliverDue()).toMatchObject({ refused: 0 });
      clock.advance(1);
      expect(await relay.deliverDue()).toMatchObject({ refused: 1 });
    }
    // Three quarters of 200 ms doubled each time, for the drawn number is always one half.
    expect(waits).toEqual([150, 300, 600, 1_200, 2_400, 4_800, 9_600, 19_200, 38_400]);

    const row = await rowsOf(connection).findOne({ _id: poisonId });
    expect(deliveryTo(row, 'ai')).toMatchObject({ state: 'dead', attempts: 10 });
    expect(row).toMatchObject({ state: 'dead', doneAt: null });
    expect(lines.filter(({ level }) => level === 'error')).toMatchObject([
      { message: 'event given up: dead letter', errorCode: 'HANDLER_FAILED', attempts: 10 },
    ]);
    clock.advance(86_400_000);
    expect(await relay.deliverDue()).toMatchObject({ received: 0, refused: 0 });
    expect(await outboxStatus({ connection, publisher: 'course', clock })).toEqual({
      open: 0,
      dead: 1,
      lagSeconds: 0,
      consumers: [
        { consumer: 'ai', open: 0, dead: 1 },
        { consumer: 'community', open: 0, dead: 0 },
      ],
    });

    isCured = true;
    expect(await relay.retryDead({ consumer: 'community' })).toBe(0);
    expect(await relay.retryDead({ consumer: 'ai' })).toBe(1);
    expect(await relay.deliverDue()).toMatchObject({ received: 1 });
    expect(await effectTally({ connection, subgraph: 'ai' })).toEqual({ 1: 21 });
    expect(await rowsOf(connection).countDocuments({ state: 'done' })).toBe(21);
  },
);

test('jitter spreads what failed together over half of the wait', { tags: ['D11'] }, async () => {
  const { connection } = await openDatabase();
  const clock = manualClock(noon);
  const outbox = createOutbox({ connection, publisher: 'course', clock });
  const transport = createInProcessTransport();
  transport.register({ subgraph: 'ai', receive: () => Promise.reject(new Error('injected')) });
  const draws = [0, 0.25, 0.5, 0.75, 1];
  let draw = 0;
  const random = () => draws[draw++ % draws.length] ?? 0;
  const relay = createRelay({ connection, publisher: 'course', transport, clock, log: silent, random, consumers: ['ai'] });
  await happen({ connection, outbox, thingIds: thingIds(5) });

  await relay.deliverDue();

  const rows = await rowsOf(connection).find().toArray();
  const waits = rows.map((row) => (deliveryTo(row, 'ai')?.nextAttemptAt.getTime() ?? 0) - noon.getTime());
  expect(waits.sort((a, b) => a - b)).toEqual([100, 125, 150, 175, 200]);
});

test('a consumer that cannot be reached is tried for ever, and its events never become dead letters', { tags: ['D11'] }, async () => {
  const { connection } = await openDatabase();
  const clock = manualClock(noon);
  const outbox = createOutbox({ connection, publisher: 'course', clock });
  const transport = countingTransport({ connection, subgraphs: ['community'] });
  const relay = createRelay({ connection, publisher: 'course', transport, clock, log: silent });
  const [eventId = ''] = await happen({ connection, outbox, thingIds: ['thing'] });

  for (let round = 0; round < 25; round += 1) {
    await relay.deliverDue();
    clock.advance(60_000);
  }

  expect(deliveryTo(await rowsOf(connection).findOne({ _id: eventId }), 'ai')).toMatchObject({
    state: 'open',
    attempts: 0,
    deferrals: 25,
    lastErrorCode: 'TRANSPORT_UNAVAILABLE',
  });
  const ai = createInbox({ connection, subgraph: 'ai', consumers: [countingConsumer({ connection, subgraph: 'ai' })], clock, log: silent });
  transport.register({ subgraph: 'ai', receive: ai.receive });
  expect(await relay.deliverDue()).toMatchObject({ received: 1 });
  expect(await effectTally({ connection, subgraph: 'ai' })).toEqual({ 1: 1 });
});

test(
  'a consumer that hangs holds neither the other consumers up nor, once it answers again, its own events',
  { tags: ['D11'] },
  async () => {
    const { connection } = await openDatabase();
    const outbox = createOutbox({ connection, publisher: 'course', clock: systemClock() });
    const transport = countingTransport({ connection });
    const ai = createInbox({
      connection,
      subgraph: 'ai',
      consumers: [countingConsumer({ connection, subgraph: 'ai' })],
      clock: systemClock(),
      log: silent,
    });
    let isHanging = true;
    transport.register({ subgraph: 'ai', receive: (envelope) => (isHanging ? new Promise(() => undefined) : ai.receive(envelope)) });
    const relay = createRelay({
      connection,
      publisher: 'course',
      transport,
      clock: systemClock(),
      log: silent,
      sweepEveryMs: 100,
      tuning: { sendTimeoutMs: 400, leaseMs: 800, maxBackoffMs: 300 },
    });
    onTestFinished(() => relay.stop());
    relay.start();

    await happen({ connection, outbox, thingIds: thingIds(30) });
    expect(await eventually({ look: () => effectTally({ connection, subgraph: 'community' }), until: (tally) => tally[1] === 30 })).toEqual(
      {
        1: 30,
      },
    );
    expect(await effectTally({ connection, subgraph: 'ai' })).toEqual({});

    isHanging = false;
    expect(await eventually({ look: () => effectTally({ connection, subgraph: 'ai' }), until: (tally) => tally[1] === 30 })).toEqual({
      1: 30,
    });
  },
);
