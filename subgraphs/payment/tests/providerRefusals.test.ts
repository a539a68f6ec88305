import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { holdingsOf, purchase, startPayment } from './kit.ts';
import type { Payment } from './kit.ts';

const lines: Record<string, unknown>[] = [];
let world: Payment;
beforeAll(async () => {
  world = await startPayment({
    writeLog: (line) => {
      const parsed: unknown = JSON.parse(line);
      if (typeof parsed === 'object' && parsed !== null) lines.push({ ...parsed });
    },
  });
});
afterEach(() => world.stripe.clearFaults());
afterAll(() => world.stop());

const alerts = () => lines.filter((line) => line['alert'] === 'payment_request' && line['level'] === 'error');
const outcomeOf = ({ transaction, userErrors: [problem] }: Awaited<ReturnType<typeof purchase>>) =>
  problem ? [problem.__typename, problem.code, problem.path] : transaction?.status;

const request = (error: object, status = 400) => ({ status, error: { type: 'invalid_request_error', message: 'No.', ...error } });
const ours = ['PaymentNotPossibleError', 'PAYMENT_NOT_POSSIBLE', null];
const method = ['ValidationError', 'INVALID_INPUT', ['payment', 'paymentMethodId']];
const declined = ['PaymentDeclinedError', 'PAYMENT_DECLINED', ['payment']];

// Every class of error that Stripe's SDK throws, with the buyer's result and whether an alert is logged.
const refusals = [
  ['amount_too_small', request({ code: 'amount_too_small', param: 'amount' }), ours, true],
  ['amount_too_large', request({ code: 'amount_too_large', param: 'amount' }), ours, true],
  ['an unsupported currency', request({ param: 'currency' }), ours, true],
  ['a parameter that is unknown', request({ code: 'parameter_unknown', param: 'allowed_payment_method_types' }), ours, true],
  ['a parameter that is missing', request({ code: 'parameter_missing', param: 'return_url' }), ours, true],
  ['a request that is too large', request({}, 413), ours, true],
  ['a payment method that is unknown', request({ code: 'resource_missing', param: 'payment_method' }), method, false],
  ['a declined card', request({ type: 'card_error', code: 'card_declined', decline_code: 'insufficient_funds' }, 402), declined, false],
  [
    'a card without this currency',
    request({ type: 'card_error', code: 'card_declined', decline_code: 'currency_not_supported' }, 402),
    declined,
    false,
  ],
  ['a failed authentication', request({ code: 'payment_intent_authentication_failure' }), declined, false],
  ['a key that is wrong', request({}, 401), 'PENDING', true],
  ['a permission that is missing', request({}, 403), 'PENDING', true],
  ['too many requests', request({ code: 'rate_limit' }, 429), 'PENDING', false],
  ['too many requests, as a 400', request({ code: 'rate_limit' }), 'PENDING', false],
  ['a request in progress', request({ type: 'idempotency_error', code: 'idempotency_key_in_use' }, 409), 'PENDING', false],
  ['a key that was used for another request', request({ type: 'idempotency_error' }), 'PENDING', false],
  ['a failure of Stripe', request({ type: 'api_error' }, 500), 'PENDING', false],
  ['an outage', request({ type: 'api_error' }, 503), 'PENDING', false],
] as const;

const operations = ['payment_intents.create', 'payment_intents.confirm'] as const;
test.each(operations.flatMap((operation) => refusals.map((refusal) => [operation, ...refusal] as const)))(
  'maps a refusal of %s for %s to its own error, and charges nothing',
  async (operation, _, fault, expected, isAlert) => {
    const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
    lines.length = 0;
    await world.stripe.fault({ kind: 'refuse', operation, ...fault, times: 1 });
    const answer = await purchase(world, buyer, { courseId, idempotencyKey: 'once' });
    expect([outcomeOf(answer), alerts().length > 0]).toEqual([expected, isAlert]);
    const held = await holdingsOf(world, buyer.userId, courseId);
    expect(held).toMatchObject({ statuses: [expected === 'PENDING' ? 'PENDING' : 'FAILED'], entitlements: 0, entries: [] });
    expect(await world.stripe.chargesOf(...held.transactionIds)).toEqual([]);
    if (expected === 'PENDING') {
      world.clock.advance(40_000);
      await world.settleDue();
      expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject({ statuses: ['COMPLETED'], entitlements: 1 });
    } else {
      expect(await purchase(world, buyer, { courseId, idempotencyKey: 'once' })).toEqual(answer);
      expect((await purchase(world, buyer, { courseId })).transaction?.status).toBe('COMPLETED');
    }
  },
);

test('a fault of ours is returned with the failed transaction and without advice about cards', async () => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  await world.stripe.fault({ kind: 'refuse', operation: 'payment_intents.create', ...request({ code: 'amount_too_large' }), times: 1 });
  const { userErrors, transaction, checkout } = await purchase(world, buyer, { courseId });
  expect({ transaction, checkout }).toEqual({ transaction: null, checkout: null });
  expect(userErrors[0]?.message).toBe(
    'A problem on our side prevents this payment at the moment. You have not been charged. Our team has been notified.',
  );
  const { data } = await world.ask(buyer, 'query ($id: ID!) { transaction(id: $id) { status failureCode } }', {
    id: (await holdingsOf(world, buyer.userId, courseId)).transactionIds[0],
  });
  expect(data).toEqual({ transaction: { status: 'FAILED', failureCode: 'request_rejected' } });
});

test.each([
  [1, 'EUR'],
  [1_999, 'KWD'],
  [100_000_000, 'EUR'],
  [10_000, 'IRR'],
])('does not begin a purchase at the old price of %i %s, which cannot be charged, and logs an alert', async (amountMinor, currency) => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course({ amountMinor, currency })];
  lines.length = 0;
  const { paymentIntents } = await world.stripe.state();
  expect(outcomeOf(await purchase(world, buyer, { courseId }))).toEqual(ours);
  expect(alerts().length).toBe(1);
  expect((await holdingsOf(world, buyer.userId, courseId)).statuses).toEqual([]);
  expect((await world.stripe.state()).paymentIntents).toBe(paymentIntents);
});
