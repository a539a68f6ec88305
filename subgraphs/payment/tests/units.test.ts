import { afterAll, beforeAll, expect, test } from 'vitest';
import { currencyDigits } from '#events/currencies.ts';
import { priceLimits } from '#events/prices.ts';
import { createStripeProvider } from '../src/modules/checkout/provider/stripeProvider.ts';
import { fromStripeUnits, toStripeUnits } from '../src/modules/checkout/provider/stripeUnits.ts';
import { holdingsOf, intentIdOf, purchase, startPayment, times } from './kit.ts';
import type { Payment } from './kit.ts';

let world: Payment;
beforeAll(async () => {
  world = await startPayment();
});
afterAll(() => world.stop());

test.each([
  ['EUR', 4_900, 4_900],
  ['JPY', 1_999, 1_999],
  ['KWD', 1_990, 1_990],
  ['HUF', 1_990_000, 1_990_000],
  ['TWD', 50_000, 50_000],
  ['UGX', 5_000, 500_000],
  ['ISK', 1_500, 150_000],
  ['MGA', 2_000_000, 20_000],
])(
  'charges %s %i as %i of Stripe’s units, and posts the price to the ledger',
  { tags: ['C15'] },
  async (currency, amountMinor, charged) => {
    const [buyer, courseId] = [await world.verifiedBuyer(), await world.course({ amountMinor, currency })];
    const answer = await purchase(world, buyer, { courseId });
    expect(answer).toMatchObject({ userErrors: [], transaction: { status: 'COMPLETED', total: { amountMinor, currency } } });
    const held = await holdingsOf(world, buyer.userId, courseId);
    expect(held.entries).toEqual([`CREDIT CHARGE ${amountMinor} ${currency}`, `DEBIT CHARGE ${amountMinor} ${currency}`]);
    expect(await world.stripe.chargesOf(...held.transactionIds)).toEqual([charged]);
  },
);

test('completes nothing when the provider received another amount in its own units', { tags: ['C15'] }, async () => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course({ amountMinor: 5_000, currency: 'UGX' })];
  const waiting = await purchase(world, buyer, { courseId, payment: {} });
  const { api: stripe } = world.stripe;
  await stripe.paymentIntents.update(intentIdOf(waiting), { amount: 5_000 });
  await stripe.paymentIntents.confirm(intentIdOf(waiting), { payment_method: 'pm_card_visa' });
  await purchase(world, buyer, { courseId, payment: {} });
  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject({ statuses: ['REQUIRES_ACTION'], entitlements: 0, entries: [] });
});

test('returns every amount of every currency from a round trip through Stripe’s units', { tags: ['C15'] }, () => {
  for (const [currency] of currencyDigits) {
    const { stepMinor = 100 } = priceLimits.get(currency) ?? {};
    for (const amountMinor of [0, ...times(300, (index) => (index + 1) ** 3 * stepMinor)]) {
      const units = toStripeUnits({ amountMinor, currency });
      expect([currency, units === null ? amountMinor : fromStripeUnits({ units, currency })]).toEqual([currency, amountMinor]);
      if (priceLimits.has(currency)) expect([currency, units]).not.toEqual([currency, null]);
    }
  }
});

test.each([1.5, NaN, Infinity, 1e21, 2 ** 53, -1])('does not convert %d to Stripe’s units', { tags: ['C15'] }, (amountMinor) => {
  expect(toStripeUnits({ amountMinor, currency: 'EUR' })).toBeNull();
});

test('Stripe charges the minimum and the maximum of each accepted currency exactly', async () => {
  const provider = createStripeProvider(world.config().stripe);
  for (const [currency, { minimumMinor, maximumMinor }] of priceLimits)
    for (const amountMinor of [minimumMinor, maximumMinor]) {
      const key = `${currency}-${amountMinor}`;
      const created = await provider.create({
        transactionId: key,
        amountMinor,
        currency,
        description: 'Limits',
        paymentMethodId: 'pm_card_visa',
        idempotencyKey: key,
      });
      const paid = await provider.confirm({ reference: created.reference, returnUrl: null, idempotencyKey: `${key}-confirm` });
      expect([currency, paid.currency, paid.state]).toEqual([currency, currency, { kind: 'succeeded', receivedMinor: amountMinor }]);
    }
});
