import { expect, test } from 'vitest';
import { clientOf, givenStandIn, refusalOf } from './kit.ts';

const euros = { currency: 'eur', allowed_payment_method_types: ['card'] };

test('a confirmed card payment succeeds, with its charge, card and fee', async () => {
  const { stripe } = await givenStandIn();

  const intent = await stripe.paymentIntents.create({
    ...euros,
    amount: 4_990,
    payment_method: 'pm_card_visa',
    confirm: true,
    metadata: { orderId: 'txn_1' },
    expand: ['latest_charge.balance_transaction'],
  });

  expect(intent).toMatchObject({
    status: 'succeeded',
    amount: 4_990,
    amount_received: 4_990,
    currency: 'eur',
    livemode: false,
    metadata: { orderId: 'txn_1' },
  });
  expect(intent.client_secret?.startsWith(`${intent.id}_secret_`)).toBe(true);
  expect(intent.latest_charge).toMatchObject({
    status: 'succeeded',
    paid: true,
    metadata: { orderId: 'txn_1' },
    payment_method_details: { type: 'card', card: { brand: 'visa', last4: '4242' } },
    balance_transaction: { amount: 4_990, fee: 100, net: 4_890, type: 'charge' },
  });
});

test('created objects are retrieved, expanded and listed, newest first and page by page', async () => {
  const { stripe } = await givenStandIn();
  const ids: string[] = [];
  for (const amount of [100, 200, 300])
    ids.unshift((await stripe.paymentIntents.create({ ...euros, amount, payment_method: 'pm_card_amex', confirm: true })).id);

  const first = await stripe.paymentIntents.list({ limit: 2 });
  const second = await stripe.paymentIntents.list({ limit: 2, starting_after: ids[1] ?? '' });
  const all = await stripe.paymentIntents.list({ limit: 1 }).autoPagingToArray({ limit: 10 });

  expect(first).toMatchObject({ has_more: true, data: [{ id: ids[0] }, { id: ids[1] }] });
  expect(second).toMatchObject({ has_more: false, data: [{ id: ids[2] }] });
  expect(all.map(({ id }) => id)).toEqual(ids);
  const retrieved = await stripe.paymentIntents.retrieve(ids[0] ?? '', { expand: ['latest_charge'] });
  expect(retrieved.latest_charge).toMatchObject({ object: 'charge', payment_method_details: { card: { brand: 'amex' } } });
  const { created } = retrieved;
  expect((await stripe.paymentIntents.list({ created: { gte: created + 60 } })).data).toEqual([]);
  expect((await stripe.paymentIntents.list({ created: { gte: created - 60 } })).data).toHaveLength(3);
  expect((await stripe.charges.list({ payment_intent: ids[0] ?? '' })).data).toHaveLength(1);
});

test('an intent goes from requires_payment_method over requires_confirmation to succeeded', async () => {
  const { stripe } = await givenStandIn();

  const created = await stripe.paymentIntents.create({ ...euros, amount: 1_000 });
  const updated = await stripe.paymentIntents.update(created.id, { payment_method: 'pm_card_mastercard', metadata: { step: '2' } });
  const confirmed = await stripe.paymentIntents.confirm(created.id);

  expect([created.status, updated.status, confirmed.status]).toEqual(['requires_payment_method', 'requires_confirmation', 'succeeded']);
  expect(await refusalOf(stripe.paymentIntents.confirm(created.id))).toMatchObject({
    statusCode: 400,
    code: 'payment_intent_unexpected_state',
    payment_intent: { id: created.id, status: 'succeeded' },
  });
});

test('a canceled intent cannot be paid, a paid one cannot be canceled', async () => {
  const { stripe } = await givenStandIn();
  const { id } = await stripe.paymentIntents.create({ ...euros, amount: 1_000 });

  expect(await stripe.paymentIntents.cancel(id, { cancellation_reason: 'abandoned' })).toMatchObject({
    status: 'canceled',
    cancellation_reason: 'abandoned',
  });
  expect(await refusalOf(stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }))).toMatchObject({
    code: 'payment_intent_unexpected_state',
  });

  const paid = await stripe.paymentIntents.create({ ...euros, amount: 1_000, payment_method: 'pm_card_visa', confirm: true });
  expect(await refusalOf(stripe.paymentIntents.cancel(paid.id))).toMatchObject({ code: 'payment_intent_unexpected_state' });
});

