import { createHmac } from 'node:crypto';
import Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createInProcessTransport } from '#shared/events/inProcessTransport.ts';
import { createMemoryLimitStore } from '#shared/limits/memoryLimitStore.ts';
import { connectMongo } from '#shared/mongo/connection.ts';
import { createSealing } from '../src/modules/webhook/sealing.ts';
import { createPaymentSubgraph } from '../subgraph.ts';
import { holdingsOf, intentIdOf, paid, purchase, serveWebhooks, startPayment, times } from './kit.ts';
import type { Payment } from './kit.ts';
import { newestSecret, oldSecret, secretKey } from './stripe.ts';

let world: Payment;
let stripe: Stripe;
beforeAll(async () => {
  world = await startPayment();
  stripe = new Stripe(secretKey);
});
beforeEach(() => world.stripe.clearFaults());
afterAll(() => world.stop());

const seconds = (): number => Math.floor(world.clock.now().getTime() / 1000);

let eventCount = 0;
const eventOf = (
  objectId: string,
  { type = 'payment_intent.succeeded', livemode = false }: { type?: string; livemode?: boolean } = {},
): string => {
  eventCount += 1;
  return JSON.stringify(
    {
      id: `evt_test${eventCount}`,
      object: 'event',
      type,
      livemode,
      api_version: '2026-10-28.endive',
      data: { object: { id: objectId, object: 'payment_intent' } },
    },
    null,
    2,
  );
};
const signed = (payload: string, { secret = newestSecret, timestamp = seconds() }: { secret?: string; timestamp?: number } = {}): string =>
  stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });

const post = async (body: string | Buffer, signature?: string, url = world.webhookUrl): Promise<number> => {
  const response = await fetch(url, {
    method: 'POST',
    body: Buffer.isBuffer(body) ? new Uint8Array(body) : body,
    headers: { 'content-type': 'application/json', ...(signature === undefined ? {} : { 'stripe-signature': signature }) },
  });
  await response.arrayBuffer();
  return response.status;
};

/** A payment that its buyer has authenticated, before any webhook about it. */
const payUnannounced = async () => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  const answer = await purchase(world, buyer, { courseId, payment: { paymentMethodId: 'pm_card_threeDSecure2Required' } });
  const intentId = intentIdOf(answer);
  await world.stripe.authenticate(intentId, 'succeed');
  // Without the sweeper, so that only a webhook can settle it.
  await world.process().subgraph.stores.transactions.updateOne({ courseId }, { $set: { nextSweepAt: new Date(8e15) } });
  return { buyer, courseId, intentId, transactionId: answer.transaction?.id ?? '' };
};
const storedCount = async () => (await world.rowsOf('webhookInbox')).length;

test('a webhook without one valid signature of Stripe over its exact bytes is 400 without effect', { tags: ['D1'] }, async () => {
  const { buyer, courseId, intentId } = await payUnannounced();
  const body = eventOf(intentId);
  const good = signed(body);
  const hmac = (text: string, secret: string) => createHmac('sha256', secret).update(text).digest('hex');
  const at = seconds();
  const before = await storedCount();
  const attempts: [string, string | Buffer, string | undefined][] = [
    ['no header', body, undefined],
    ['an empty header', body, ''],
    ['a wrong secret', body, signed(body, { secret: 'whsec_wrong' })],
    ['an empty secret', body, `t=${at},v1=${hmac(`${at}.${body}`, '')}`],
    ['a changed byte', body.replace('succeeded', 'succeedee'), good],
    ['a byte more', `${body} `, good],
    ['the same JSON in another form', JSON.stringify(JSON.parse(body)), good],
    ['v0 only', body, good.replace('v1=', 'v0=')],
    ['another time', body, good.replace(/t=\d+/, `t=${at - 1}`)],
    ['two times', body, `t=${at},${good}`],
    ['no time', body, good.replace(/t=\d+,/, '')],
    ['301 s old', body, signed(body, { timestamp: at - 301 })],
    ['a year old', body, signed(body, { timestamp: at - 31_536_000 })],
    ['signed, but no event', '{"id":1}', signed('{"id":1}')],
    ['signed, but no JSON', 'x', signed('x')],
    ['empty', '', signed('')],
  ];
  for (const [name, bytes, signature] of attempts) expect([name, await post(bytes, signature)]).toEqual([name, 400]);
  const twice = await fetch(world.webhookUrl, {
    method: 'POST',
    body,
    headers: [
      ['content-type', 'application/json'],
      ['stripe-signature', good],
      ['stripe-signature', good],
    ],
  });
  expect(twice.status).toBe(400);
  const [route] = world.process().subgraph.routes;
  const asArray = await route?.handle({
    headers: { 'stripe-signature': [good] },
    rawBody: Buffer.from(body),
    query: new URLSearchParams(),
    log: world.process().log,
  });
  expect(asArray?.status).toBe(400);
  await world.settleDue();
  expect(await storedCount()).toBe(before);
  expect((await holdingsOf(world, buyer.userId, courseId)).entitlements).toBe(0);
  expect(await post(body, good)).toBe(200);
});

