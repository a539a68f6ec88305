import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createStripeProvider } from '../src/modules/checkout/provider/stripeProvider.ts';
import { transactionsOf } from '../src/modules/transaction/transaction.model.ts';
import { frozenClock, holdingsOf, intentIdOf, purchase, startWorld, strangerAtStripe } from './kit.ts';
import type { World } from './kit.ts';

const clock = frozenClock();
let world: World;
beforeAll(async () => {
  world = await startWorld({ clock });
});
afterEach(() => world.controls.clearFaults());
afterAll(() => world.stop());

test.each([
  ['no webhook secret', { webhookSecrets: [] }],
  ['an empty webhook secret', { webhookSecrets: [''] }],
  ['an empty webhook secret beside a good one', { webhookSecrets: ['whsec_good', ''] }],
  ['no key', { secretKey: '' }],
])('D1: with %s nothing starts', (_, missing) => {
  expect(() => createStripeProvider({ ...world.config.stripe, ...missing })).toThrow(/^Stripe needs/);
});

test('Stripe is asked for cards alone, whatever else the account has switched on, with and without a way back', async () => {
  for (const payment of [{}, { returnUrl: 'https://app.har.example/back' }]) {
    const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
    const waiting = await purchase(world, buyer, { courseId, payment });
    const stripe = strangerAtStripe(world);
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

test('a key that stands for a request of an earlier form does not hold the purchase up', async () => {
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
  await world.controls.fault({ kind: 'reset_before', operation: 'payment_intents.create', times: 2 });
  const answer = await purchase(world, buyer, { courseId });
  expect(answer.transaction?.status).toBe('PENDING');
  const row = await transactionsOf(world.connection).findOne({ courseId });
  const idempotencyKey = `${row?._id ?? ''}:create:${row?.request.attempt ?? 0}`;
  await strangerAtStripe(world).paymentIntents.create(
    { amount: 4_900, currency: 'eur', description: 'as it used to be' },
    { idempotencyKey },
  );
  for (let round = 0; round < 3; round += 1) {
    clock.advance(35_000);
    await world.running().settleDue();
  }
  const held = await holdingsOf(world, buyer.userId, courseId);
  expect(held).toMatchObject({ statuses: ['COMPLETED'], entitlements: 1 });
  expect(await world.controls.chargesOf(...held.transactionIds)).toEqual([4_900]);
});
