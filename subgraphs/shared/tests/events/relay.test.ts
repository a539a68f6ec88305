import { expect, onTestFinished, test } from 'vitest';
import { manualClock, systemClock } from '../../clock.ts';
import { createInProcessTransport } from '../../events/inProcessTransport.ts';
import { createOutbox } from '../../events/outbox.ts';
import { createRelay } from '../../events/relay.ts';
import { connectMongo } from '../../mongo/connection.ts';
import { silent } from '../mongo/testDatabase.ts';
import { effectTally, eventually, happen, thingIds } from './eventFixtures.ts';
import { openDatabase, rowsOf, countingTransport } from './relayFixtures.ts';

const noon = new Date('2026-03-01T12:00:00.000Z');

test('two relays at once: each of 400 events is sent once to each consumer, and both relays had work', { tags: ['D14'] }, async () => {
  const { connection, uri, database } = await openDatabase();
  const outbox = createOutbox({ connection, publisher: 'course', clock: systemClock() });
  const sends = new Map<string, number>();
  const shares = [0, 0];
  const relays = await Promise.all(
    [0, 1].map(async (index) => {
      const handle = connectMongo({ uri, database, log: silent });
      await handle.untilReady();
      const inner = countingTransport({ connection: handle.connection });
      const transport = {
        ...inner,
        send: ({ consumer: to, envelope }: Parameters<typeof inner.send>[0]) => {
          sends.set(`${to}:${envelope.id}`, (sends.get(`${to}:${envelope.id}`) ?? 0) + 1);
          shares[index] = (shares[index] ?? 0) + 1;
          return inner.send({ consumer: to, envelope });
        },
      };
      const relay = createRelay({
        connection: handle.connection,
        publisher: 'course',
        transport,
        clock: systemClock(),
        log: silent,
        sweepEveryMs: 50,
        tuning: { batchSize: 10 },
      });
      return { relay, stop: () => relay.stop().then(() => handle.close()) };
    }),
  );
  onTestFinished(async () => {
    await Promise.all(relays.map(({ stop }) => stop()));
  });
  await happen({ connection, outbox, thingIds: thingIds(400) });

  for (const { relay } of relays) relay.start();
  const done = () => rowsOf(connection).countDocuments({ state: 'done' });
  expect(await eventually({ look: done, until: (count) => count === 400 })).toBe(400);

  expect(sends.size).toBe(800);
  expect([...new Set(sends.values())]).toEqual([1]);
  expect(Math.min(...shares)).toBeGreaterThan(0);
  expect(await effectTally({ connection, subgraph: 'ai' })).toEqual({ 1: 400 });
  expect(await effectTally({ connection, subgraph: 'community' })).toEqual({ 1: 400 });
});

test('an event committed by another process is heard of through the change stream, without a sweep', async () => {
  const { connection, uri, database } = await openDatabase();
  const relay = createRelay({
    connection,
    publisher: 'course',
    transport: countingTransport({ connection }),
    clock: systemClock(),
    log: silent,
    sweepEveryMs: 3_600_000,
  });
  onTestFinished(() => relay.stop());
  relay.start();
  const other = connectMongo({ uri, database, log: silent });
  onTestFinished(() => other.close());
  await other.untilReady();
  const outbox = createOutbox({ connection: other.connection, publisher: 'course', clock: systemClock() });

  // The stream opens in the background: what was committed before belongs to the sweep.
  for (let round = 0; (await effectTally({ connection, subgraph: 'ai' }))[1] === undefined && round < 100; round += 1) {
    await happen({ connection: other.connection, outbox, thingIds: [`thing-${round}`] });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }

  expect((await effectTally({ connection, subgraph: 'ai' }))[1]).toBeGreaterThan(0);
});

test('an event committed in the same process takes effect without change stream and sweep', async () => {
  const { connection } = await openDatabase();
  const outbox = createOutbox({ connection, publisher: 'course', clock: systemClock() });
  const relay = createRelay({
    connection,
    publisher: 'course',
    transport: countingTransport({ connection }),
    clock: systemClock(),
    log: silent,
    sweepEveryMs: 3_600_000,
  });
  onTestFinished(() => relay.stop());
  relay.start();
  outbox.onCommitted(relay.wake);
  const latencies: number[] = [];

  for (const thingId of thingIds(30)) {
    await happen({ connection, outbox, thingIds: [thingId] });
    const committedAt = performance.now();
    await eventually({ look: () => effectTally({ connection, subgraph: 'ai' }), until: (tally) => tally[1] === latencies.length + 1 });
    latencies.push(performance.now() - committedAt);
  }

  latencies.sort((a, b) => a - b);
  process.stdout.write(
    `commit to effect, polled each 20 ms: median ${latencies[15]?.toFixed(0)} ms, slowest ${latencies[29]?.toFixed(0)} ms\n`,
  );
  expect(await effectTally({ connection, subgraph: 'ai' })).toEqual({ 1: 30 });
});

test('a burst is read in batches: never more rows in memory than one batch and what is being sent, for each consumer', async () => {
  const { connection } = await openDatabase();
  const outbox = createOutbox({ connection, publisher: 'course', clock: systemClock() });
  for (let part = 0; part < 10; part += 1) await happen({ connection, outbox, thingIds: thingIds(100, `part-${part}`) });
  const inner = createInProcessTransport();
  let sending = 0;
  let mostSending = 0;
  let mostLeased = 0;
  const transport = {
    ...inner,
    send: async () => {
      sending += 1;
      mostSending = Math.max(mostSending, sending);
      if (sending === 1)
        mostLeased = Math.max(
          mostLeased,
          await rowsOf(connection).countDocuments({ 'deliveries.leaseToken': { $type: 'string' }, state: 'open' }),
        );
      sending -= 1;
      return 'received' as const;
    },
  };
  const relay = createRelay({
    connection,
    publisher: 'course',
    transport,
    clock: systemClock(),
    log: silent,
    consumers: ['ai'],
    tuning: { batchSize: 40, concurrency: 4 },
  });

  expect(await relay.deliverDue()).toEqual({ received: 1_000, queued: 0, refused: 0, deferred: 0 });

  expect(mostSending).toBeLessThanOrEqual(4);
  expect(mostLeased).toBeLessThanOrEqual(44);
});

test('a relay that is stopped gives back what it had taken and not sent', async () => {
  const { connection } = await openDatabase();
  const clock = manualClock(noon);
  const outbox = createOutbox({ connection, publisher: 'course', clock });
  const ids = await happen({ connection, outbox, thingIds: thingIds(20) });
  const inner = createInProcessTransport();
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const sent: string[] = [];
  const transport = {
    ...inner,
    send: async ({ envelope }: Parameters<typeof inner.send>[0]) => {
      sent.push(envelope.id);
      await gate;
      return 'received' as const;
    },
  };
  const relay = createRelay({
    connection,
    publisher: 'course',
    transport,
    clock,
    log: silent,
    consumers: ['ai'],
    tuning: { concurrency: 3 },
  });
  relay.start();
  await eventually({ look: () => Promise.resolve(sent.length), until: (count) => count === 3 });

  const stopped = relay.stop();
  letGo();
  await stopped;

  expect(sent).toHaveLength(3);
  const after = createRelay({ connection, publisher: 'course', transport, clock, log: silent, consumers: ['ai'] });
  expect(await after.deliverDue()).toMatchObject({ received: 17 });
  expect([...sent].sort()).toEqual([...ids].sort());
});
