import Stripe from 'stripe';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { purchaseCrashPoints } from '../src/crashPoints.ts';
import { transactionsOf } from '../src/modules/transaction/transaction.model.ts';
import { frozenClock, holdingsOf, purchase, rawPurchase, startWorld, times } from './kit.ts';
import type { World } from './kit.ts';

const clock = frozenClock();
let world: World;
beforeAll(async () => {
  world = await startWorld({ clock });
});
afterEach(() => world.controls.clearFaults());
afterAll(() => world.stop());

const paid = {
  statuses: ['COMPLETED'],
  entitlements: 1,
  entries: ['CREDIT CHARGE 4900 EUR', 'DEBIT CHARGE 4900 EUR'],
  events: ['payment.entitlement.granted', 'payment.transaction.settled'],
};

/** Time passes until the sweeper has had its turn, three times over. */
const sweptThreeTimes = async () => {
  for (let round = 0; round < 3; round += 1) {
    clock.advance(35_000);
    await world.running().settleDue();
  }
};

// Stripe's SDK tries once more by itself after a reset: the answer has to be lost twice.
const faults = [
  { kind: 'reset_before', operation: 'payment_intents.create', times: 2 },
  { kind: 'reset_after', operation: 'payment_intents.create', times: 2 },
  { kind: 'timeout_after', operation: 'payment_intents.create', times: 1 },
  { kind: 'error_before', operation: 'payment_intents.create', times: 1 },
  { kind: 'error_after', operation: 'payment_intents.create', times: 1 },
  { kind: 'slow', delayMs: 900, operation: 'payment_intents.create', times: 1 },
  { kind: 'reset_before', operation: 'payment_intents.confirm', times: 2 },
  { kind: 'reset_after', operation: 'payment_intents.confirm', times: 2 },
  { kind: 'timeout_after', operation: 'payment_intents.confirm', times: 1 },
  { kind: 'error_before', operation: 'payment_intents.confirm', times: 1 },
  { kind: 'error_after', operation: 'payment_intents.confirm', times: 1 },
  { kind: 'slow', delayMs: 900, operation: 'payment_intents.confirm', times: 1 },
];

const isSilent = ({ kind }: { kind: string }) => kind === 'timeout_after' || kind === 'slow';

test.each(faults)('C6: after $kind of $operation the sweeper ends with exactly one charge and the course', async (fault) => {
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
  await world.controls.fault(fault);
  if (isSilent(fault)) await world.restart({ timeoutMs: 300 });
  const answer = await purchase(world, buyer, { courseId, idempotencyKey: 'lost' });
  // The process that comes after it has time for every answer, however slow the machine.
  await world.restart({ timeoutMs: 120_000 });
  expect(answer.userErrors).toEqual([]);
  expect(['PENDING', 'COMPLETED']).toContain(answer.transaction?.status);
  // A slow request keeps its idempotency key in use until it is done.
  await expect
    .poll(async () => {
      await sweptThreeTimes();
      return (await holdingsOf(world, buyer.userId, courseId)).statuses;
    })
    .toEqual(['COMPLETED']);
  const held = await holdingsOf(world, buyer.userId, courseId);
  expect(held).toEqual({ transactionIds: [answer.transaction?.id], ...paid });
  expect(await world.controls.chargesOf(...held.transactionIds)).toEqual([4900]);
  const replay = await purchase(world, buyer, { courseId, idempotencyKey: 'lost' });
  expect(replay.transaction).toMatchObject({ id: answer.transaction?.id, status: 'COMPLETED' });
});

