import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { erasureAnswers, erasureAsked, erasureConfirmed } from '#events/erasure.ts';
import type { SignedIn } from '#shared/viewer.ts';
import { ledgerService } from '../src/modules/ledger/ledger.service.ts';
import { holdingsOf, intentIdOf, purchase, purchaseDocument, startPayment, verifiedDraft } from './kit.ts';
import type { Payment } from './kit.ts';
import { ProcessKilled } from './steps.ts';

let world: Payment;
beforeAll(async () => {
  world = await startPayment({ withWebhooks: true });
});
afterEach(() => world.stripe.clearFaults());
afterAll(() => world.stop());

const countOf = async (collection: string, filter: Record<string, unknown>) => (await world.rowsOf(collection, filter)).length;
const ask = ({ userId }: SignedIn, erasureId: string) =>
  world.deliver(
    erasureAsked.draft({
      aggregateId: erasureId,
      sequence: 1,
      occurredAt: world.clock.now(),
      payload: { erasureId, userId, askedAt: world.clock.now().toISOString() },
    }),
  );
const confirm = ({ userId }: SignedIn, erasureId: string) =>
  world.deliver(
    erasureConfirmed.draft({
      aggregateId: userId,
      sequence: 9,
      occurredAt: world.clock.now(),
      payload: { erasureId, userId, confirmedAt: world.clock.now().toISOString() },
    }),
  );
const answersTo = async (erasureId: string) =>
  (await world.process().published(erasureAnswers.payment.answered))
    .filter(({ aggregate }) => aggregate.id === erasureId)
    .map(({ payload }) => payload.blockers);
const isCompleted = async (erasureId: string): Promise<boolean> =>
  (await countOf('outbox', { 'envelope.type': 'payment.erasure.completed', 'envelope.aggregate.id': erasureId })) === 1;
/** Lets time pass for the sweeper, the webhooks and the retries. */
const passTime = async (rounds = 3): Promise<void> => {
  for (let round = 0; round < rounds; round += 1) {
    world.clock.advance(35_000);
    await world.settleDue();
  }
};
const untilCompleted = async (erasureId: string): Promise<void> => {
  await passTime(1);
  await expect.poll(() => isCompleted(erasureId)).toBe(true);
};
const personalRows = async ({ userId }: SignedIn) => ({
  transactions: await countOf('transactions', { buyerId: userId }),
  checkouts: await countOf('checkouts', { buyerId: userId }),
  holdings: await countOf('holdings', { userId }),
  keys: await countOf('idempotencyKeys', { actorId: userId }),
  entitlements: await countOf('entitlements', { userId }),
  verified: await countOf('verifiedBuyers', { _id: userId }),
  outbox: await countOf('outbox', {
    'envelope.type': { $not: /erasure/ },
    $or: [{ 'envelope.payload.buyerId': userId }, { 'envelope.payload.userId': userId }],
  }),
});
const none = { transactions: 0, checkouts: 0, holdings: 0, keys: 0, entitlements: 0, verified: 0, outbox: 0 };

