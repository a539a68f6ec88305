import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountDraft } from '#events/tests/accountDraft.ts';
import { holdingsOf, intentIdOf, purchase, startWorld, times } from './kit.ts';
import type { World } from './kit.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

let sellers = 0;
const seller = () => {
  sellers += 1;
  const ownerId = `usr_seller_${sellers}`;
  let sequence = 0;
  const say = (status: 'ACTIVE' | 'SUSPENDED') => world.sendEvent(accountDraft({ userId: ownerId, status, sequence: (sequence += 1) }));
  return { ownerId, suspend: () => say('SUSPENDED'), reactivate: () => say('ACTIVE') };
};
const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((node, key) => (typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined), value);
const authenticating = { paymentMethodId: 'pm_card_threeDSecure2Required' };
const notFound = { checkout: null, transaction: null, userErrors: [{ __typename: 'NotFoundError', path: ['courseId'] }] };
const quoteQuery =
  'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Course { viewerPriceQuote { total { amountMinor } } } } }';
const quoteOf = async (courseId: string) =>
  at(
    (await world.run(null, quoteQuery, { r: [{ __typename: 'Course', id: courseId }] })).data,
    '_entities.0.viewerPriceQuote.total.amountMinor',
  );

test('a suspended seller’s course has no quote and is not sold, paid or free, and is again after the reactivation', async () => {
  const { ownerId, suspend, reactivate } = seller();
  const buyer = await world.verifiedPerson();
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

test('an offer that changes, or arrives, while its seller is suspended is not for sale', async () => {
  const { ownerId, suspend } = seller();
  const buyer = await world.verifiedPerson();
  const known = await world.course({ ownerId });
  await suspend();

  await world.changeOffer({ courseId: known, ownerId, amountMinor: 100, sequence: 2 });
  const late = await world.course({ ownerId });

  for (const courseId of [known, late]) expect(await purchase(world, buyer, { courseId })).toMatchObject(notFound);
});

test('what was bought before stays, and the same key still answers with it', async () => {
  const { ownerId, suspend } = seller();
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course({ ownerId })];
  const bought = await purchase(world, buyer, { courseId, idempotencyKey: 'before' });
  await suspend();

  expect(await purchase(world, buyer, { courseId, idempotencyKey: 'before' })).toEqual(bought);
  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject({ statuses: ['COMPLETED'], entitlements: 1 });
});

test('a purchase that waits for its buyer is closed at the provider by the suspension, by the sweeper alone', async () => {
  const { ownerId, suspend } = seller();
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course({ ownerId })];
  const waiting = await purchase(world, buyer, { courseId, idempotencyKey: 'waits', payment: authenticating });
  expect(waiting.transaction?.status).toBe('REQUIRES_ACTION');
  await suspend();

  await world.running().settleDue();

  await expect(world.controls.authenticate(intentIdOf(waiting), 'succeed')).rejects.toThrow('payment_intent_unexpected_state');
  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject({ statuses: ['FAILED'], entitlements: 0, entries: [] });
  const replay = await purchase(world, buyer, { courseId, idempotencyKey: 'waits', payment: authenticating });
  expect(replay).toMatchObject(notFound);
  expect(await world.controls.chargesOf(waiting.transaction?.id ?? '')).toEqual([]);
});

test.each(['the same key', 'a reader of the checkout'])('%s resumes no payment of a suspended seller', async (way) => {
  const { ownerId, suspend } = seller();
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course({ ownerId })];
  const waiting = await purchase(world, buyer, { courseId, idempotencyKey: way, payment: authenticating });
  await suspend();

  if (way === 'the same key') {
    expect(await purchase(world, buyer, { courseId, idempotencyKey: way, payment: authenticating })).toMatchObject(notFound);
  } else {
    const query = 'query ($id: ID!) { checkoutSession(id: $id) { status nextAction { __typename } transaction { status failureCode } } }';
    const { data } = await world.run(buyer, query, { id: waiting.checkout?.id });
    expect(at(data, 'checkoutSession')).toEqual({
      status: 'EXPIRED',
      nextAction: null,
      transaction: { status: 'FAILED', failureCode: 'course_unavailable' },
    });
  }
  await expect(world.controls.authenticate(intentIdOf(waiting), 'succeed')).rejects.toThrow('payment_intent_unexpected_state');
});

test('money that moved before the suspension is settled: entitlement, books and events', async () => {
  const { ownerId, suspend } = seller();
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course({ ownerId })];
  const waiting = await purchase(world, buyer, { courseId, payment: authenticating });
  await world.controls.authenticate(intentIdOf(waiting), 'succeed');
  await suspend();

  await world.running().settleDue();

  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject({
    statuses: ['COMPLETED'],
    entitlements: 1,
    entries: ['CREDIT CHARGE 4900 EUR', 'DEBIT CHARGE 4900 EUR'],
  });
});

test.each([
  'begin.keyClaimed',
  'purchase.projectionsRead',
  'purchase.ownershipRead',
  'purchase.begun',
  'settle.created',
  'settle.referenceStored',
])('a purchase that was killed at %s is not charged once its seller is suspended', async (point) => {
  const { ownerId, suspend } = seller();
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course({ ownerId })];
  world.crashAt(point);
  await expect(purchase(world, buyer, { courseId, idempotencyKey: point })).rejects.toThrow();
  await world.restart();
  await suspend();

  const answer = await purchase(world, buyer, { courseId, idempotencyKey: point });

  expect(answer).toMatchObject(notFound);
  const held = await holdingsOf(world, buyer.userId, courseId);
  expect(held).toMatchObject({ entitlements: 0, entries: [] });
  expect(await world.controls.chargesOf(...held.transactionIds)).toEqual([]);
});

test('of purchases that race with the suspension, each is charged and owned, or refused and not charged', async () => {
  const { ownerId, suspend } = seller();
  const courseId = await world.course({ ownerId });
  const buyers = await Promise.all(times(12, () => world.verifiedPerson()));

  const [answers] = await Promise.all([Promise.all(buyers.map((buyer) => purchase(world, buyer, { courseId }))), suspend()]);
  await world.running().settleDue();

  for (const [index, buyer] of buyers.entries()) {
    const held = await holdingsOf(world, buyer.userId, courseId);
    const isSold = answers[index]?.transaction?.status === 'COMPLETED';
    expect([index, held.entitlements, await world.controls.chargesOf(...held.transactionIds)]).toEqual([
      index,
      isSold ? 1 : 0,
      isSold ? [4_900] : [],
    ]);
    if (!isSold) expect(answers[index]).toMatchObject(notFound);
  }
  expect(await purchase(world, await world.verifiedPerson(), { courseId })).toMatchObject(notFound);
});