test('C6: with the answer to the confirmation lost, and the reading back too, the purchase is PENDING without an error, and the charge is found later', async () => {
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
  await world.controls.fault({ kind: 'reset_after', operation: 'payment_intents.confirm', times: 2 });
  await world.controls.fault({ kind: 'error_before', operation: 'payment_intents.retrieve', times: 1 });
  const answer = await purchase(world, buyer, { courseId });
  expect(answer).toMatchObject({ checkout: { status: 'OPEN', nextAction: null }, transaction: { status: 'PENDING' }, userErrors: [] });
  expect(await world.controls.chargesOf(answer.transaction?.id ?? '')).toEqual([4900]);
  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject({ entitlements: 0, entries: [] });
  clock.advance(6_000);
  await world.running().settleDue();
  expect(await holdingsOf(world, buyer.userId, courseId)).toEqual({ transactionIds: [answer.transaction?.id], ...paid });
});

test('C8: reading, or buying again, settles what is PENDING first', async () => {
  const reads = [(id: string) => ({ query: 'query ($id: ID!) { transaction(id: $id) { status } }', variables: { id } }), () => null];
  for (const read of reads) {
    const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
    await world.controls.fault({ kind: 'error_before', operation: 'payment_intents.create', times: 1 });
    const answer = await purchase(world, buyer, { courseId });
    expect(answer.transaction?.status).toBe('PENDING');
    const operation = read(answer.transaction?.id ?? '');
    if (operation) {
      const { data } = await world.run(buyer, operation.query, operation.variables);
      expect(data).toEqual({ transaction: { status: 'COMPLETED' } });
    } else {
      const second = await purchase(world, buyer, { courseId });
      expect(second.transaction).toMatchObject({ id: answer.transaction?.id, status: 'COMPLETED' });
    }
    expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject(paid);
  }
});

test('a decline whose closing at the provider is lost still ends FAILED, and the payment canceled', async () => {
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
  await world.controls.fault({ kind: 'error_before', operation: 'payment_intents.cancel', times: 1 });
  const answer = await purchase(world, buyer, { courseId, payment: { paymentMethodId: 'pm_card_chargeDeclinedExpiredCard' } });
  expect(answer.transaction?.status).toBe('PENDING');
  await sweptThreeTimes();
  expect((await holdingsOf(world, buyer.userId, courseId)).statuses).toEqual(['FAILED']);
  expect((await world.controls.state()).paymentIntentsByStatus['requires_payment_method'] ?? 0).toBe(0);
});

test('a checkout nobody paid for 24 hours is closed at the provider and here; what was paid in the last moment counts', async () => {
  const [late, timely] = [await world.verifiedPerson(), await world.verifiedPerson()];
  const courseId = await world.course();
  const lateAnswer = await purchase(world, late, { courseId, payment: {} });
  const timelyAnswer = await purchase(world, timely, { courseId, payment: { paymentMethodId: 'pm_card_threeDSecure2Required' } });
  const intentOf = ({ checkout }: typeof lateAnswer) => checkout?.nextAction?.clientSecret.split('_secret_')[0] ?? '';
  await world.controls.authenticate(intentOf(timelyAnswer), 'succeed');
  clock.advance(24 * 3_600_000 + 1_000);
  await sweptThreeTimes();
  expect(await holdingsOf(world, late.userId, courseId)).toMatchObject({ statuses: ['CANCELED'], entitlements: 0, entries: [] });
  expect(await holdingsOf(world, timely.userId, courseId)).toMatchObject(paid);
  const { data } = await world.run(late, 'query ($id: ID!) { checkoutSession(id: $id) { status nextAction { __typename } } }', {
    id: lateAnswer.checkout?.id,
  });
  expect(data).toEqual({ checkoutSession: { status: 'EXPIRED', nextAction: null } });
  expect((await purchase(world, late, { courseId })).transaction?.status).toBe('COMPLETED');
});

