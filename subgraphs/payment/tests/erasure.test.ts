import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { erasureAnswers, erasureAsked, erasureConfirmed } from '#events/erasure.ts';
import type { OutboxRow } from '#shared/events/outbox.collection.ts';
import { createLedger } from '../src/modules/ledger/ledger.service.ts';
import { transactionsOf } from '../src/modules/transaction/transaction.model.ts';
import { webhooksOf } from '../src/modules/webhook/webhook.model.ts';
import { frozenClock, holdingsOf, intentIdOf, purchase, rawPurchase, startWorld, verifiedDraft } from './kit.ts';
import type { Person, World } from './kit.ts';

const clock = frozenClock();
let world: World;
beforeAll(async () => {
  world = await startWorld({ clock, withWebhooks: true });
});
afterEach(() => world.controls.clearFaults());
afterAll(() => world.stop());

const rowsOf = (collection: string, filter: Record<string, unknown>) => world.connection.collection(collection).find(filter).toArray();
const countOf = (collection: string, filter: Record<string, unknown>) => world.connection.collection(collection).countDocuments(filter);
const asked = ({ userId }: Person, erasureId: string) =>
  world.sendEvent(
    erasureAsked.draft({
      aggregateId: erasureId,
      sequence: 1,
      occurredAt: clock.now(),
      payload: { erasureId, userId, askedAt: clock.now().toISOString() },
    }),
  );
const confirmed = ({ userId }: Person, erasureId: string) =>
  world.sendEvent(
    erasureConfirmed.draft({
      aggregateId: userId,
      sequence: 9,
      occurredAt: clock.now(),
      payload: { erasureId, userId, confirmedAt: clock.now().toISOString() },
    }),
  );
const answersTo = async (erasureId: string) => {
  const filter = { 'envelope.type': 'payment.erasure.answered', 'envelope.aggregate.id': erasureId };
  const rows = await world.connection.collection<OutboxRow>('outbox').find(filter).toArray();
  return rows
    .map(({ envelope }) => erasureAnswers.payment.answered.parse(envelope))
    .map((parsed) => parsed.ok && parsed.event.payload.blockers);
};
const isCompleted = async (erasureId: string): Promise<boolean> =>
  (await countOf('outbox', { 'envelope.type': 'payment.erasure.completed', 'envelope.aggregate.id': erasureId })) === 1;
/** Time passes, for the sweeper, the webhooks and what is tried again. */
const timePasses = async (rounds = 3): Promise<void> => {
  for (let round = 0; round < rounds; round += 1) {
    clock.advance(35_000);
    await world.running().settleDue();
  }
};
const untilCompleted = async (erasureId: string): Promise<void> => {
  await timePasses(1);
  await expect.poll(() => isCompleted(erasureId)).toBe(true);
};
const personalRows = async ({ userId }: Person) => ({
  transactions: await countOf('transactions', { buyerId: userId }),
  checkouts: await countOf('checkouts', { buyerId: userId }),
  holdings: await countOf('holdings', { userId }),
  keys: await countOf('idempotencyKeys', { actorId: userId }),
  entitlements: await countOf('entitlements', { userId }),
  verified: await world.connection.collection<{ _id: string }>('verifiedBuyers').countDocuments({ _id: userId }),
  outbox: await countOf('outbox', {
    'envelope.type': { $not: /erasure/ },
    $or: [{ 'envelope.payload.buyerId': userId }, { 'envelope.payload.userId': userId }],
  }),
});
const none = { transactions: 0, checkouts: 0, holdings: 0, keys: 0, entitlements: 0, verified: 0, outbox: 0 };

