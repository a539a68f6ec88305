import { createHmac } from 'node:crypto';
import Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { purchaseCrashPoints } from '../src/crashPoints.ts';
import { createSealing } from '../src/modules/webhook/sealing.ts';
import { transactionsOf } from '../src/modules/transaction/transaction.model.ts';
import { webhooksOf } from '../src/modules/webhook/webhook.model.ts';
import { frozenClock, holdingsOf, newestSecret, oldSecret, purchase, secretKey, startWorld, times } from './kit.ts';
import type { World } from './kit.ts';

const clock = frozenClock();
let world: World;
let stripe: Stripe;
beforeAll(async () => {
  world = await startWorld({ clock });
  stripe = new Stripe(secretKey);
});
beforeEach(() => world.controls.clearFaults());
afterAll(() => world.stop());

const paid = { statuses: ['COMPLETED'], entitlements: 1, entries: ['CREDIT CHARGE 4900 EUR', 'DEBIT CHARGE 4900 EUR'] };
const seconds = (): number => Math.floor(clock.now().getTime() / 1000);

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

const post = async (body: string | Buffer, signature?: string): Promise<number> => {
  const response = await fetch(world.webhookUrl, {
    method: 'POST',
    body: Buffer.isBuffer(body) ? new Uint8Array(body) : body,
    headers: { 'content-type': 'application/json', ...(signature === undefined ? {} : { 'stripe-signature': signature }) },
  });
  await response.arrayBuffer();
  return response.status;
};

/** A payment that its buyer has authenticated, and that nobody here has heard of. */
const givenPaidUnheard = async () => {
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
  const answer = await purchase(world, buyer, { courseId, payment: { paymentMethodId: 'pm_card_threeDSecure2Required' } });
  const intentId = answer.checkout?.nextAction?.clientSecret.split('_secret_')[0] ?? '';
  await world.controls.authenticate(intentId, 'succeed');
  // The sweeper keeps out of this: what happens, happens by webhook.
  await transactionsOf(world.connection).updateOne({ courseId }, { $set: { nextSweepAt: new Date(8e15) } });
  return { buyer, courseId, intentId, transactionId: answer.transaction?.id ?? '' };
};
const kept = () => webhooksOf(world.connection).countDocuments({});