test(
  'the books stay complete without the buyer’s name, an open checkout is closed, and other buyers keep their rows',
  { tags: ['H18'] },
  async () => {
    const [buyer, other] = [await world.verifiedBuyer(), await world.verifiedBuyer()];
    const [courseId, declinedId, openId] = [await world.course(), await world.course(), await world.course()];
    const bought = await purchase(world, buyer, { courseId });
    await purchase(world, buyer, { courseId: declinedId, payment: { paymentMethodId: 'pm_card_chargeDeclined' } });
    const open = await purchase(world, buyer, { courseId: openId, payment: {} });
    expect(open.transaction?.status).toBe('REQUIRES_ACTION');
    await purchase(world, other, { courseId });
    await passTime();
    const { ledgerAccounts: accounts, ledgerEntries } = world.process().subgraph.stores;
    const ledger = ledgerService({ accounts, entries: ledgerEntries, clock: world.clock });
    const [entries, othersRows] = [await world.rowsOf('ledgerEntries', {}), await personalRows(other)];

    await ask(buyer, 'job_whole');
    expect(await answersTo('job_whole')).toEqual([[]]);
    expect(await personalRows(buyer)).toMatchObject({ transactions: 3, checkouts: 3, entitlements: 1, verified: 1 });
    await confirm(buyer, 'job_whole');
    await untilCompleted('job_whole');

    expect(await personalRows(buyer)).toEqual(none);
    expect(await personalRows(other)).toEqual(othersRows);
    expect(await world.rowsOf('ledgerEntries', {})).toEqual(entries);
    expect(
      (await ledger.balanceMinor({ kind: 'CLEARING', owner: 'STRIPE', currency: 'EUR' })) +
        (await ledger.balanceMinor({ kind: 'REVENUE', owner: 'house', currency: 'EUR' })),
    ).toBe(0);
    const [transaction] = await world.rowsOf('transactions', { _id: bought.transaction?.id });
    expect(transaction).toMatchObject({
      buyerId: null,
      status: 'COMPLETED',
      totalMinor: 4900,
      request: { paymentMethodId: null, returnUrl: null },
      paymentMethod: { kind: 'CARD', brand: 'visa', last4: null },
    });
    const [canceled] = await world.rowsOf('transactions', { _id: open.transaction?.id });
    expect(canceled).toMatchObject({ buyerId: null, status: 'CANCELED', isSettled: true });
    expect((await world.stripe.state()).paymentIntentsByStatus).toMatchObject({ canceled: 2 });
    const references = (await world.rowsOf('transactions', { buyerId: null })).map(({ providerReference }) => String(providerReference));
    expect(await countOf('webhookInbox', { objectId: { $in: references }, state: 'done' })).toBe(0);
  },
);

test('a purchase that cannot be canceled blocks the erasure until it ends, and nothing changes meanwhile', { tags: ['H18'] }, async () => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  await world.stripe.fault({ kind: 'reset_before', operation: 'payment_intents.create', times: 2 });
  expect((await purchase(world, buyer, { courseId })).transaction?.status).toBe('PENDING');
  const before = await personalRows(buyer);
  await ask(buyer, 'job_blocked');
  expect(await answersTo('job_blocked')).toEqual([[{ code: 'PURCHASE_UNDER_WAY', params: { count: 1 } }]]);
  expect(await personalRows(buyer)).toEqual(before);
  await passTime();
  await ask(buyer, 'job_ready');
  expect(await answersTo('job_ready')).toEqual([[]]);
});

test('a purchase that began before the confirmation is posted without its buyer once the provider answers', { tags: ['H18'] }, async () => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  await world.stripe.fault({ kind: 'reset_after', operation: 'payment_intents.confirm', times: 2 });
  await world.stripe.fault({ kind: 'error_before', operation: 'payment_intents.retrieve', times: 6 });
  const { transaction } = await purchase(world, buyer, { courseId });
  expect(transaction?.status).toBe('PENDING');
  await confirm(buyer, 'job_between');
  await expect.poll(() => personalRows(buyer)).toMatchObject({ holdings: 0, keys: 0, verified: 0 });
  expect(await isCompleted('job_between')).toBe(false);

  await world.stripe.clearFaults();
  await untilCompleted('job_between');
  expect(await personalRows(buyer)).toEqual(none);
  expect(await world.stripe.chargesOf(transaction?.id ?? '')).toEqual([4900]);
  expect((await world.rowsOf('ledgerEntries', { transactionId: transaction?.id })).map(({ side }) => String(side)).sort()).toEqual([
    'CREDIT',
    'DEBIT',
  ]);
});