test('H18 the books stay as they are and name nobody; an open checkout is called off; nobody else is touched', async () => {
  const [buyer, other] = [await world.verifiedPerson(), await world.verifiedPerson()];
  const [courseId, declinedId, openId] = [await world.course(), await world.course(), await world.course()];
  const bought = await purchase(world, buyer, { courseId });
  await purchase(world, buyer, { courseId: declinedId, payment: { paymentMethodId: 'pm_card_chargeDeclined' } });
  const open = await purchase(world, buyer, { courseId: openId, payment: {} });
  expect(open.transaction?.status).toBe('REQUIRES_ACTION');
  await purchase(world, other, { courseId });
  await timePasses();
  const ledger = createLedger({ connection: world.connection, clock });
  const [entries, othersRows] = [await rowsOf('ledgerEntries', {}), await personalRows(other)];

  await asked(buyer, 'job_whole');
  expect(await answersTo('job_whole')).toEqual([[]]);
  expect(await personalRows(buyer)).toMatchObject({ transactions: 3, checkouts: 3, entitlements: 1, verified: 1 });
  await confirmed(buyer, 'job_whole');
  await untilCompleted('job_whole');

  expect(await personalRows(buyer)).toEqual(none);
  expect(await personalRows(other)).toEqual(othersRows);
  expect(await rowsOf('ledgerEntries', {})).toEqual(entries);
  expect(
    (await ledger.balanceMinor({ kind: 'CLEARING', owner: 'STRIPE', currency: 'EUR' })) +
      (await ledger.balanceMinor({ kind: 'REVENUE', owner: 'house', currency: 'EUR' })),
  ).toBe(0);
  const [transaction] = await world.connection
    .collection<{ _id: string }>('transactions')
    .find({ _id: bought.transaction?.id ?? '' })
    .toArray();
  expect(transaction).toMatchObject({
    buyerId: null,
    status: 'COMPLETED',
    totalMinor: 4900,
    request: { paymentMethodId: null, returnUrl: null },
    paymentMethod: { kind: 'CARD', brand: 'visa', last4: null },
  });
  const [calledOff] = await world.connection
    .collection<{ _id: string }>('transactions')
    .find({ _id: open.transaction?.id ?? '' })
    .toArray();
  expect(calledOff).toMatchObject({ buyerId: null, status: 'CANCELED', isSettled: true });
  expect((await world.controls.state()).paymentIntentsByStatus).toMatchObject({ canceled: 2 });
  const references = (await rowsOf('transactions', { buyerId: null })).map(({ providerReference }) => String(providerReference));
  expect(await countOf('webhookInbox', { objectId: { $in: references }, state: 'done' })).toBe(0);
});

test('H18 a purchase that nobody can call off stands against it, and nothing is changed; when it has ended it does not', async () => {
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
  await world.controls.fault({ kind: 'reset_before', operation: 'payment_intents.create', times: 2 });
  expect((await purchase(world, buyer, { courseId })).transaction?.status).toBe('PENDING');
  const before = await personalRows(buyer);
  await asked(buyer, 'job_blocked');
  expect(await answersTo('job_blocked')).toEqual([[{ code: 'PURCHASE_UNDER_WAY', params: { count: 1 } }]]);
  expect(await personalRows(buyer)).toEqual(before);
  await timePasses();
  await asked(buyer, 'job_ready');
  expect(await answersTo('job_ready')).toEqual([[]]);
});

test('H18 a purchase that began between question and confirmation ends in the books, without its buyer, once the provider answers', async () => {
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
  await world.controls.fault({ kind: 'reset_after', operation: 'payment_intents.confirm', times: 2 });
  await world.controls.fault({ kind: 'error_before', operation: 'payment_intents.retrieve', times: 6 });
  const { transaction } = await purchase(world, buyer, { courseId });
  expect(transaction?.status).toBe('PENDING');
  await confirmed(buyer, 'job_between');
  await expect.poll(() => personalRows(buyer)).toMatchObject({ holdings: 0, keys: 0, verified: 0 });
  expect(await isCompleted('job_between')).toBe(false);

  await world.controls.clearFaults();
  await untilCompleted('job_between');
  expect(await personalRows(buyer)).toEqual(none);
  expect(await world.controls.chargesOf(transaction?.id ?? '')).toEqual([4900]);
  expect((await rowsOf('ledgerEntries', { transactionId: transaction?.id })).map(({ side }) => String(side)).sort()).toEqual([
    'CREDIT',
    'DEBIT',
  ]);
});