test('D1: whatever is not signed by Stripe, as one header, over these very bytes, is 400 without an effect', async () => {
  const { buyer, courseId, intentId } = await givenPaidUnheard();
  const body = eventOf(intentId);
  const good = signed(body);
  const hmac = (text: string, secret: string) => createHmac('sha256', secret).update(text).digest('hex');
  const at = seconds();
  const before = await kept();
  const attempts: [string, string | Buffer, string | undefined][] = [
    ['no header', body, undefined],
    ['an empty header', body, ''],
    ['a wrong secret', body, signed(body, { secret: 'whsec_wrong' })],
    ['an empty secret', body, `t=${at},v1=${hmac(`${at}.${body}`, '')}`],
    ['a changed byte', body.replace('succeeded', 'succeedee'), good],
    ['a byte more', `${body} `, good],
    ['the same JSON written anew', JSON.stringify(JSON.parse(body)), good],
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
  const route = world.running().routes[0];
  const asArray = await route?.handle({
    headers: { 'stripe-signature': [good] },
    rawBody: Buffer.from(body),
    query: new URLSearchParams(),
    log: world.log,
  });
  expect(asArray?.status).toBe(400);
  await world.running().settleDue();
  expect(await kept()).toBe(before);
  expect((await holdingsOf(world, buyer.userId, courseId)).entitlements).toBe(0);
  expect(await post(body, good)).toBe(200);
});

test('D2: a signed event that is dated 301 s ahead, or a year, is 400 without an effect', async () => {
  const { buyer, courseId, intentId } = await givenPaidUnheard();
  const before = await kept();
  for (const ahead of [301, 31_536_000]) {
    const body = eventOf(intentId);
    const header = signed(body, { timestamp: seconds() + ahead });
    // Stripe's own check lets it through.
    expect(() => stripe.webhooks.constructEvent(body, header, newestSecret)).not.toThrow();
    expect([ahead, await post(body, header)]).toEqual([ahead, 400]);
  }
  await world.running().settleDue();
  expect(await kept()).toBe(before);
  expect((await holdingsOf(world, buyer.userId, courseId)).entitlements).toBe(0);
});

test('300 s old and 300 s ahead are still recent', async () => {
  for (const shift of [-300, 300]) {
    const body = eventOf('pi_unknown', { type: 'customer.created' });
    expect(await post(body, signed(body, { timestamp: seconds() + shift }))).toBe(200);
  }
});

test('D3: while the secret is rolled the old and the new one are good', async () => {
  for (const secret of [newestSecret, oldSecret]) {
    const { buyer, courseId, intentId } = await givenPaidUnheard();
    const body = eventOf(intentId);
    expect(await post(body, signed(body, { secret }))).toBe(200);
    await world.running().settleDue();
    expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject(paid);
  }
});

test('D4: one event delivered 100 times at once is kept once, has one effect and is answered 200 each time', async () => {
  const { buyer, courseId, intentId } = await givenPaidUnheard();
  const body = eventOf(intentId);
  const before = await kept();
  const statuses = await Promise.all(times(100, () => post(body, signed(body))));
  expect(statuses).toEqual(times(100, () => 200));
  expect(await kept()).toBe(before + 1);
  await Promise.all(times(5, () => world.running().settleDue()));
  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject(paid);
});

test('D7: what was answered 200 is processed once, whatever ended the process in between', async () => {
  for (const point of purchaseCrashPoints.filter((name) => name.startsWith('webhook.') || name.startsWith('finish.'))) {
    const { buyer, courseId, intentId } = await givenPaidUnheard();
    const body = eventOf(intentId);
    world.reached.clear();
    world.crashAt(point);
    const status = await post(body, signed(body));
    await world
      .running()
      .settleDue()
      .catch(() => undefined);
    expect([point, world.reached.has(point)]).toEqual([point, true]);
    await world.restart();
    clock.advance(61_000);
    await world.running().settleDue();
    expect({ point, ...(await holdingsOf(world, buyer.userId, courseId)) }).toMatchObject({ point, ...paid });
    // Kept is kept: the provider, which saw no answer, sends again, and nothing happens.
    expect([point, status, await post(body, signed(body))]).toEqual([point, point === 'webhook.stored' ? 503 : 200, 200]);
    await world.running().settleDue();
    expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject(paid);
  }
});

test('D8: while the database is away the answer is 5xx; sent again afterwards there is exactly one effect', async () => {
  const { buyer, courseId, intentId } = await givenPaidUnheard();
  const body = eventOf(intentId);
  const before = await kept();
  world.databaseAway(true);
  const status = await post(body, signed(body));
  world.databaseAway(false);
  expect(status).toBe(503);
  expect(await kept()).toBe(before);
  expect(await post(body, signed(body))).toBe(200);
  await world.running().settleDue();
  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject(paid);
});

test('an event says nothing by itself: a success that Stripe does not know of completes nothing', async () => {
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
  const answer = await purchase(world, buyer, { courseId, payment: {} });
  const body = eventOf(answer.checkout?.nextAction?.clientSecret.split('_secret_')[0] ?? '');
  expect(await post(body, signed(body))).toBe(200);
  await world.running().settleDue();
  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject({ statuses: ['REQUIRES_ACTION'], entitlements: 0, entries: [] });
});

test('an event of the other mode, and one of a type that nothing acts on, are kept without effect', async () => {
  const { buyer, courseId, intentId } = await givenPaidUnheard();
  for (const options of [{ livemode: true }, { type: 'customer.created' }, { type: 'no.such.type' }]) {
    const body = eventOf(intentId, options);
    expect(await post(body, signed(body))).toBe(200);
    const row = await webhooksOf(world.connection).findOne({ eventId: `evt_test${eventCount}` });
    expect(row?.state).toBe('ignored');
  }
  await world.running().settleDue();
  expect((await holdingsOf(world, buyer.userId, courseId)).entitlements).toBe(0);
});

test('an event that cannot be processed is tried 10 times, then given up; others are not held up', async () => {
  const dead = eventOf('pi_nobody');
  expect(await post(dead, signed(dead))).toBe(200);
  const deadId = `evt_test${eventCount}`;
  const { buyer, courseId, intentId } = await givenPaidUnheard();
  const good = eventOf(intentId);
  await post(good, signed(good));
  await world.running().settleDue();
  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject(paid);
  for (let round = 0; round < 12; round += 1) {
    clock.advance(600_000);
    await world.running().settleDue();
  }
  const row = await webhooksOf(world.connection).findOne({ eventId: deadId });
  expect(row).toMatchObject({ state: 'dead', attempts: 10, lastErrorCode: 'PROVIDER_MISSING' });
});

test('the bytes are kept as they came, and cannot be read without the secret key', async () => {
  const body = eventOf('pi_sealed', { type: 'customer.created' }).replace(
    '"object"',
    '"client_secret": "pi_canary_secret_canary", "object"',
  );
  expect(await post(body, signed(body))).toBe(200);
  const row = await webhooksOf(world.connection).findOne({ eventId: `evt_test${eventCount}` }, { promoteBuffers: true });
  const sealed = Buffer.from(row?.sealedBody ?? []);
  expect(sealed.includes('canary')).toBe(false);
  expect(createSealing({ secret: secretKey }).open(sealed).toString('utf8')).toBe(body);
  expect(() => createSealing({ secret: 'another' }).open(sealed)).toThrow();
});

test('a body above 256 KB is refused', async () => {
  const body = eventOf('pi_x').padEnd(262_145, ' ');
  expect(await post(body, signed(body))).toBe(413);
});

test('the provider’s own deliveries, doubled and shuffled, end in one state', async () => {
  const own = await startWorld({ withWebhooks: true, sweepEveryMs: 50 });
  try {
    await own.controls.fault({ kind: 'duplicate', times: 100 });
    await own.controls.fault({ kind: 'shuffle', windowMs: 50, seed: 7 });
    const [buyer, courseId] = [await own.verifiedPerson(), await own.course()];
    const answer = await purchase(own, buyer, { courseId, payment: { paymentMethodId: 'pm_card_threeDSecure2Required' } });
    await own.controls.authenticate(answer.checkout?.nextAction?.clientSecret.split('_secret_')[0] ?? '', 'succeed');
    await expect.poll(async () => (await holdingsOf(own, buyer.userId, courseId)).statuses).toEqual(['COMPLETED']);
    await expect.poll(async () => (await own.controls.state()).pendingWebhooks).toBe(0);
    expect(await holdingsOf(own, buyer.userId, courseId)).toMatchObject(paid);
  } finally {
    await own.stop();
  }
});
