import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountDraft } from '#events/tests/accountDraft.ts';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { holdingsOf, intentIdOf, purchase, startPayment, times, unpaid } from './kit.ts';
import type { Payment } from './kit.ts';

let world: Payment;
beforeAll(async () => {
  world = await startPayment();
});
afterAll(() => world.stop());

let sellers = 0;
const seller = () => {
  sellers += 1;
  const ownerId = `usr_seller_${sellers}`;
  let sequence = 0;
  const publish = (status: 'ACTIVE' | 'SUSPENDED') => world.deliver(accountDraft({ userId: ownerId, status, sequence: (sequence += 1) }));
  return { ownerId, suspend: () => publish('SUSPENDED'), reactivate: () => publish('ACTIVE') };
};
const authenticating = { paymentMethodId: 'pm_card_threeDSecure2Required' };
const notFound = { checkout: null, transaction: null, userErrors: [{ __typename: 'NotFoundError', path: ['courseId'] }] };
const quoteQuery =
  'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Course { viewerPriceQuote { total { amountMinor } } } } }';
const quoteOf = async (courseId: string) =>
  at(
    (await world.ask('anonymous', quoteQuery, { r: [{ __typename: 'Course', id: courseId }] })).data,
    '_entities.0.viewerPriceQuote.total.amountMinor',
  );

test('a course of a suspended seller has no quote and cannot be bought, paid or free, until the reactivation', async () => {
  const { ownerId, suspend, reactivate } = seller();
  const buyer = await world.verifiedBuyer();
  const [courseId, freeId] = [await world.course({ ownerId }), await world.course({ ownerId, amountMinor: 0 })];
  await suspend();

  expect(await purchase(world, buyer, { courseId })).toMatchObject(notFound);
  expect(await purchase(world, buyer, { courseId: freeId })).toMatchObject(notFound);
  expect([await quoteOf(courseId), await quoteOf(freeId)]).toEqual([undefined, undefined]);
  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject({ statuses: [], entitlements: 0, events: [] });

  await reactivate();
  expect([await quoteOf(courseId), await quoteOf(freeId)]).toEqual([4_900, 0]);
  expect((await purchase(world, buyer, { courseId })).transaction?.status).toBe('COMPLETED');
});

test('an offer that changes or arrives during its seller’s suspension is not for sale', async () => {
  const { ownerId, suspend } = seller();
  const buyer = await world.verifiedBuyer();
  const known = await world.course({ ownerId });
  await suspend();

  await world.changeOffer({ courseId: known, ownerId, amountMinor: 100, sequence: 2 });
  const late = await world.course({ ownerId });

  for (const courseId of [known, late]) expect(await purchase(world, buyer, { courseId })).toMatchObject(notFound);
});

test('an earlier purchase stays, and its key returns it', async () => {
  const { ownerId, suspend } = seller();
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course({ ownerId })];
  const bought = await purchase(world, buyer, { courseId, idempotencyKey: 'before' });
  await suspend();

  expect(await purchase(world, buyer, { courseId, idempotencyKey: 'before' })).toEqual(bought);
  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject({ statuses: ['COMPLETED'], entitlements: 1 });
});

test('the sweeper closes a purchase that waits for its buyer, at the provider too, after the suspension', async () => {
  const { ownerId, suspend } = seller();
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course({ ownerId })];
  const waiting = await purchase(world, buyer, { courseId, idempotencyKey: 'waits', payment: authenticating });
  expect(waiting.transaction?.status).toBe('REQUIRES_ACTION');
  await suspend();

  await world.settleDue();

  await expect(world.stripe.authenticate(intentIdOf(waiting), 'succeed')).rejects.toThrow('payment_intent_unexpected_state');
  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject({ statuses: ['FAILED'], entitlements: 0, entries: [] });
  const replay = await purchase(world, buyer, { courseId, idempotencyKey: 'waits', payment: authenticating });
  expect(replay).toMatchObject(notFound);
  expect(await world.stripe.chargesOf(waiting.transaction?.id ?? '')).toEqual([]);
});

