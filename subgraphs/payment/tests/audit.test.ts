import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { paymentAuditRecorded } from '#events/audit.ts';
import { frozenClock, purchase, startWorld } from './kit.ts';
import type { World } from './kit.ts';

const clock = frozenClock();
let world: World;
beforeAll(async () => {
  world = await startWorld({ clock });
});
afterAll(() => world.stop());

const row = z.object({ envelope: z.object({ actor: z.unknown(), payload: z.unknown() }) });
const auditedOf = async (transactionId: string | undefined) =>
  (
    await world.connection
      .collection('outbox')
      .find({ 'envelope.type': paymentAuditRecorded.type, 'envelope.payload.subjectId': transactionId })
      .toArray()
  ).map((found) => row.parse(found).envelope);

test('H20: what the sweeper settles by itself is recorded, what the buyer’s own request settled is not', async () => {
  const [buyer, courseId, other] = [await world.verifiedPerson(), await world.course(), await world.course()];
  const direct = await purchase(world, buyer, { courseId: other, idempotencyKey: 'direct' });
  await world.controls.fault({ kind: 'reset_before', operation: 'payment_intents.create', times: 2 });
  const lost = await purchase(world, buyer, { courseId, idempotencyKey: 'lost' });
  await world.controls.clearFaults();
  expect([direct.transaction?.status, lost.transaction?.status]).toEqual(['COMPLETED', 'PENDING']);
  clock.advance(35_000);
  await world.running().settleDue();

  expect(await auditedOf(direct.transaction?.id)).toEqual([]);
  expect(await auditedOf(lost.transaction?.id)).toEqual([
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

test('H20: what nobody paid in time is closed by the system, and that is recorded', async () => {
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
  const waiting = await purchase(world, buyer, { courseId, idempotencyKey: 'waiting', payment: { paymentMethodId: null } });
  clock.advance(25 * 60 * 60 * 1000);
  await world.running().settleDue();

  expect(await auditedOf(waiting.transaction?.id)).toMatchObject([
    { actor: { kind: 'system', name: 'sweeper' }, payload: { action: 'TRANSACTION_CANCELED', subjectId: waiting.transaction?.id } },
  ]);
});
