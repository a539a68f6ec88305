import { randomUUID } from 'node:crypto';
import Stripe from 'stripe';
import { expect, test } from 'vitest';
import { clientOf, givenStandIn, newDataDir, refusalOf } from './kit.ts';

const asked = { amount: 1_500, currency: 'eur', allowed_payment_method_types: ['card'], payment_method: 'pm_card_visa', confirm: true };
const unpaid = { amount: 1_500, currency: 'eur' };

test('the same key and parameters replay the first answer, marked as replayed, and charge once', async () => {
  const { stripe, controls } = await givenStandIn();
  const idempotencyKey = randomUUID();

  const first = await stripe.paymentIntents.create(asked, { idempotencyKey });
  const second = await stripe.paymentIntents.create(asked, { idempotencyKey });

  expect(second).toEqual(first);
  expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined();
  expect(second.lastResponse.headers['idempotent-replayed']).toBe('true');
  expect(second.lastResponse.headers['original-request']).toBe(first.lastResponse.requestId);
  expect(second.lastResponse.headers['stripe-version']).toBe(first.lastResponse.apiVersion);
  expect((await controls.state()).chargesSucceeded).toBe(1);
});

test('a decline is stored under the key too', async () => {
  const { stripe, controls } = await givenStandIn();
  const idempotencyKey = randomUUID();
  const declined = { ...asked, payment_method: 'pm_card_chargeDeclined' };

  const first = await refusalOf(stripe.paymentIntents.create(declined, { idempotencyKey }));
  const second = await refusalOf(stripe.paymentIntents.create(declined, { idempotencyKey }));

  expect(second.payment_intent?.id).toBe(first.payment_intent?.id);
  expect((await controls.state()).paymentIntents).toBe(1);
});

test('rejects other parameters and another endpoint under the same key', async () => {
  const { stripe, controls } = await givenStandIn();
  const idempotencyKey = randomUUID();
  await stripe.paymentIntents.create(asked, { idempotencyKey });

  const otherAmount = await refusalOf(stripe.paymentIntents.create({ ...asked, amount: 1_600 }, { idempotencyKey }));
  const otherEndpoint = await refusalOf(stripe.customers.create({}, { idempotencyKey }));
  const [one, two] = [await stripe.paymentIntents.create(unpaid), await stripe.paymentIntents.create(unpaid)];
  await stripe.paymentIntents.cancel(one.id, {}, { idempotencyKey: 'cancel' });
  const otherIntent = await refusalOf(stripe.paymentIntents.cancel(two.id, {}, { idempotencyKey: 'cancel' }));

  expect(otherAmount).toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 });
  expect(otherIntent).toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 });
  expect(otherEndpoint).toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 });
  expect(await controls.state()).toMatchObject({ chargesSucceeded: 1, chargedMinor: { eur: 1_500 } });
});

test('a failed validation does not use the key up', async () => {
  const { stripe } = await givenStandIn();
  const idempotencyKey = randomUUID();

  expect((await refusalOf(stripe.paymentIntents.create({ ...asked, amount: 3 }, { idempotencyKey }))).code).toBe('amount_too_small');
  expect((await stripe.paymentIntents.create(asked, { idempotencyKey })).status).toBe('succeeded');
});

test('the key is in use while the first request runs', async () => {
  const { stripe, controls } = await givenStandIn();
  const idempotencyKey = randomUUID();
  await controls.fault({ kind: 'slow', delayMs: 1_000, operation: 'payment_intents.create' });

  const first = stripe.paymentIntents.create(asked, { idempotencyKey });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const second = await refusalOf(stripe.paymentIntents.create(asked, { idempotencyKey }));

  expect(second).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
  expect((await first).status).toBe('succeeded');
  expect((await controls.state()).chargesSucceeded).toBe(1);
});

test('of 20 concurrent requests with one key exactly one charges', async () => {
  const { stripe, controls } = await givenStandIn();
  const idempotencyKey = randomUUID();
  await controls.fault({ kind: 'slow', delayMs: 200, operation: 'payment_intents.create' });

  const answers = await Promise.all(
    Array.from({ length: 20 }, async () => {
      try {
        return (await stripe.paymentIntents.create(asked, { idempotencyKey })).id;
      } catch (error) {
        return error instanceof Stripe.errors.StripeError ? error.code : String(error);
      }
    }),
  );

  const refused = answers.filter((answer) => answer === 'idempotency_key_in_use');
  const ids = answers.filter((answer) => answer?.startsWith('pi_'));
  expect(new Set(ids).size).toBe(1);
  expect(refused.length + ids.length).toBe(20);
  expect(await controls.state()).toMatchObject({ chargesSucceeded: 1, chargedMinor: { eur: 1_500 } });
});

test('keys survive a restart, for 24 hours', async () => {
  const dataDir = newDataDir();
  const start = new Date('2026-03-01T12:00:00Z').getTime();
  const at = { ms: start };
  const now = (): Date => new Date(at.ms);
  const idempotencyKey = randomUUID();
  const before = await givenStandIn({ dataDir, now });
  const first = await before.stripe.paymentIntents.create(asked, { idempotencyKey });
  await before.standIn.stop();

  const after = await givenStandIn({ dataDir, now });
  at.ms = start + 24 * 3_600_000;
  expect((await after.stripe.paymentIntents.create(asked, { idempotencyKey })).id).toBe(first.id);
  at.ms = start + 24 * 3_600_000 + 1;
  expect((await after.stripe.paymentIntents.create(asked, { idempotencyKey })).id).not.toBe(first.id);
});

test('accepts a key of 255 characters and rejects one of 256', async () => {
  const { standIn } = await givenStandIn();
  const stripe = clientOf(standIn.port);

  expect((await stripe.paymentIntents.create(asked, { idempotencyKey: 'k'.repeat(255) })).status).toBe('succeeded');
  expect((await refusalOf(stripe.paymentIntents.create(asked, { idempotencyKey: 'k'.repeat(256) }))).statusCode).toBe(400);
});