test('H18 what the provider sends of an erased buyer after the erasure is worked on and not kept, given up or done', async () => {
  const buyer = await world.verifiedPerson();
  const open = await purchase(world, buyer, { courseId: await world.course(), payment: {} });
  await world.controls.fault({ kind: 'reset_after', operation: 'payment_intents.confirm', times: 2 });
  await world.controls.fault({ kind: 'error_before', operation: 'payment_intents.retrieve', times: 100 });
  const stuck = await purchase(world, buyer, { courseId: await world.course() });
  const stuckRow = await transactionsOf(world.connection).findOne({ _id: stuck.transaction?.id ?? '' });
  const [calledOff, unknown] = [intentIdOf(open), stuckRow?.providerReference ?? ''];
  const arrives = (eventId: string, objectId: string, attempts: number) =>
    webhooksOf(world.connection).insertOne({
      ...{ _id: `STRIPE:${eventId}`, provider: 'STRIPE', eventId, type: 'payment_intent.canceled', objectId, isLive: false },
      ...{ sealedBody: new Uint8Array([1]), state: 'open', attempts, nextAttemptAt: new Date(0), lastErrorCode: null },
      ...{ receivedAt: clock.now(), doneAt: null },
    });
  const keptOf = (objectId: string) => webhooksOf(world.connection).countDocuments({ objectId });
  await confirmed(buyer, 'job_webhooks');
  await expect.poll(() => personalRows(buyer)).toMatchObject({ verified: 0, holdings: 0 });

  await arrives('evt_given_up', unknown, 9);
  await world.running().settleDue();
  const [givenUp, notForgottenYet] = [{ eventId: 'evt_given_up' }, { buyerId: buyer.userId, providerReference: unknown }];
  expect([await countOf('webhookInbox', givenUp), await countOf('transactions', notForgottenYet)]).toEqual([0, 1]);

  await world.controls.clearFaults();
  await untilCompleted('job_webhooks');
  await expect.poll(async () => (await world.controls.state()).pendingWebhooks).toBe(0);
  await arrives('evt_late', calledOff, 0);
  await arrives('evt_late_too', unknown, 0);
  await timePasses();
  expect([await keptOf(calledOff), await keptOf(unknown)]).toEqual([0, 0]);
});

test('H18 an erased buyer begins nothing any more, and a late event keeps nothing', async () => {
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
  const open = await purchase(world, buyer, { courseId: await world.course(), payment: {} });
  await confirmed(buyer, 'job_late');
  await untilCompleted('job_late');
  const { chargesSucceeded } = await world.controls.state();
  await world.sendEvent(verifiedDraft(buyer.userId));
  expect(await personalRows(buyer)).toEqual(none);
  // As a race left it: verified, with a token that is still believed.
  await world.connection.collection<{ _id: string }>('verifiedBuyers').insertOne({ _id: buyer.userId });
  const answer = await rawPurchase(world, buyer, { courseId, idempotencyKey: 'late', payment: { paymentMethodId: 'pm_card_visa' } });
  expect(answer.errors).toEqual([{ code: 'UNAUTHENTICATED', path: ['purchaseCourse'] }]);
  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject({ transactionIds: [], entitlements: 0 });
  expect((await world.controls.state()).chargesSucceeded).toBe(chargesSucceeded);
  // The payment that was called off cannot be paid at the provider either.
  await expect(world.controls.authenticate(intentIdOf(open), 'succeed')).rejects.toThrow();
  clock.advance(90_000);
  await world.running().settleDue();
  expect(await personalRows(buyer)).toEqual(none);
});

test.each([
  'payment.erasure.answered',
  'payment.erasure.remembered',
  'payment.erasure.taken',
  'payment.erasure.erased',
  'payment.erasure.recorded',
])('H18 a process that ends at %s leaves nothing undone', async (point) => {
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
  await purchase(world, buyer, { courseId });
  const erasureId = `job_${point}`;
  const isQuestion = point === 'payment.erasure.answered';
  world.reached.delete(point);
  world.crashAt(point);
  // The relay of the publisher sends again what was not received.
  await asked(buyer, erasureId).catch(() => undefined);
  if (!isQuestion) await confirmed(buyer, erasureId).catch(() => undefined);
  await expect.poll(() => world.reached.has(point)).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect([await answersTo(erasureId), await isCompleted(erasureId)]).toEqual([isQuestion ? [] : [[]], false]);
  await world.restart();
  if (isQuestion) await asked(buyer, erasureId);
  expect(await answersTo(erasureId)).toEqual([[]]);
  if (isQuestion || point === 'payment.erasure.remembered') await confirmed(buyer, erasureId);
  await untilCompleted(erasureId);
  expect(await personalRows(buyer)).toEqual(none);
});
