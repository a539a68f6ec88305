import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { frozenClock, holdingsOf, purchase, startWorld } from './kit.ts';
import type { World } from './kit.ts';

const clock = frozenClock();
const lines: Record<string, unknown>[] = [];
let world: World;
beforeAll(async () => {
  world = await startWorld({
    clock,
    logTo: (line) => {
      const parsed: unknown = JSON.parse(line);
      if (typeof parsed === 'object' && parsed !== null) lines.push({ ...parsed });
    },
  });
});
afterEach(() => world.controls.clearFaults());
afterAll(() => world.stop());

const alerts = () => lines.filter((line) => line['alert'] === 'payment_request' && line['level'] === 'error');
const outcomeOf = ({ transaction, userErrors: [problem] }: Awaited<ReturnType<typeof purchase>>) =>
  problem ? [problem.__typename, problem.code, problem.path] : transaction?.status;

const request = (error: object, status = 400) => ({ status, error: { type: 'invalid_request_error', message: 'No.', ...error } });
const ours = ['PaymentNotPossibleError', 'PAYMENT_NOT_POSSIBLE', null];
const method = ['ValidationError', 'INVALID_INPUT', ['payment', 'paymentMethodId']];
const declined = ['PaymentDeclinedError', 'PAYMENT_DECLINED', ['payment']];

// Every class of errors that Stripe's SDK makes of an answer, with what the buyer is answered and whether somebody is alerted.
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
  ['a request that is under way', request({ type: 'idempotency_error', code: 'idempotency_key_in_use' }, 409), 'PENDING', false],
  ['a key that was used for another request', request({ type: 'idempotency_error' }), 'PENDING', false],
  ['a failure of its own', request({ type: 'api_error' }, 500), 'PENDING', false],
  ['an outage', request({ type: 'api_error' }, 503), 'PENDING', false],
] as const;

const operations = ['payment_intents.create', 'payment_intents.confirm'] as const;
test.each(operations.flatMap((operation) => refusals.map((refusal) => [operation, ...refusal] as const)))(
  'answers a refusal of %s for %s as what it is, and charges nothing for it',
  async (operation, _, fault, expected, isAlert) => {
    const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
    lines.length = 0;
    await world.controls.fault({ kind: 'refuse', operation, ...fault, times: 1 });
    const answer = await purchase(world, buyer, { courseId, idempotencyKey: 'once' });
    expect([outcomeOf(answer), alerts().length > 0]).toEqual([expected, isAlert]);
    const held = await holdingsOf(world, buyer.userId, courseId);
    expect(held).toMatchObject({ statuses: [expected === 'PENDING' ? 'PENDING' : 'FAILED'], entitlements: 0, entries: [] });
    expect(await world.controls.chargesOf(...held.transactionIds)).toEqual([]);
    if (expected === 'PENDING') {
      clock.advance(40_000);
      await world.running().settleDue();
      expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject({ statuses: ['COMPLETED'], entitlements: 1 });
    } else {
      expect(await purchase(world, buyer, { courseId, idempotencyKey: 'once' })).toEqual(answer);
      expect((await purchase(world, buyer, { courseId })).transaction?.status).toBe('COMPLETED');
    }
  },
);

test('a fault of ours is answered without advice about cards, with the failed transaction', async () => {
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
  await world.controls.fault({ kind: 'refuse', operation: 'payment_intents.create', ...request({ code: 'amount_too_large' }), times: 1 });
  const { userErrors, transaction, checkout } = await purchase(world, buyer, { courseId });
  expect({ transaction, checkout }).toEqual({ transaction: null, checkout: null });
  expect(userErrors[0]?.message).toBe(
    'This payment is not possible at the moment, because of a problem on our side. Nothing was charged. We have been notified.',
  );
  const { data } = await world.run(buyer, 'query ($id: ID!) { transaction(id: $id) { status failureCode } }', {
    id: (await holdingsOf(world, buyer.userId, courseId)).transactionIds[0],
  });
  expect(data).toEqual({ transaction: { status: 'FAILED', failureCode: 'request_rejected' } });
});

test.each([
  [1, 'EUR'],
  [1_999, 'KWD'],
  [100_000_000, 'EUR'],
  [10_000, 'IRR'],
])('begins nothing for an old offer of %i %s, which cannot be charged, and alerts', async (amountMinor, currency) => {
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course({ amountMinor, currency })];
  lines.length = 0;
  const { paymentIntents } = await world.controls.state();
  expect(outcomeOf(await purchase(world, buyer, { courseId }))).toEqual(ours);
  expect(alerts().length).toBe(1);
  expect((await holdingsOf(world, buyer.userId, courseId)).statuses).toEqual([]);
  expect((await world.controls.state()).paymentIntents).toBe(paymentIntents);
});