test.each([
  ['pm_card_chargeDeclined', 'card_declined', 'generic_decline'],
  ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
  ['pm_card_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
  ['pm_card_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
  ['pm_card_chargeDeclinedStolenCard', 'card_declined', 'stolen_card'],
  ['pm_card_chargeDeclinedFraudulent', 'card_declined', 'fraudulent'],
  ['pm_card_chargeDeclinedExpiredCard', 'expired_card', ''],
  ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', ''],
  ['pm_card_chargeDeclinedProcessingError', 'processing_error', ''],
])('%s is declined with code %s and decline code %s, and the intent waits for another card', async (name, code, declineCode) => {
  const { stripe, controls } = await givenStandIn();

  const refusal = await refusalOf(stripe.paymentIntents.create({ ...euros, amount: 2_000, payment_method: name, confirm: true }));

  expect(refusal).toMatchObject({ type: 'StripeCardError', statusCode: 402, code });
  expect(refusal.decline_code).toBe(declineCode);
  expect(refusal.payment_intent).toMatchObject({ status: 'requires_payment_method', last_payment_error: { code } });
  expect((await controls.state()).chargesSucceeded).toBe(0);
  const paid = await stripe.paymentIntents.confirm(refusal.payment_intent?.id ?? '', { payment_method: 'pm_card_visa' });
  expect(paid).toMatchObject({ status: 'succeeded', last_payment_error: null });
  expect(await controls.state()).toMatchObject({ chargesSucceeded: 1, chargedMinor: { eur: 2_000 } });
});

test('3-D Secure waits for the buyer, who authenticates or fails to', async () => {
  const { stripe, controls } = await givenStandIn();
  const asked = { ...euros, amount: 3_000, payment_method: 'pm_card_threeDSecure2Required', confirm: true };

  const first = await stripe.paymentIntents.create(asked);
  expect(first).toMatchObject({ status: 'requires_action', latest_charge: null, next_action: { type: 'use_stripe_sdk' } });
  await controls.authenticate(first.id, 'succeed');
  const paid = await stripe.paymentIntents.retrieve(first.id, { expand: ['latest_charge'] });
  expect(paid).toMatchObject({ status: 'succeeded', next_action: null });
  expect(paid.latest_charge).toMatchObject({ payment_method_details: { card: { three_d_secure: { result: 'authenticated' } } } });

  const second = await stripe.paymentIntents.create(asked);
  await controls.authenticate(second.id, 'fail');
  expect(await stripe.paymentIntents.retrieve(second.id)).toMatchObject({
    status: 'requires_payment_method',
    latest_charge: null,
    last_payment_error: { code: 'payment_intent_authentication_failure' },
  });
  await expect(controls.authenticate(second.id, 'succeed')).rejects.toThrow('payment_intent_unexpected_state');
});

test('the bank may decline after a successful authentication, and declines at once without a buyer to authenticate', async () => {
  const { stripe, controls } = await givenStandIn();

  const intent = await stripe.paymentIntents.create({
    ...euros,
    amount: 3_000,
    payment_method: 'pm_card_threeDSecureRequiredChargeDeclined',
    confirm: true,
  });
  await controls.authenticate(intent.id, 'succeed');
  expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
    status: 'requires_payment_method',
    last_payment_error: { decline_code: 'generic_decline' },
  });

  const offSession = stripe.paymentIntents.create({
    ...euros,
    amount: 3_000,
    payment_method: 'pm_card_authenticationRequired',
    confirm: true,
    off_session: true,
  });
  expect(await refusalOf(offSession)).toMatchObject({ statusCode: 402, code: 'authentication_required' });
});

test("the bank's page shows the sum and redirects the buyer to return_url", async () => {
  const { stripe } = await givenStandIn();
  const intent = await stripe.paymentIntents.create({
    ...euros,
    amount: 3_000,
    description: '<b>Cours</b>',
    payment_method: 'pm_card_authenticationRequired',
    confirm: true,
    return_url: 'https://academy.example/retour?order=7',
  });
  const url = intent.next_action?.redirect_to_url?.url ?? '';

  const shown = await fetch(url);
  const html = await shown.text();
  expect([shown.status, html.includes('€30.00'), html.includes('&lt;b&gt;Cours&lt;/b&gt;'), html.includes('lang="fr"')]).toEqual([
    200,
    true,
    true,
    true,
  ]);
  // Also a text whose length in bytes differs from its length in characters.
  const token = new URL(url).searchParams.get('token') ?? '';
  for (const wrong of ['wrong', 'é'.repeat(token.length), '%', ''])
    expect((await fetch(url.replace(/token=.*/, `token=${wrong}`))).status).toBe(404);

  const answered = await fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ outcome: 'succeed' }) });
  expect(answered.status).toBe(303);
  const back = new URL(answered.headers.get('location') ?? '');
  expect(Object.fromEntries(back.searchParams)).toEqual({
    order: '7',
    payment_intent: intent.id,
    payment_intent_client_secret: intent.client_secret,
    redirect_status: 'succeeded',
  });
  expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('succeeded');
});

test('a bank debit is processing until the bank answers', async () => {
  const { stripe, controls } = await givenStandIn();
  const asked = {
    amount: 5_000,
    currency: 'eur',
    allowed_payment_method_types: ['sepa_debit'],
    payment_method: 'pm_sepaDebit_processing',
    confirm: true,
  };

  const paid = await stripe.paymentIntents.create(asked);
  const unpaid = await stripe.paymentIntents.create(asked);
  expect([paid.status, unpaid.status]).toEqual(['processing', 'processing']);
  await controls.settle(paid.id, 'succeed');
  await controls.settle(unpaid.id, 'fail');

  expect((await stripe.paymentIntents.retrieve(paid.id)).status).toBe('succeeded');
  expect((await stripe.paymentIntents.retrieve(unpaid.id)).status).toBe('requires_payment_method');
  expect(await controls.state()).toMatchObject({ chargesSucceeded: 1, chargedMinor: { eur: 5_000 } });
});