test('a signed event dated 301 s or a year ahead is 400 without effect', { tags: ['D2'] }, async () => {
  const { buyer, courseId, intentId } = await payUnannounced();
  const before = await storedCount();
  for (const ahead of [301, 31_536_000]) {
    const body = eventOf(intentId);
    const header = signed(body, { timestamp: seconds() + ahead });
    // Stripe's own check accepts it.
    expect(() => stripe.webhooks.constructEvent(body, header, newestSecret)).not.toThrow();
    expect([ahead, await post(body, header)]).toEqual([ahead, 400]);
  }
  await world.settleDue();
  expect(await storedCount()).toBe(before);
  expect((await holdingsOf(world, buyer.userId, courseId)).entitlements).toBe(0);
});

test('signatures 300 s old and 300 s ahead are accepted', async () => {
  for (const shift of [-300, 300]) {
    const body = eventOf('pi_unknown', { type: 'customer.created' });
    expect(await post(body, signed(body, { timestamp: seconds() + shift }))).toBe(200);
  }
});

test('the old and the new secret are accepted during a rotation', { tags: ['D3'] }, async () => {
  for (const secret of [newestSecret, oldSecret]) {
    const { buyer, courseId, intentId } = await payUnannounced();
    const body = eventOf(intentId);
    expect(await post(body, signed(body, { secret }))).toBe(200);
    await world.settleDue();
    expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject(paid);
  }
});

test(
  'an event delivered 100 times in parallel is stored once, has one effect and is answered 200 each time',
  { tags: ['D4'] },
  async () => {
    const { buyer, courseId, intentId } = await payUnannounced();
    const body = eventOf(intentId);
    const before = await storedCount();
    const statuses = await Promise.all(times(100, () => post(body, signed(body))));
    expect(statuses).toEqual(times(100, () => 200));
    expect(await storedCount()).toBe(before + 1);
    await Promise.all(times(5, () => world.settleDue()));
    expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject(paid);
  },
);

test('a webhook answered with 200 is processed once, whichever step the process is killed at', { tags: ['D7'] }, async () => {
  const lastSteps = new Set<string | undefined>();
  for (let killAt = 1, isKilled = true; isKilled; killAt += 1) {
    const { buyer, courseId, intentId } = await payUnannounced();
    const body = eventOf(intentId);
    const { steps, subgraph } = world.process();
    steps.count(killAt);
    const status = await post(body, signed(body));
    await subgraph.wiring.settleDue().catch(() => undefined);
    isKilled = steps.isDead();
    lastSteps.add(steps.taken().at(-1));
    await world.restart();
    world.clock.advance(61_000);
    await world.settleDue();
    // The insert is the first step. Without it the provider sends again.
    const isStored = status === 200;
    expect([killAt, isStored]).toEqual([killAt, killAt > 1]);
    if (isStored) expect({ killAt, ...(await holdingsOf(world, buyer.userId, courseId)) }).toMatchObject({ killAt, ...paid });
    expect([killAt, await post(body, signed(body))]).toEqual([killAt, 200]);
    await world.settleDue();
    expect({ killAt, ...(await holdingsOf(world, buyer.userId, courseId)) }).toMatchObject({ killAt, ...paid });
  }
  expect([...lastSteps]).toEqual(
    expect.arrayContaining(['insert webhookInbox', 'provider.readBack', 'commitTransaction', 'update webhookInbox', 'insert outbox']),
  );
});

