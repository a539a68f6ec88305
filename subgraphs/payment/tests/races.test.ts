import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdingsOf, intentIdOf, purchase, startPayment, times, typesOf } from './kit.ts';
import type { Payment } from './kit.ts';

let world: Payment;
beforeAll(async () => {
  world = await startPayment();
});
afterAll(() => world.stop());

const authenticating = { paymentMethodId: 'pm_card_threeDSecure2Required' };

test('an abandoned authentication does not block another card, and cannot be completed afterwards', async () => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  const abandoned = await purchase(world, buyer, { courseId, idempotencyKey: 'first', payment: authenticating });
  expect(abandoned.transaction?.status).toBe('REQUIRES_ACTION');
  const answer = await purchase(world, buyer, { courseId, idempotencyKey: 'second' });
  expect(answer.transaction?.status).toBe('COMPLETED');
  await expect(world.stripe.authenticate(intentIdOf(abandoned), 'succeed')).rejects.toThrow('payment_intent_unexpected_state');
  const held = await holdingsOf(world, buyer.userId, courseId);
  expect(held).toMatchObject({ statuses: ['CANCELED', 'COMPLETED'], entitlements: 1 });
  expect(await world.stripe.chargesOf(...held.transactionIds)).toEqual([4_900]);
  const replay = await purchase(world, buyer, { courseId, idempotencyKey: 'first', payment: authenticating });
  expect(replay).toMatchObject({ checkout: { status: 'EXPIRED', nextAction: null }, transaction: { status: 'CANCELED' }, userErrors: [] });
});

test('a completed authentication is the purchase, and the other card is not charged', async () => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  const first = await purchase(world, buyer, { courseId, payment: authenticating });
  await world.stripe.authenticate(intentIdOf(first), 'succeed');
  const second = await purchase(world, buyer, { courseId });
  expect(second.transaction).toMatchObject({ id: first.transaction?.id, status: 'COMPLETED' });
  expect(await world.stripe.chargesOf(first.transaction?.id ?? '')).toEqual([4_900]);
  expect((await holdingsOf(world, buyer.userId, courseId)).statuses).toEqual(['COMPLETED']);
});

test('25 parallel purchases with different keys and cards charge once', async () => {
  const cards = ['pm_card_visa', 'pm_card_mastercard', 'pm_card_threeDSecure2Required', 'pm_card_chargeDeclined', 'pm_card_amex'];
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  const answers = await Promise.all(
    times(25, (index) => purchase(world, buyer, { courseId, payment: { paymentMethodId: cards[index % cards.length] ?? '' } })),
  );
  // An open authentication may still be completed.
  for (const answer of answers)
    if (answer.transaction?.status === 'REQUIRES_ACTION' && answer.checkout?.nextAction)
      await world.stripe.authenticate(intentIdOf(answer), 'succeed').catch(() => undefined);
  await purchase(world, buyer, { courseId });
  const held = await holdingsOf(world, buyer.userId, courseId);
  expect(held).toMatchObject({ entitlements: 1, entries: ['CREDIT CHARGE 4900 EUR', 'DEBIT CHARGE 4900 EUR'] });
  expect(held.statuses.filter((status) => status === 'COMPLETED')).toEqual(['COMPLETED']);
  expect(held.statuses.filter((status) => !['COMPLETED', 'FAILED', 'CANCELED'].includes(status))).toEqual([]);
  expect(await world.stripe.chargesOf(...held.transactionIds)).toEqual([4_900]);
});

test(
  'during price changes each buyer is charged the transaction’s total, and never another one than expected',
  { tags: ['C10'] },
  async () => {
    const courseId = await world.course({ amountMinor: 1_000 });
    const change = async () => {
      for (const sequence of times(20, (index) => index + 2))
        await world.changeOffer({ courseId, amountMinor: sequence % 2 === 0 ? 2_000 : 1_000, sequence });
    };
    const buyers = await Promise.all(times(20, () => world.verifiedBuyer()));
    const [answers] = await Promise.all([
      Promise.all(buyers.map((buyer) => purchase(world, buyer, { courseId, expectedTotal: { amountMinor: 1_000, currency: 'EUR' } }))),
      change(),
    ]);
    for (const [index, answer] of answers.entries()) {
      const { transactionIds } = await holdingsOf(world, buyers[index]?.userId ?? '', courseId);
      const charges = await world.stripe.chargesOf(...transactionIds);
      if (answer.transaction) expect([answer.transaction.total.amountMinor, charges]).toEqual([1_000, [1_000]]);
      else expect([typesOf(answer), charges]).toEqual([['PriceChangedError'], []]);
    }
  },
);