test('webhooks about an erased buyer are processed and deleted, whether they are given up or done', { tags: ['H18'] }, async () => {
  const buyer = await world.verifiedBuyer();
  const open = await purchase(world, buyer, { courseId: await world.course(), payment: {} });
  await world.stripe.fault({ kind: 'reset_after', operation: 'payment_intents.confirm', times: 2 });
  await world.stripe.fault({ kind: 'error_before', operation: 'payment_intents.retrieve', times: 100 });
  const stuck = await purchase(world, buyer, { courseId: await world.course() });
  const stuckRow = await world
    .process()
    .subgraph.stores.transactions.findOne({ _id: stuck.transaction?.id ?? '' })
    .lean();
  const [canceled, unknown] = [intentIdOf(open), stuckRow?.providerReference ?? ''];
  const receive = (eventId: string, objectId: string, attempts: number) =>
    world.process().subgraph.stores.webhooks.insertMany([
      {
        ...{ _id: `STRIPE:${eventId}`, provider: 'STRIPE', eventId, type: 'payment_intent.canceled', objectId, isLive: false },
        ...{ sealedBody: Buffer.from([1]), state: 'open', attempts, nextAttemptAt: new Date(0), lastErrorCode: null },
        ...{ receivedAt: world.clock.now(), doneAt: null },
      },
    ]);
  const storedOf = (objectId: string) => world.process().subgraph.stores.webhooks.countDocuments({ objectId });
  await confirm(buyer, 'job_webhooks');
  await expect.poll(() => personalRows(buyer)).toMatchObject({ verified: 0, holdings: 0 });

  await receive('evt_given_up', unknown, 9);
  await world.settleDue();
  const [dead, notErasedYet] = [{ eventId: 'evt_given_up' }, { buyerId: buyer.userId, providerReference: unknown }];
  expect([await countOf('webhookInbox', dead), await countOf('transactions', notErasedYet)]).toEqual([0, 1]);

  await world.stripe.clearFaults();
  await untilCompleted('job_webhooks');
  await expect.poll(async () => (await world.stripe.state()).pendingWebhooks).toBe(0);
  await receive('evt_late', canceled, 0);
  await receive('evt_late_too', unknown, 0);
  await passTime();
  expect([await storedOf(canceled), await storedOf(unknown)]).toEqual([0, 0]);
});

test('an erased buyer cannot begin a purchase, and a late event stores nothing', { tags: ['H18'] }, async () => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  const open = await purchase(world, buyer, { courseId: await world.course(), payment: {} });
  await confirm(buyer, 'job_late');
  await untilCompleted('job_late');
  const { chargesSucceeded } = await world.stripe.state();
  await world.deliver(verifiedDraft(buyer.userId));
  expect(await personalRows(buyer)).toEqual(none);
  // As a race left it: verified, with a token that is still accepted.
  await world.process().connection.collection<{ _id: string }>('verifiedBuyers').insertOne({ _id: buyer.userId });
  const input = { courseId, idempotencyKey: 'late', payment: { paymentMethodId: 'pm_card_visa' } };
  const answer = await world.ask(buyer, purchaseDocument, { input });
  expect(answer.errors).toMatchObject([{ code: 'UNAUTHENTICATED', path: ['purchaseCourse'] }]);
  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject({ transactionIds: [], entitlements: 0 });
  expect((await world.stripe.state()).chargesSucceeded).toBe(chargesSucceeded);
  // The canceled payment cannot be paid at the provider either.
  await expect(world.stripe.authenticate(intentIdOf(open), 'succeed')).rejects.toThrow();
  world.clock.advance(90_000);
  await world.settleDue();
  expect(await personalRows(buyer)).toEqual(none);
});

test.each([
  'payment.erasure.answered',
  'payment.erasure.remembered',
  'payment.erasure.taken',
  'payment.erasure.erased',
  'payment.erasure.recorded',
])('an erasure is completed after its process was killed at %s', { tags: ['H18'] }, async (point) => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  await purchase(world, buyer, { courseId });
  const erasureId = `job_${point}`;
  const isQuestion = point === 'payment.erasure.answered';
  let hasReached = false;
  world.onPoint((reached) => {
    if (reached !== point) return;
    hasReached = true;
    throw new ProcessKilled(point);
  });
  // The publisher's relay retries an event that was not received.
  await ask(buyer, erasureId).catch(() => undefined);
  if (!isQuestion) await confirm(buyer, erasureId).catch(() => undefined);
  await expect.poll(() => hasReached).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect([await answersTo(erasureId), await isCompleted(erasureId)]).toEqual([isQuestion ? [] : [[]], false]);
  await world.restart();
  if (isQuestion) await ask(buyer, erasureId);
  expect(await answersTo(erasureId)).toEqual([[]]);
  if (isQuestion || point === 'payment.erasure.remembered') await confirm(buyer, erasureId);
  await untilCompleted(erasureId);
  expect(await personalRows(buyer)).toEqual(none);
});
