import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { clientOf, givenStandIn, refusalOf } from './kit.ts';

const asked = { amount: 1_500, currency: 'eur', allowed_payment_method_types: ['card'], payment_method: 'pm_card_visa', confirm: true };
const operation = 'payment_intents.create';

test('a connection reset twice after charging loses the answer, and a retry with the same key finds the one charge', async () => {
  const { stripe, controls } = await givenStandIn();
  const idempotencyKey = randomUUID();
  await controls.fault({ kind: 'reset_after', operation, times: 2 });

  const lost = await refusalOf(stripe.paymentIntents.create(asked, { idempotencyKey }));
  const found = await stripe.paymentIntents.create(asked, { idempotencyKey });

  expect(lost.type).toBe('StripeConnectionError');
  expect(found.status).toBe('succeeded');
  expect(found.lastResponse.headers['idempotent-replayed']).toBe('true');
  expect(await controls.state()).toMatchObject({ chargesSucceeded: 1, chargedMinor: { eur: 1_500 } });
});

test('a connection reset before the operation leaves nothing', async () => {
  const { stripe, controls } = await givenStandIn();
  await controls.fault({ kind: 'reset_before', path: '/v1/payment_intents', times: 2 });

  expect((await refusalOf(stripe.paymentIntents.create(asked))).type).toBe('StripeConnectionError');
  expect((await controls.state()).paymentIntents).toBe(0);
});

test('a 500 after charging is stored under the key, and the charge exists', async () => {
  const { stripe, controls } = await givenStandIn();
  const idempotencyKey = randomUUID();
  await controls.fault({ kind: 'error_after', operation });

  const first = await refusalOf(stripe.paymentIntents.create(asked, { idempotencyKey }));
  const second = await refusalOf(stripe.paymentIntents.create(asked, { idempotencyKey }));

  expect([first.statusCode, second.statusCode]).toEqual([500, 500]);
  expect([first.headers?.['idempotent-replayed'], second.headers?.['idempotent-replayed']]).toEqual([undefined, 'true']);
  expect((await stripe.paymentIntents.list()).data).toMatchObject([{ status: 'succeeded', amount: 1_500 }]);
  expect((await controls.state()).chargesSucceeded).toBe(1);
});

test('a 500 before the operation is not stored', async () => {
  const { stripe, controls } = await givenStandIn();
  const idempotencyKey = randomUUID();
  await controls.fault({ kind: 'error_before', operation });

  expect((await refusalOf(stripe.paymentIntents.create(asked, { idempotencyKey }))).statusCode).toBe(500);
  expect((await controls.state()).paymentIntents).toBe(0);
  expect((await stripe.paymentIntents.create(asked, { idempotencyKey })).status).toBe('succeeded');
});

test('a missing answer after charging ends in the timeout of the client', async () => {
  const { standIn, controls } = await givenStandIn();
  const stripe = clientOf(standIn.port, { timeout: 1_000 });
  const idempotencyKey = randomUUID();
  await controls.fault({ kind: 'timeout_after', operation });

  const refusal = await refusalOf(stripe.paymentIntents.create(asked, { idempotencyKey }));

  expect(refusal.message).toContain('timeout');
  expect((await controls.state()).chargesSucceeded).toBe(1);
  expect((await stripe.paymentIntents.create(asked, { idempotencyKey })).status).toBe('succeeded');
  expect((await controls.state()).chargesSucceeded).toBe(1);
});

test('faults apply only to their target, and end when they are cleared', async () => {
  const { stripe, controls } = await givenStandIn();
  await controls.fault({ kind: 'error_before', operation: 'refunds.create', times: 5 });

  const { id } = await stripe.paymentIntents.create(asked);
  expect((await refusalOf(stripe.refunds.create({ payment_intent: id }))).statusCode).toBe(500);
  await controls.clearFaults();
  expect((await stripe.refunds.create({ payment_intent: id })).status).toBe('succeeded');
});

test('rejects an unknown fault', async () => {
  const { controls } = await givenStandIn();

  await expect(controls.fault({ kind: 'earthquake' })).rejects.toThrow('400');
});