test.each(['the same key', 'a reader of the checkout'])('%s does not resume a payment to a suspended seller', async (way) => {
  const { ownerId, suspend } = seller();
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course({ ownerId })];
  const waiting = await purchase(world, buyer, { courseId, idempotencyKey: way, payment: authenticating });
  await suspend();

  if (way === 'the same key') {
    expect(await purchase(world, buyer, { courseId, idempotencyKey: way, payment: authenticating })).toMatchObject(notFound);
  } else {
    const query = 'query ($id: ID!) { checkoutSession(id: $id) { status nextAction { __typename } transaction { status failureCode } } }';
    const { data } = await world.ask(buyer, query, { id: waiting.checkout?.id });
    expect(at(data, 'checkoutSession')).toEqual({
      status: 'EXPIRED',
      nextAction: null,
      transaction: { status: 'FAILED', failureCode: 'course_unavailable' },
    });
  }
  await expect(world.stripe.authenticate(intentIdOf(waiting), 'succeed')).rejects.toThrow('payment_intent_unexpected_state');
});

test('a payment before the suspension is settled: entitlement, ledger and events', async () => {
  const { ownerId, suspend } = seller();
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course({ ownerId })];
  const waiting = await purchase(world, buyer, { courseId, payment: authenticating });
  await world.stripe.authenticate(intentIdOf(waiting), 'succeed');
  await suspend();

  await world.settleDue();

  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject({
    statuses: ['COMPLETED'],
    entitlements: 1,
    entries: ['CREDIT CHARGE 4900 EUR', 'DEBIT CHARGE 4900 EUR'],
  });
});

test('a purchase that was killed at any step before the confirmation is not charged once its seller is suspended', async () => {
  const lastSteps = new Set<string | undefined>();
  for (let killAt = 1; !lastSteps.has('provider.confirm'); killAt += 1) {
    const { ownerId, suspend } = seller();
    const [buyer, courseId] = [await world.verifiedBuyer(), await world.course({ ownerId })];
    const { steps } = world.process();
    steps.count(killAt);
    await expect(purchase(world, buyer, { courseId, idempotencyKey: 'killed' })).rejects.toThrow();
    lastSteps.add(steps.taken().at(-1));
    await world.restart();
    await suspend();

    const answer = await purchase(world, buyer, { courseId, idempotencyKey: 'killed' });

    expect({ killAt, ...answer }).toMatchObject({ killAt, ...notFound });
    const held = await holdingsOf(world, buyer.userId, courseId);
    expect({ killAt, ...held }).toMatchObject({ killAt, ...unpaid });
    expect([killAt, await world.stripe.chargesOf(...held.transactionIds)]).toEqual([killAt, []]);
  }
  expect([...lastSteps]).toEqual(expect.arrayContaining(['find offers', 'commitTransaction', 'provider.create', 'provider.confirm']));
});

test('purchases that race with the suspension are either charged and owned, or rejected and not charged', async () => {
  const { ownerId, suspend } = seller();
  const courseId = await world.course({ ownerId });
  const buyers = await Promise.all(times(12, () => world.verifiedBuyer()));

  const [answers] = await Promise.all([Promise.all(buyers.map((buyer) => purchase(world, buyer, { courseId }))), suspend()]);
  await world.settleDue();

  for (const [index, buyer] of buyers.entries()) {
    const held = await holdingsOf(world, buyer.userId, courseId);
    const isSold = answers[index]?.transaction?.status === 'COMPLETED';
    expect([index, held.entitlements, await world.stripe.chargesOf(...held.transactionIds)]).toEqual([
      index,
      isSold ? 1 : 0,
      isSold ? [4_900] : [],
    ]);
    if (!isSold) expect(answers[index]).toMatchObject(notFound);
  }
  expect(await purchase(world, await world.verifiedBuyer(), { courseId })).toMatchObject(notFound);
});