test('C8: ten processes that settle one payment at once complete it once', async () => {
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
  const waiting = await purchase(world, buyer, { courseId, payment: { paymentMethodId: 'pm_card_threeDSecure2Required' } });
  await world.controls.authenticate(waiting.checkout?.nextAction?.clientSecret.split('_secret_')[0] ?? '', 'succeed');
  const viewer = { kind: 'user' as const, ...buyer, sessionId: 'ses_x', issuedAt: new Date(), authenticatedAt: new Date() };
  const processes = times(10, () => world.twin());
  const found = await Promise.all(
    processes.map(({ checkouts }) => checkouts.find({ viewer, requestId: 'req_x', id: waiting.checkout?.id ?? '' })),
  );
  expect(found.map((checkout) => checkout?.status)).toEqual(times(10, () => 'COMPLETED'));
  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject(paid);
});

test('C1: 50 purchases by one learner through ten processes charge once', async () => {
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
  const viewer = { kind: 'user' as const, ...buyer, sessionId: 'ses_x', issuedAt: new Date(), authenticatedAt: new Date() };
  const processes = times(10, () => world.twin());
  const results = await Promise.all(
    times(50, async (index) =>
      processes[index % 10]?.checkouts.purchase({
        viewer,
        requestId: 'req_x',
        input: { courseId, idempotencyKey: `key ${index}`, payment: { paymentMethodId: 'pm_card_visa' } },
      }),
    ),
  );
  await sweptThreeTimes();
  const held = await holdingsOf(world, buyer.userId, courseId);
  expect(held).toEqual({ transactionIds: [expect.any(String)], ...paid });
  expect(await world.controls.chargesOf(...held.transactionIds)).toEqual([4900]);
  const outcomes = results.map((result) => (result?.ok ? result.value.transaction._id : result?.errors[0].type));
  expect(outcomes.filter((outcome) => outcome !== held.transactionIds[0] && outcome !== 'AlreadyOwnedError')).toEqual([]);
});

test('a payment whose amount is another one at the provider completes nothing', async () => {
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
  const waiting = await purchase(world, buyer, { courseId, payment: {} });
  const { stripe: stripeConfig } = world.config;
  const stripe = new Stripe(stripeConfig.secretKey, {
    host: '127.0.0.1',
    port: world.standIn.port,
    protocol: 'http',
    maxNetworkRetries: 0,
  });
  const intentId = waiting.checkout?.nextAction?.clientSecret.split('_secret_')[0] ?? '';
  await stripe.paymentIntents.update(intentId, { amount: 100 });
  await stripe.paymentIntents.confirm(intentId, { payment_method: 'pm_card_visa' });
  await sweptThreeTimes();
  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject({ statuses: ['REQUIRES_ACTION'], entitlements: 0, entries: [] });
});

test('four sweeps at once take each row once', async () => {
  const courseId = await world.course();
  const buyers = await Promise.all(times(10, () => world.verifiedPerson()));
  const sweepCounts = async () => (await transactionsOf(world.connection).find({ courseId }).toArray()).map(({ sweepCount }) => sweepCount);
  // Still away while they sweep, so that a row taken is not a row settled.
  await world.controls.fault({ kind: 'error_before', operation: 'payment_intents.create', times: 1_000 });
  await Promise.all(buyers.map((buyer) => purchase(world, buyer, { courseId })));
  clock.advance(6_000);
  await Promise.all(times(4, () => world.running().settleDue()));
  expect(await sweepCounts()).toEqual(times(10, () => 1));
  await world.controls.clearFaults();
  clock.advance(11_000);
  await world.running().settleDue();
  for (const { userId } of buyers) expect(await holdingsOf(world, userId, courseId)).toMatchObject(paid);
  expect(await sweepCounts()).toEqual(times(10, () => 2));
});

type Way = { name: string; card: string | null; amountMinor?: number; fault?: object; hasOther?: boolean };
// Each way through a purchase passes other points; together they pass every one.
const ways: Way[] = [
  { name: 'a good card', card: 'pm_card_visa' },
  { name: 'a declined card', card: 'pm_card_chargeDeclined' },
  { name: 'a price of 0', card: null, amountMinor: 0 },
  { name: 'a card that asks for authentication', card: 'pm_card_threeDSecure2Required' },
  {
    name: 'a confirmation that fails',
    card: 'pm_card_visa',
    fault: { kind: 'error_before', operation: 'payment_intents.confirm', times: 1 },
  },
  { name: 'another purchase under way', card: 'pm_card_visa', hasOther: true },
];
const purchasePoints = purchaseCrashPoints.filter((point) => !point.startsWith('webhook.'));
const passed = new Set<string>();

