import { expect, onTestFinished, test } from 'vitest';
import { exportRequested } from '#events/auth.ts';
import { answeredExport } from '#shared/tests/privacy/answeredExport.ts';
import { purchase, startWorld } from './kit.ts';

test('H17: asked for a copy of a person it tells their purchases and rights, and no word of another’s', async () => {
  const world = await startWorld();
  onTestFinished(() => world.stop());
  const [buyer, other] = [await world.verifiedPerson(), await world.verifiedPerson()];
  const courseId = await world.course();
  await world.course({ ownerId: buyer.userId });
  for (const person of [buyer, other]) await purchase(world, person, { courseId });
  const [theirs] = await world.connection.collection('transactions').find({ buyerId: other.userId }).toArray();

  await world.sendEvent(
    exportRequested.draft({
      aggregateId: 'dex_1',
      sequence: 0,
      occurredAt: new Date(),
      payload: { exportId: 'dex_1', userId: buyer.userId, requestedAt: new Date().toISOString() },
    }),
  );

  const { parts, collections, text } = await answeredExport({ connection: world.connection, exportId: 'dex_1' });
  expect(parts.map(({ type, userId }) => [type, userId])).toEqual([['payment.export.part', buyer.userId]]);
  expect(Object.entries(collections).map(([name, rows]) => [name, rows.length])).toEqual([
    ['transactions', 1],
    ['checkouts', 1],
    ['holdings', 1],
    ['entitlements', 1],
    ['idempotencyKeys', 1],
    ['verifiedBuyers', 1],
    ['offers', 1],
  ]);
  expect(collections['transactions']?.[0]).toMatchObject({ buyerId: buyer.userId, status: 'COMPLETED', totalMinor: 4_900 });
  expect([other.userId, String(theirs?._id)].filter((word) => text.includes(word))).toEqual([]);
});
