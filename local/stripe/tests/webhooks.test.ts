import { expect, test, vi } from 'vitest';
import { retryDelayMs } from '../webhookSender.ts';
import { clientOf, eventIdOf, givenStandIn, givenWebhook, webhookSecret } from './kit.ts';

const asked = { amount: 1_000, currency: 'eur', allowed_payment_method_types: ['card'], payment_method: 'pm_card_visa', confirm: true };
const soon = { timeout: 120_000, interval: 20 };

test('each change of state is sent once, with a signature that the SDK accepts', async () => {
  const webhook = await givenWebhook();
  const { stripe, controls } = await givenStandIn({ webhook: { url: webhook.url, secrets: [webhookSecret] } });

  const intent = await stripe.paymentIntents.create(asked, { idempotencyKey: 'order-1' });
  await stripe.refunds.create({ payment_intent: intent.id });
  await vi.waitFor(async () => expect((await controls.state()).pendingWebhooks).toBe(0), soon);

  const expected = ['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded', 'refund.created', 'charge.refunded'];
  expect(webhook.types().toSorted()).toEqual(expected.toSorted());
  for (const { body, signature } of webhook.received) stripe.webhooks.constructEvent(body, signature, webhookSecret);
  const succeeded = webhook.received.find(({ body }) => body.includes('"payment_intent.succeeded"'));
  const event = stripe.webhooks.constructEvent(succeeded?.body ?? '', succeeded?.signature ?? '', webhookSecret);
  expect(event).toMatchObject({
    object: 'event',
    livemode: false,
    api_version: intent.lastResponse.apiVersion,
    data: { object: { id: intent.id, status: 'succeeded' } },
    request: { id: intent.lastResponse.requestId, idempotency_key: 'order-1' },
  });
  expect(() => stripe.webhooks.constructEvent(`${succeeded?.body} `, succeeded?.signature ?? '', webhookSecret)).toThrow();
  expect((await stripe.events.retrieve(event.id)).type).toBe('payment_intent.succeeded');
  expect((await stripe.events.list({ type: 'charge.refunded' })).data).toHaveLength(1);
  expect((await stripe.events.list({ types: ['charge.refunded', 'refund.created'] })).data).toHaveLength(2);
});

test('declines, 3-D Secure, debits and cancellations have their events', async () => {
  const { stripe, controls } = await givenStandIn();
  const typesSince = async (act: () => Promise<unknown>): Promise<string[]> => {
    const before = (await stripe.events.list({ limit: 100 })).data.length;
    await act().catch(() => undefined);
    const after = (await stripe.events.list({ limit: 100 })).data;
    return after
      .slice(0, after.length - before)
      .map(({ type }) => type)
      .toReversed();
  };

  expect(await typesSince(() => stripe.paymentIntents.create({ ...asked, payment_method: 'pm_card_chargeDeclined' }))).toEqual([
    'payment_intent.created',
    'charge.failed',
    'payment_intent.payment_failed',
  ]);
  const acting = await stripe.paymentIntents.create({ ...asked, payment_method: 'pm_card_authenticationRequired' });
  expect((await stripe.events.list({ limit: 1 })).data[0]?.type).toBe('payment_intent.requires_action');
  expect(await typesSince(() => controls.authenticate(acting.id, 'fail'))).toEqual(['payment_intent.payment_failed']);
  expect(await typesSince(() => stripe.paymentIntents.cancel(acting.id))).toEqual(['payment_intent.canceled']);
  const debit = { ...asked, allowed_payment_method_types: ['sepa_debit'], payment_method: 'pm_sepaDebit_processing' };
  expect(await typesSince(() => stripe.paymentIntents.create(debit))).toEqual([
    'payment_intent.created',
    'charge.pending',
    'payment_intent.processing',
  ]);
  const paid = await stripe.paymentIntents.create(asked);
  const refund = await stripe.refunds.create({ payment_intent: paid.id });
  expect(await typesSince(() => stripe.refunds.update(refund.id, { metadata: { note: 'x' } }))).toEqual(['refund.updated']);
});

test('a webhook that answers 500 receives the same bytes again until it answers 200', async () => {
  const webhook = await givenWebhook((count) => (count <= 2 ? 500 : 200));
  const { stripe, controls } = await givenStandIn({ webhook: { url: webhook.url, secrets: [webhookSecret] } });

  await stripe.paymentIntents.create({ amount: 1_000, currency: 'eur' });
  await vi.waitFor(async () => expect((await controls.state()).pendingWebhooks).toBe(0), soon);

  expect(webhook.received).toHaveLength(3);
  expect(new Set(webhook.received.map(({ body }) => body)).size).toBe(1);
});

test('retries come after half a second, one, two, and never more than half a minute', () => {
  expect([0, 1, 2, 3, 10, 1_000].map(retryDelayMs)).toEqual([500, 1_000, 2_000, 4_000, 30_000, 30_000]);
});

test('both secrets verify during a rotation', async () => {
  const webhook = await givenWebhook();
  const { stripe } = await givenStandIn({ webhook: { url: webhook.url, secrets: [webhookSecret, 'whsec_second'] } });

  await stripe.customers.create({});
  await vi.waitFor(() => expect(webhook.received).toHaveLength(1), soon);

  const [{ body, signature } = { body: '', signature: '' }] = webhook.received;
  for (const secret of [webhookSecret, 'whsec_second'])
    expect(stripe.webhooks.constructEvent(body, signature, secret).type).toBe('customer.created');
  expect(() => stripe.webhooks.constructEvent(body, signature, 'whsec_third')).toThrow();
});

test('held webhooks wait for their release', async () => {
  const webhook = await givenWebhook();
  const { stripe, controls } = await givenStandIn({ webhook: { url: webhook.url, secrets: [webhookSecret] } });
  await controls.fault({ kind: 'hold' });

  await stripe.paymentIntents.create(asked);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(webhook.received).toHaveLength(0);
  await controls.release();
  await vi.waitFor(() => expect(webhook.received).toHaveLength(3), soon);
});

test('a duplicated webhook is the same event twice', async () => {
  const webhook = await givenWebhook();
  const { stripe, controls } = await givenStandIn({ webhook: { url: webhook.url, secrets: [webhookSecret] } });
  await controls.fault({ kind: 'duplicate' });

  await stripe.customers.create({});
  await vi.waitFor(() => expect(webhook.received).toHaveLength(2), soon);

  expect(new Set(webhook.received.map(({ body }) => eventIdOf(body))).size).toBe(1);
});

test('all shuffled webhooks arrive, in the order of the seed', async () => {
  const order = async (seed: number): Promise<number[]> => {
    const webhook = await givenWebhook();
    const { standIn, controls } = await givenStandIn({ webhook: { url: webhook.url, secrets: [webhookSecret] } });
    const stripe = clientOf(standIn.port);
    await controls.fault({ kind: 'shuffle', windowMs: 1_500, seed });
    for (let position = 0; position < 8; position += 1) await stripe.customers.create({ metadata: { position } });
    await vi.waitFor(() => expect(webhook.received).toHaveLength(8), soon);
    return webhook.received.map(({ body }) => Number(/"position":"(\d)"/.exec(body)?.[1]));
  };

  const [first, second] = [await order(7), await order(7)];

  expect(first).toEqual(second);
  expect(first).not.toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(first.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});