const authenticateAll = async (courseId: string) => {
  const rows = await transactionsOf(world.connection).find({ courseId, status: 'REQUIRES_ACTION' }).toArray();
  for (const { providerReference } of rows) await world.controls.authenticate(providerReference ?? '', 'succeed');
};

/** One purchase on this way, with the process ending at the point; answers which points it came by. */
const crashedPurchase = async (
  { card, amountMinor = 4900, fault, hasOther = false }: Way,
  point: string | null,
): Promise<readonly string[]> => {
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course({ amountMinor })];
  const payment = card === null ? {} : { paymentMethodId: card };
  if (hasOther) {
    await world.controls.fault({ kind: 'error_before', operation: 'payment_intents.create', times: 1 });
    await purchase(world, buyer, { courseId, idempotencyKey: 'other', payment });
  }
  if (fault) await world.controls.fault(fault);
  world.reached.clear();
  world.crashAt(point);
  await rawPurchase(world, buyer, { courseId, idempotencyKey: 'crash', payment });
  clock.advance(6_000);
  await world
    .running()
    .settleDue()
    .catch(() => undefined);
  const reached = [...world.reached];
  await world.controls.clearFaults();
  await world.restart();
  await sweptThreeTimes();
  await authenticateAll(courseId);
  clock.advance(600_000);
  await sweptThreeTimes();

  const isDeclined = card === 'pm_card_chargeDeclined';
  const charge = isDeclined || amountMinor === 0 ? [] : [4900];
  const held = await holdingsOf(world, buyer.userId, courseId);
  expect({ point, charges: await world.controls.chargesOf(...held.transactionIds) }).toEqual({
    point,
    charges: held.entitlements === 1 ? charge : [],
  });
  expect({ point, unsettled: held.statuses.filter((status) => !['COMPLETED', 'FAILED'].includes(status)) }).toEqual({
    point,
    unsettled: [],
  });

  // And the buyer, who saw nothing but a broken connection, asks again.
  await rawPurchase(world, buyer, { courseId, idempotencyKey: 'crash', payment });
  await authenticateAll(courseId);
  const again = await purchase(world, buyer, { courseId, idempotencyKey: 'crash', payment });
  const status = again.transaction?.status ?? again.userErrors[0]?.__typename;
  const after = await holdingsOf(world, buyer.userId, courseId);
  const wanted = isDeclined ? ['PaymentDeclinedError'] : hasOther ? ['COMPLETED', 'AlreadyOwnedError'] : ['COMPLETED'];
  expect([point, wanted.includes(status ?? ''), status]).toEqual([point, true, status]);
  expect({ point, charges: await world.controls.chargesOf(...after.transactionIds) }).toEqual({ point, charges: charge });
  expect({ point, ...after }).toMatchObject({ point, statuses: [isDeclined ? 'FAILED' : 'COMPLETED'], entitlements: isDeclined ? 0 : 1 });
  return reached;
};

test.each(ways)(
  'C7: wherever the process ends during a purchase with $name, what is charged is owned and what is owned is charged',
  async (way) => {
    const points = (await crashedPurchase(way, null)).filter((point) => !point.startsWith('webhook.'));
    for (const point of points) {
      await crashedPurchase(way, point);
      passed.add(point);
    }
  },
);

test('C7: together these are all the points there are', () => {
  expect([...passed].sort()).toEqual([...purchasePoints].sort());
  process.stdout.write(`crash points of a purchase: ${passed.size}\n`);
});
