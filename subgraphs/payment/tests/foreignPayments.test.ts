import { randomBytes } from 'node:crypto';
import Stripe from 'stripe';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdingsOf, intentIdOf, purchase, startPayment, unpaid } from './kit.ts';
import type { Payment } from './kit.ts';
import { newestSecret, secretKey } from './stripe.ts';

const lines: string[] = [];
let world: Payment;
beforeAll(async () => {
  world = await startPayment({ writeLog: (line) => lines.push(line) });
});
afterAll(() => world.stop());

const signer = new Stripe(secretKey);

/** Sends a webhook about this payment, signed by Stripe, and returns the state of its row. */
const stateAfterWebhook = async (intentId: string): Promise<string | undefined> => {
  const id = `evt_${randomBytes(8).toString('hex')}`;
  const payload = JSON.stringify({ id, type: 'payment_intent.succeeded', livemode: false, data: { object: { id: intentId } } });
  const signature = signer.webhooks.generateTestHeaderString({
    payload,
    secret: newestSecret,
    timestamp: Math.floor(world.clock.now().getTime() / 1_000),
  });
  const response = await fetch(world.webhookUrl, {
    method: 'POST',
    body: payload,
    headers: { 'content-type': 'application/json', 'stripe-signature': signature },
  });
  expect(response.status).toBe(200);
  await world.settleDue();
  return (await world.process().subgraph.stores.webhooks.findOne({ eventId: id }))?.state;
};
const warningsOf = (intentId: string): number =>
  lines.filter((line) => line.includes('a payment without a transaction') && line.includes(intentId)).length;
const payElsewhere = (metadata: Record<string, string>) =>
  world.stripe.api.paymentIntents.create({
    amount: 4_900,
    currency: 'eur',
    metadata,
    allowed_payment_method_types: ['card'],
    payment_method: 'pm_card_visa',
    confirm: true,
  });

test.each([
  ['none', {}],
  ['those of another program', { transactionId: 'order-17' }],
  ['an id in our form without a transaction', { transactionId: 'txn_00000000000000000000000000' }],
])('a foreign payment in our account with metadata %s has no effect, and is logged once', async (_, metadata) => {
  const before = await world.process().subgraph.stores.transactions.countDocuments({});
  const { id } = await payElsewhere(metadata);
  expect(await stateAfterWebhook(id)).toBe('done');
  expect(warningsOf(id)).toBe(1);
  expect(await world.process().subgraph.stores.transactions.countDocuments({})).toBe(before);
});

test('a foreign payment that names our transaction and its amount pays nothing, and is logged', async () => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  const waiting = await purchase(world, buyer, { courseId, payment: {} });
  const { id } = await payElsewhere({ transactionId: waiting.transaction?.id ?? '' });
  expect(await stateAfterWebhook(id)).toBe('done');
  expect(warningsOf(id)).toBe(1);
  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject({ statuses: ['REQUIRES_ACTION'], ...unpaid });
  // The buyer can still pay.
  await world.stripe.api.paymentIntents.confirm(intentIdOf(waiting), { payment_method: 'pm_card_visa' });
  expect(await stateAfterWebhook(intentIdOf(waiting))).toBe('done');
  expect(warningsOf(intentIdOf(waiting))).toBe(0);
  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject({ statuses: ['COMPLETED'], entitlements: 1 });
});

test.each([
  ['another amount', { amount: 4_901 }],
  ['another currency', { currency: 'usd' }],
  ['the name of another transaction', { metadata: { transactionId: 'txn_00000000000000000000000000' } }],
  ['no transaction’s name', { metadata: { transactionId: '' } }],
])('a payment that was changed to have %s completes nothing, however often webhooks arrive', async (_, change) => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  const waiting = await purchase(world, buyer, { courseId, payment: {} });
  const { api: stripe } = world.stripe;
  await stripe.paymentIntents.update(intentIdOf(waiting), change);
  await stripe.paymentIntents.confirm(intentIdOf(waiting), { payment_method: 'pm_card_visa' });
  expect(await stateAfterWebhook(intentIdOf(waiting))).toBe('open');
  world.clock.advance(700_000);
  await world.settleDue();
  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject({ statuses: ['REQUIRES_ACTION'], ...unpaid });
  expect(lines.some((line) => line.includes('differs from the requested one') && line.includes(intentIdOf(waiting)))).toBe(true);
});
