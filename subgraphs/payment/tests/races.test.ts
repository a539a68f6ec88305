import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdingsOf, intentIdOf, purchase, startWorld, strangerAtStripe, times } from './kit.ts';
import type { PurchaseAnswer, World } from './kit.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const authenticating = { paymentMethodId: 'pm_card_threeDSecure2Required' };
const typesOf = ({ userErrors }: PurchaseAnswer): string[] => userErrors.map(({ __typename }) => __typename);

test('an authentication that was left alone keeps no other card out, and can never be finished afterwards', async () => {
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
  const abandoned = await purchase(world, buyer, { courseId, idempotencyKey: 'first', payment: authenticating });
  expect(abandoned.transaction?.status).toBe('REQUIRES_ACTION');
  const answer = await purchase(world, buyer, { courseId, idempotencyKey: 'second' });
  expect(answer.transaction?.status).toBe('COMPLETED');
  await expect(world.controls.authenticate(intentIdOf(abandoned), 'succeed')).rejects.toThrow('payment_intent_unexpected_state');
  const held = await holdingsOf(world, buyer.userId, courseId);
  expect(held).toMatchObject({ statuses: ['CANCELED', 'COMPLETED'], entitlements: 1 });
  expect(await world.controls.chargesOf(...held.transactionIds)).toEqual([4_900]);
  const replay = await purchase(world, buyer, { courseId, idempotencyKey: 'first', payment: authenticating });
  expect(replay).toMatchObject({ checkout: { status: 'EXPIRED', nextAction: null }, transaction: { status: 'CANCELED' }, userErrors: [] });
});

test('an authentication that has succeeded in the meantime is the purchase, and the other card is not charged', async () => {
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
  const first = await purchase(world, buyer, { courseId, payment: authenticating });
  await world.controls.authenticate(intentIdOf(first), 'succeed');
  const second = await purchase(world, buyer, { courseId });
  expect(second.transaction).toMatchObject({ id: first.transaction?.id, status: 'COMPLETED' });
  expect(await world.controls.chargesOf(first.transaction?.id ?? '')).toEqual([4_900]);
  expect((await holdingsOf(world, buyer.userId, courseId)).statuses).toEqual(['COMPLETED']);
});

test('two sessions with keys and cards of their own, over and over at once, charge once', async () => {
  const cards = ['pm_card_visa', 'pm_card_mastercard', 'pm_card_threeDSecure2Required', 'pm_card_chargeDeclined', 'pm_card_amex'];
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
  const answers = await Promise.all(
    times(25, (index) => purchase(world, buyer, { courseId, payment: { paymentMethodId: cards[index % cards.length] ?? '' } })),
  );
  // Whoever waits for an authentication may still finish it.
  for (const answer of answers)
    if (answer.transaction?.status === 'REQUIRES_ACTION' && answer.checkout?.nextAction)
      await world.controls.authenticate(intentIdOf(answer), 'succeed').catch(() => undefined);
  await purchase(world, buyer, { courseId });
  const held = await holdingsOf(world, buyer.userId, courseId);
  expect(held).toMatchObject({ entitlements: 1, entries: ['CREDIT CHARGE 4900 EUR', 'DEBIT CHARGE 4900 EUR'] });
  expect(held.statuses.filter((status) => status === 'COMPLETED')).toEqual(['COMPLETED']);
  expect(held.statuses.filter((status) => !['COMPLETED', 'FAILED', 'CANCELED'].includes(status))).toEqual([]);
  expect(await world.controls.chargesOf(...held.transactionIds)).toEqual([4_900]);
});

test('C10: while the price changes again and again, each buyer is charged what the transaction says, and never against what was expected', async () => {
  const courseId = await world.course({ amountMinor: 1_000 });
  const change = async () => {
    for (const sequence of times(20, (index) => index + 2))
      await world.changeOffer({ courseId, amountMinor: sequence % 2 === 0 ? 2_000 : 1_000, sequence });
  };
  const buyers = await Promise.all(times(20, () => world.verifiedPerson()));
  const [answers] = await Promise.all([
    Promise.all(buyers.map((buyer) => purchase(world, buyer, { courseId, expectedTotal: { amountMinor: 1_000, currency: 'EUR' } }))),
    change(),
  ]);
  for (const [index, answer] of answers.entries()) {
    const { transactionIds } = await holdingsOf(world, buyers[index]?.userId ?? '', courseId);
    const charges = await world.controls.chargesOf(...transactionIds);
    if (answer.transaction) expect([answer.transaction.total.amountMinor, charges]).toEqual([1_000, [1_000]]);
    else expect([typesOf(answer), charges]).toEqual([['PriceChangedError'], []]);
  }
});

