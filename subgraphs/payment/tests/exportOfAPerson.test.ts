import { expect, onTestFinished, test } from 'vitest';
import { exportRequested } from '#events/auth.ts';
import { answeredExport } from '#shared/tests/privacy/answeredExport.ts';
import { purchase, startPayment } from './kit.ts';

test('an export holds the person’s purchases and entitlements, and nothing of another person', { tags: ['H17'] }, async () => {
  const world = await startPayment();
  onTestFinished(() => world.stop());
  const [buyer, other] = [await world.verifiedBuyer(), await world.verifiedBuyer()];
  const courseId = await world.course();
  await world.course({ ownerId: buyer.userId });
  for (const person of [buyer, other]) await purchase(world, person, { courseId });
  const [theirs] = await world.rowsOf('transactions', { buyerId: other.userId });

  await world.deliver(
    exportRequested.draft({
      aggregateId: 'dex_1',
      sequence: 0,
      occurredAt: new Date(),
      payload: { exportId: 'dex_1', userId: buyer.userId, requestedAt: new Date().toISOString() },
    }),
  );

  const { parts, collections, text } = await answeredExport({ connection: world.process().connection, exportId: 'dex_1' });
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