test('while the database is away the answer is 5xx, and a later delivery has exactly one effect', { tags: ['D8'] }, async () => {
  const { buyer, courseId, intentId } = await payUnannounced();
  const body = eventOf(intentId);
  const before = await storedCount();
  const { clock, log } = world.process();
  const nowhere = connectMongo({ uri: 'mongodb://127.0.0.1:1', database: 'nowhere', log });
  const withoutDatabase = createPaymentSubgraph({
    connection: nowhere.connection,
    openTransport: () => createInProcessTransport(),
    limitStore: createMemoryLimitStore({ clock }),
    clock,
    log,
    reachPoint: () => undefined,
    config: world.config(),
  });
  const server = await serveWebhooks(() => withoutDatabase.routes[0]);
  expect(await post(body, signed(body), server.url)).toBe(503);
  await server.close();
  await nowhere.close();
  expect(await storedCount()).toBe(before);
  expect(await post(body, signed(body))).toBe(200);
  await world.settleDue();
  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject(paid);
});

test('an event about a success that Stripe does not confirm completes nothing', async () => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  const answer = await purchase(world, buyer, { courseId, payment: {} });
  const body = eventOf(intentIdOf(answer));
  expect(await post(body, signed(body))).toBe(200);
  await world.settleDue();
  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject({ statuses: ['REQUIRES_ACTION'], entitlements: 0, entries: [] });
});

test('events of the other mode and of types without effect are stored as ignored', async () => {
  const { buyer, courseId, intentId } = await payUnannounced();
  for (const options of [{ livemode: true }, { type: 'customer.created' }, { type: 'no.such.type' }]) {
    const body = eventOf(intentId, options);
    expect(await post(body, signed(body))).toBe(200);
    const row = await world.process().subgraph.stores.webhooks.findOne({ eventId: `evt_test${eventCount}` });
    expect(row?.state).toBe('ignored');
  }
  await world.settleDue();
  expect((await holdingsOf(world, buyer.userId, courseId)).entitlements).toBe(0);
});

test('an event that cannot be processed is given up after 10 attempts and does not delay others', async () => {
  const dead = eventOf('pi_missing');
  expect(await post(dead, signed(dead))).toBe(200);
  const deadId = `evt_test${eventCount}`;
  const { buyer, courseId, intentId } = await payUnannounced();
  const good = eventOf(intentId);
  await post(good, signed(good));
  await world.settleDue();
  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject(paid);
  for (let round = 0; round < 12; round += 1) {
    world.clock.advance(600_000);
    await world.settleDue();
  }
  const row = await world.process().subgraph.stores.webhooks.findOne({ eventId: deadId });
  expect(row).toMatchObject({ state: 'dead', attempts: 10, lastErrorCode: 'PROVIDER_MISSING' });
});

test('the body is stored unchanged and cannot be read without the secret key', async () => {
  const body = eventOf('pi_sealed', { type: 'customer.created' }).replace(
    '"object"',
    '"client_secret": "pi_canary_secret_canary", "object"',
  );
  expect(await post(body, signed(body))).toBe(200);
  const row = await world.process().subgraph.stores.webhooks.findOne({ eventId: `evt_test${eventCount}` });
  const sealed = Buffer.from(row?.sealedBody ?? []);
  expect(sealed.includes('canary')).toBe(false);
  expect(createSealing({ secret: secretKey }).open(sealed).toString('utf8')).toBe(body);
  expect(() => createSealing({ secret: 'another' }).open(sealed)).toThrow();
});

test('a body above 256 KB is rejected', async () => {
  const body = eventOf('pi_x').padEnd(262_145, ' ');
  expect(await post(body, signed(body))).toBe(413);
});

test('the provider’s own deliveries, duplicated and shuffled, end in one state', async () => {
  const own = await startPayment({ withWebhooks: true, sweepEveryMs: 50 });
  try {
    await own.stripe.fault({ kind: 'duplicate', times: 100 });
    await own.stripe.fault({ kind: 'shuffle', windowMs: 50, seed: 7 });
    const [buyer, courseId] = [await own.verifiedBuyer(), await own.course()];
    const answer = await purchase(own, buyer, { courseId, payment: { paymentMethodId: 'pm_card_threeDSecure2Required' } });
    await own.stripe.authenticate(intentIdOf(answer), 'succeed');
    await expect.poll(async () => (await holdingsOf(own, buyer.userId, courseId)).statuses).toEqual(['COMPLETED']);
    await expect.poll(async () => (await own.stripe.state()).pendingWebhooks).toBe(0);
    expect(await holdingsOf(own, buyer.userId, courseId)).toMatchObject(paid);
  } finally {
    await own.stop();
  }
});
