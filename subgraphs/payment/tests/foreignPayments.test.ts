import { randomBytes } from 'node:crypto';
import Stripe from 'stripe';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { transactionsOf } from '../src/modules/transaction/transaction.model.ts';
import { webhooksOf } from '../src/modules/webhook/webhook.model.ts';
import { frozenClock, holdingsOf, intentIdOf, newestSecret, purchase, secretKey, startWorld, strangerAtStripe } from './kit.ts';
import type { World } from './kit.ts';

const clock = frozenClock();
const lines: string[] = [];
let world: World;
beforeAll(async () => {
  world = await startWorld({ clock, logTo: (line) => lines.push(line) });
});
afterAll(() => world.stop());

const signer = new Stripe(secretKey);
const nothing = { entitlements: 0, entries: [] };

/** An event that Stripe has signed, about this payment; answers what became of it. */
const told = async (intentId: string): Promise<string | undefined> => {
  const id = `evt_${randomBytes(8).toString('hex')}`;
  const payload = JSON.stringify({ id, type: 'payment_intent.succeeded', livemode: false, data: { object: { id: intentId } } });
  const signature = signer.webhooks.generateTestHeaderString({
    payload,
    secret: newestSecret,
    timestamp: Math.floor(clock.now().getTime() / 1_000),
  });
  const response = await fetch(world.webhookUrl, {
    method: 'POST',
    body: payload,
    headers: { 'content-type': 'application/json', 'stripe-signature': signature },
  });
  expect(response.status).toBe(200);
  await world.running().settleDue();
  return (await webhooksOf(world.connection).findOne({ eventId: id }))?.state;
};
const logged = (intentId: string): number =>
  lines.filter((line) => line.includes('no transaction stands for') && line.includes(intentId)).length;
const paidElsewhere = (metadata: Record<string, string>) =>
  strangerAtStripe(world).paymentIntents.create({
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
  ['an id in our form that nothing has', { transactionId: 'txn_00000000000000000000000000' }],
])('a payment in our account with our notes on it being %s has no effect, and is logged once', async (_, metadata) => {
  const before = await transactionsOf(world.connection).countDocuments({});
  const { id } = await paidElsewhere(metadata);
  expect(await told(id)).toBe('done');
  expect(logged(id)).toBe(1);
  expect(await transactionsOf(world.connection).countDocuments({})).toBe(before);
});

test('somebody else’s payment that names a transaction of ours, amount and all, pays nothing, and is logged', async () => {
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
  const waiting = await purchase(world, buyer, { courseId, payment: {} });
  const { id } = await paidElsewhere({ transactionId: waiting.transaction?.id ?? '' });
  expect(await told(id)).toBe('done');
  expect(logged(id)).toBe(1);
  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject({ statuses: ['REQUIRES_ACTION'], ...nothing });
  // And the buyer can still pay.
  await strangerAtStripe(world).paymentIntents.confirm(intentIdOf(waiting), { payment_method: 'pm_card_visa' });
  expect(await told(intentIdOf(waiting))).toBe('done');
  expect(logged(intentIdOf(waiting))).toBe(0);
  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject({ statuses: ['COMPLETED'], entitlements: 1 });
});

test.each([
  ['another amount', { amount: 4_901 }],
  ['another currency', { currency: 'usd' }],
  ['the name of another transaction', { metadata: { transactionId: 'txn_00000000000000000000000000' } }],
  ['no name of a transaction', { metadata: { transactionId: '' } }],
])('a payment of ours that came to have %s completes nothing, however often it is told', async (_, change) => {
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
  const waiting = await purchase(world, buyer, { courseId, payment: {} });
  const stripe = strangerAtStripe(world);
  await stripe.paymentIntents.update(intentIdOf(waiting), change);
  await stripe.paymentIntents.confirm(intentIdOf(waiting), { payment_method: 'pm_card_visa' });
  expect(await told(intentIdOf(waiting))).toBe('open');
  clock.advance(700_000);
  await world.running().settleDue();
  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject({ statuses: ['REQUIRES_ACTION'], ...nothing });
  expect(lines.some((line) => line.includes('is not the one that was asked for') && line.includes(intentIdOf(waiting)))).toBe(true);
});