test('a price change closes a checkout that waits without a card, and its successor has the new price', { tags: ['C10'] }, async () => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  const old = await purchase(world, buyer, { courseId, payment: {} });
  await world.changeOffer({ courseId, amountMinor: 9_900, sequence: 2 });
  const fresh = await purchase(world, buyer, { courseId, payment: {} });
  expect(fresh.transaction).toMatchObject({ status: 'REQUIRES_ACTION', total: { amountMinor: 9_900, currency: 'EUR' } });
  const { api: stripe } = world.stripe;
  await expect(stripe.paymentIntents.confirm(intentIdOf(old), { payment_method: 'pm_card_visa' })).rejects.toMatchObject({
    code: 'payment_intent_unexpected_state',
  });
  await stripe.paymentIntents.confirm(intentIdOf(fresh), { payment_method: 'pm_card_visa' });
  await purchase(world, buyer, { courseId, payment: {} });
  const held = await holdingsOf(world, buyer.userId, courseId);
  expect(held).toMatchObject({ statuses: ['CANCELED', 'COMPLETED'], entitlements: 1 });
  expect(await world.stripe.chargesOf(...held.transactionIds)).toEqual([9_900]);
});

test('after a decline the same key with another card is a conflict, and a new key buys with it', async () => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  const refused = await purchase(world, buyer, { courseId, idempotencyKey: 'k', payment: { paymentMethodId: 'pm_card_chargeDeclined' } });
  expect(typesOf(refused)).toEqual(['PaymentDeclinedError']);
  expect(typesOf(await purchase(world, buyer, { courseId, idempotencyKey: 'k' }))).toEqual(['IdempotencyConflictError']);
  expect((await purchase(world, buyer, { courseId, idempotencyKey: 'k2' })).transaction?.status).toBe('COMPLETED');
});

test('keys of any script are compared exactly: two that only look alike are different', async () => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  const composed = await purchase(world, buyer, { courseId, idempotencyKey: 'clé-\u00e9-مفتاح-🗝' });
  expect(composed.transaction?.status).toBe('COMPLETED');
  expect(await purchase(world, buyer, { courseId, idempotencyKey: 'clé-\u00e9-مفتاح-🗝' })).toEqual(composed);
  expect(typesOf(await purchase(world, buyer, { courseId, idempotencyKey: 'clé-e\u0301-مفتاح-🗝' }))).toEqual(['AlreadyOwnedError']);
});

test('of 100 parallel purchases with one key one begins, and the others read its result', { tags: ['C2'] }, async () => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  const { steps } = world.process();
  steps.count();
  const answers = await Promise.all(times(100, () => purchase(world, buyer, { courseId, idempotencyKey: 'hundred' })));
  const [first] = answers;
  expect(first?.transaction?.status).toBe('COMPLETED');
  expect(answers).toEqual(times(100, () => first));
  expect(steps.taken().filter((step) => step === 'findAndModify idempotencyKeys')).toHaveLength(1);
});

test(
  'of 50 parallel purchases of one course with different keys each begins at most once, and one is charged',
  { tags: ['C1'] },
  async () => {
    const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
    const { steps } = world.process();
    steps.count();
    const answers = await Promise.all(times(50, (index) => purchase(world, buyer, { courseId, idempotencyKey: `own ${index}` })));
    const held = await holdingsOf(world, buyer.userId, courseId);
    expect(await world.stripe.chargesOf(...held.transactionIds)).toEqual([4_900]);
    for (const answer of answers)
      expect([answer.transaction?.id ?? typesOf(answer)]).toEqual([answer.transaction ? held.transactionIds[0] : ['AlreadyOwnedError']]);
    expect(steps.taken().filter((step) => step === 'findAndModify holdings').length).toBeLessThanOrEqual(50);
  },
);
