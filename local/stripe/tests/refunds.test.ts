import { expect, test } from 'vitest';
import { givenStandIn, refusalOf } from './kit.ts';

const asked = { amount: 1_000, currency: 'eur', allowed_payment_method_types: ['card'], payment_method: 'pm_card_visa', confirm: true };

test('partial refunds, by intent and by charge, never exceed the captured sum', async () => {
  const { stripe } = await givenStandIn();
  const intent = await stripe.paymentIntents.create(asked);
  const charge = typeof intent.latest_charge === 'string' ? intent.latest_charge : '';

  const first = await stripe.refunds.create({
    payment_intent: intent.id,
    amount: 400,
    reason: 'requested_by_customer',
    metadata: { refundId: 'ref_1' },
  });
  const tooMuch = await refusalOf(stripe.refunds.create({ charge, amount: 601 }));
  const rest = await stripe.refunds.create({ charge, expand: ['balance_transaction'] });
  const again = await refusalOf(stripe.refunds.create({ charge }));

  expect(first).toMatchObject({
    status: 'succeeded',
    amount: 400,
    charge,
    payment_intent: intent.id,
    reason: 'requested_by_customer',
    metadata: { refundId: 'ref_1' },
  });
  expect(tooMuch).toMatchObject({ statusCode: 400, param: 'amount' });
  expect(rest).toMatchObject({ amount: 600, balance_transaction: { amount: -600, fee: 0, type: 'refund' } });
  expect(again).toMatchObject({ statusCode: 400, code: 'charge_already_refunded' });
  expect(await stripe.charges.retrieve(charge)).toMatchObject({ amount_refunded: 1_000, refunded: true });
  expect((await stripe.refunds.list({ payment_intent: intent.id })).data.map(({ id }) => id)).toEqual([rest.id, first.id]);
  expect((await stripe.refunds.retrieve(first.id)).amount).toBe(400);
});

test('of 20 concurrent refunds of 300 out of 1,000 exactly three succeed', async () => {
  const { stripe, controls } = await givenStandIn();
  const intent = await stripe.paymentIntents.create(asked);

  const answers = await Promise.allSettled(
    Array.from({ length: 20 }, () => stripe.refunds.create({ payment_intent: intent.id, amount: 300 })),
  );

  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  expect(await controls.state()).toMatchObject({ refunds: 3, refundedMinor: { eur: 900 } });
});

test('rejects the refund of an unpaid intent', async () => {
  const { stripe } = await givenStandIn();
  const { id } = await stripe.paymentIntents.create({ amount: 1_000, currency: 'eur' });

  expect(await refusalOf(stripe.refunds.create({ payment_intent: id }))).toMatchObject({ statusCode: 400, param: 'payment_intent' });
  expect(await refusalOf(stripe.refunds.create({ payment_intent: 'pi_none' }))).toMatchObject({ code: 'resource_missing' });
  expect(await refusalOf(stripe.refunds.create({}))).toMatchObject({ statusCode: 400 });
});

test('a refund that the bank returned can be repeated', async () => {
  const { stripe, controls } = await givenStandIn();
  const intent = await stripe.paymentIntents.create({ ...asked, payment_method: 'pm_card_pendingRefund' });
  const refund = await stripe.refunds.create({ payment_intent: intent.id });
  expect(refund.status).toBe('pending');

  await controls.settleRefund(refund.id, 'fail');

  expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'failed', failure_reason: 'expired_or_canceled_card' });
  const second = await stripe.refunds.create({ payment_intent: intent.id });
  await controls.settleRefund(second.id, 'succeed');
  expect((await stripe.refunds.retrieve(second.id)).status).toBe('succeeded');
});
