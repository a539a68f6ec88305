import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createStripeProvider } from '../src/modules/checkout/provider/stripeProvider.ts';
import { holdingsOf, intentIdOf, purchase, startPayment } from './kit.ts';
import type { Payment } from './kit.ts';

let world: Payment;
beforeAll(async () => {
  world = await startPayment();
});
afterEach(() => world.stripe.clearFaults());
afterAll(() => world.stop());

test.each([
  ['no webhook secret', { webhookSecrets: [] }],
  ['an empty webhook secret', { webhookSecrets: [''] }],
  ['an empty webhook secret beside a good one', { webhookSecrets: ['whsec_good', ''] }],
  ['no key', { secretKey: '' }],
])('rejects a configuration with %s', { tags: ['D1'] }, (_, missing) => {
  expect(() => createStripeProvider({ ...world.config().stripe, ...missing })).toThrow(/^Stripe needs/);
});

test('a payment allows cards only, whatever else the account has enabled, with and without a return address', async () => {
  for (const payment of [{}, { returnUrl: 'https://app.har.example/back' }]) {
    const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
    const waiting = await purchase(world, buyer, { courseId, payment });
    const { api: stripe } = world.stripe;
    expect(await stripe.paymentIntents.retrieve(intentIdOf(waiting))).toMatchObject({
      allowed_payment_method_types: ['card'],
      payment_method_types: ['card'],
      automatic_payment_methods: null,
    });
    await expect(stripe.paymentIntents.confirm(intentIdOf(waiting), { payment_method: 'pm_sepaDebit_processing' })).rejects.toMatchObject({
      statusCode: 400,
      param: 'payment_method',
    });
    expect((await holdingsOf(world, buyer.userId, courseId)).statuses).toEqual(['REQUIRES_ACTION']);
  }
});

test('an idempotency key of an earlier request form does not block the purchase', async () => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  await world.stripe.fault({ kind: 'reset_before', operation: 'payment_intents.create', times: 2 });
  const answer = await purchase(world, buyer, { courseId });
  expect(answer.transaction?.status).toBe('PENDING');
  const row = await world.process().subgraph.stores.transactions.findOne({ courseId }).lean();
  const idempotencyKey = `${row?._id ?? ''}:create:${row?.request.attempt ?? 0}`;
  await world.stripe.api.paymentIntents.create({ amount: 4_900, currency: 'eur', description: 'an earlier form' }, { idempotencyKey });
  for (let round = 0; round < 3; round += 1) {
    world.clock.advance(35_000);
    await world.settleDue();
  }
  const held = await holdingsOf(world, buyer.userId, courseId);
  expect(held).toMatchObject({ statuses: ['COMPLETED'], entitlements: 1 });
  expect(await world.stripe.chargesOf(...held.transactionIds)).toEqual([4_900]);
});
