import { afterAll, beforeAll, expect, test } from 'vitest';
import { paymentAuditRecorded } from '#events/audit.ts';
import { purchase, startPayment } from './kit.ts';
import type { Payment } from './kit.ts';

let world: Payment;
beforeAll(async () => {
  world = await startPayment();
});
afterAll(() => world.stop());

const auditsOf = async (transactionId: string | undefined) =>
  (await world.process().published(paymentAuditRecorded))
    .filter(({ payload }) => payload.subjectId === transactionId)
    .map(({ actor, payload }) => ({ actor, payload }));

test('a settlement by the sweeper is audited, one by the buyer’s own request is not', { tags: ['H20'] }, async () => {
  const [buyer, courseId, other] = [await world.verifiedBuyer(), await world.course(), await world.course()];
  const direct = await purchase(world, buyer, { courseId: other, idempotencyKey: 'direct' });
  await world.stripe.fault({ kind: 'reset_before', operation: 'payment_intents.create', times: 2 });
  const lost = await purchase(world, buyer, { courseId, idempotencyKey: 'lost' });
  await world.stripe.clearFaults();
  expect([direct.transaction?.status, lost.transaction?.status]).toEqual(['COMPLETED', 'PENDING']);
  world.clock.advance(35_000);
  await world.settleDue();

  expect(await auditsOf(direct.transaction?.id)).toEqual([]);
  expect(await auditsOf(lost.transaction?.id)).toEqual([
    {
      actor: { kind: 'system', name: 'sweeper' },
      payload: {
        action: 'TRANSACTION_COMPLETED',
        subjectType: 'Transaction',
        subjectId: lost.transaction?.id,
        details: { courseId, amountMinor: 4900, currency: 'EUR', failureCode: null },
      },
    },
  ]);
});

test('the closing of an expired checkout by the system is audited', { tags: ['H20'] }, async () => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  const waiting = await purchase(world, buyer, { courseId, idempotencyKey: 'waiting', payment: { paymentMethodId: null } });
  world.clock.advance(25 * 60 * 60 * 1000);
  await world.settleDue();

  expect(await auditsOf(waiting.transaction?.id)).toMatchObject([
    { actor: { kind: 'system', name: 'sweeper' }, payload: { action: 'TRANSACTION_CANCELED', subjectId: waiting.transaction?.id } },
  ]);
});