test('C10: a checkout that waits without a card is closed when the price has changed, and the one that takes its place has the new price', async () => {
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
  const old = await purchase(world, buyer, { courseId, payment: {} });
  await world.changeOffer({ courseId, amountMinor: 9_900, sequence: 2 });
  const fresh = await purchase(world, buyer, { courseId, payment: {} });
  expect(fresh.transaction).toMatchObject({ status: 'REQUIRES_ACTION', total: { amountMinor: 9_900, currency: 'EUR' } });
  const stripe = strangerAtStripe(world);
  await expect(stripe.paymentIntents.confirm(intentIdOf(old), { payment_method: 'pm_card_visa' })).rejects.toMatchObject({
    code: 'payment_intent_unexpected_state',
  });
  await stripe.paymentIntents.confirm(intentIdOf(fresh), { payment_method: 'pm_card_visa' });
  await purchase(world, buyer, { courseId, payment: {} });
  const held = await holdingsOf(world, buyer.userId, courseId);
  expect(held).toMatchObject({ statuses: ['CANCELED', 'COMPLETED'], entitlements: 1 });
  expect(await world.controls.chargesOf(...held.transactionIds)).toEqual([9_900]);
});

test('after a decline the same key with another card is a conflict, and a new key with it buys', async () => {
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
  const refused = await purchase(world, buyer, { courseId, idempotencyKey: 'k', payment: { paymentMethodId: 'pm_card_chargeDeclined' } });
  expect(typesOf(refused)).toEqual(['PaymentDeclinedError']);
  expect(typesOf(await purchase(world, buyer, { courseId, idempotencyKey: 'k' }))).toEqual(['IdempotencyConflictError']);
  expect((await purchase(world, buyer, { courseId, idempotencyKey: 'k2' })).transaction?.status).toBe('COMPLETED');
});

test('keys of any script are kept as they are: two that only look alike are two', async () => {
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
  const composed = await purchase(world, buyer, { courseId, idempotencyKey: 'clé-\u00e9-مفتاح-🗝' });
  expect(composed.transaction?.status).toBe('COMPLETED');
  expect(await purchase(world, buyer, { courseId, idempotencyKey: 'clé-\u00e9-مفتاح-🗝' })).toEqual(composed);
  expect(typesOf(await purchase(world, buyer, { courseId, idempotencyKey: 'clé-e\u0301-مفتاح-🗝' }))).toEqual(['AlreadyOwnedError']);
});

test('C2: of 100 purchases with one key at once one begins, and the others read what it has begun', async () => {
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
  world.passes.clear();
  const answers = await Promise.all(times(100, () => purchase(world, buyer, { courseId, idempotencyKey: 'hundred' })));
  const [first] = answers;
  expect(first?.transaction?.status).toBe('COMPLETED');
  expect(answers).toEqual(times(100, () => first));
  expect(world.passes.get('begin.keyClaimed')).toBe(1);
});

test('C1: of 50 purchases of one course with keys of their own at once each begins at most once, and one is charged', async () => {
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
  world.passes.clear();
  const answers = await Promise.all(times(50, (index) => purchase(world, buyer, { courseId, idempotencyKey: `own ${index}` })));
  const held = await holdingsOf(world, buyer.userId, courseId);
  expect(await world.controls.chargesOf(...held.transactionIds)).toEqual([4_900]);
  for (const answer of answers)
    expect([answer.transaction?.id ?? typesOf(answer)]).toEqual([answer.transaction ? held.transactionIds[0] : ['AlreadyOwnedError']]);
  expect(world.passes.get('begin.keyClaimed')).toBeLessThanOrEqual(50);
});