test.each([
  [{ amount: 49, currency: 'eur' }, 'amount_too_small', 'amount'],
  [{ amount: 49, currency: 'usd' }, 'amount_too_small', 'amount'],
  [{ amount: 0, currency: 'eur' }, 'parameter_invalid_integer', 'amount'],
  [{ amount: -5, currency: 'eur' }, 'parameter_invalid_integer', 'amount'],
  [{ amount: 10.5, currency: 'eur' }, 'parameter_invalid_integer', 'amount'],
  [{ amount: 100_000_000, currency: 'eur' }, 'amount_too_large', 'amount'],
  [{ amount: 1_234, currency: 'tnd' }, 'parameter_invalid_integer', 'amount'],
  [{ amount: 49, currency: 'jpy' }, 'amount_too_small', 'amount'],
  [{ amount: 1_000, currency: 'zzz' }, undefined, 'currency'],
  [{ amount: 1_000, currency: 'eur', metadata: { ['k'.repeat(41)]: 'v' } }, undefined, `metadata[${'k'.repeat(41)}]`],
  [{ amount: 1_000, currency: 'eur', customer: 'cus_none' }, 'resource_missing', 'customer'],
  [{ amount: 1_000, currency: 'eur', payment_method: 'pm_none' }, 'resource_missing', 'payment_method'],
  [{ amount: 1_000, currency: 'eur', amuont: 3 }, 'parameter_unknown', 'amuont'],
])('%j is refused with %s for %s', async (asked, code, param) => {
  const { stripe, controls } = await givenStandIn();

  const refusal = await refusalOf(stripe.paymentIntents.create(asked));

  expect(refusal).toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 400, param });
  expect(refusal.code).toBe(code);
  expect((await controls.state()).paymentIntents).toBe(0);
});

test('accepts currencies without decimals and with three by their own rules', async () => {
  const { stripe } = await givenStandIn();

  expect(await stripe.paymentIntents.create({ amount: 50, currency: 'JPY' })).toMatchObject({ amount: 50, currency: 'jpy' });
  expect(await stripe.paymentIntents.create({ amount: 1_230, currency: 'tnd' })).toMatchObject({ amount: 1_230, currency: 'tnd' });
});

test('a confirmation with automatic payment methods needs a return_url, unless redirects are disabled', async () => {
  const { stripe } = await givenStandIn();
  const asked = { amount: 1_000, currency: 'eur', payment_method: 'pm_card_visa', confirm: true };

  expect((await refusalOf(stripe.paymentIntents.create(asked))).message).toContain('return_url');
  expect(
    (await stripe.paymentIntents.create({ ...asked, automatic_payment_methods: { enabled: true, allow_redirects: 'never' } })).status,
  ).toBe('succeeded');
  expect((await stripe.paymentIntents.create({ ...asked, return_url: 'https://academy.example/' })).status).toBe('succeeded');
});

test('a wrong key is a 401 and an unknown object a 404, both with a request id', async () => {
  const { stripe, standIn } = await givenStandIn();

  const unauthenticated = await refusalOf(clientOf(standIn.port, { apiKey: 'sk_wrong' }).paymentIntents.list());
  const absent = await refusalOf(stripe.paymentIntents.retrieve('pi_none'));

  expect(unauthenticated).toMatchObject({ type: 'StripeAuthenticationError', statusCode: 401 });
  const uncancelable = await refusalOf(stripe.paymentIntents.cancel('pi_none'));
  expect(uncancelable).toMatchObject({ statusCode: 404, code: 'resource_missing', param: 'intent' });
  expect(absent).toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 404, code: 'resource_missing', param: 'intent' });
  expect([unauthenticated.requestId?.slice(0, 4), absent.requestId?.slice(0, 4)]).toEqual(['req_', 'req_']);
});

test('a customer is stored, and their intent refers to them', async () => {
  const { stripe } = await givenStandIn();
  const customer = await stripe.customers.create({
    email: 'awa@academy.example',
    preferred_locales: ['fr'],
    metadata: { userId: 'usr_1' },
  });

  const intent = await stripe.paymentIntents.create({ ...euros, amount: 1_000, customer: customer.id, expand: ['customer'] });

  expect(intent.customer).toMatchObject({
    id: customer.id,
    email: 'awa@academy.example',
    preferred_locales: ['fr'],
    metadata: { userId: 'usr_1' },
  });
  expect((await stripe.customers.retrieve(customer.id)).id).toBe(customer.id);
  expect((await stripe.paymentMethods.retrieve('pm_card_visa')).card).toMatchObject({ brand: 'visa', last4: '4242' });
});
