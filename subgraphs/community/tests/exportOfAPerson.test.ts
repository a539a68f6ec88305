import { expect, test } from 'vitest';
import { exportRequested } from '#events/auth.ts';
import { answeredExport } from '#shared/tests/privacy/answeredExport.ts';
import { testNow } from '#shared/tests/kit/callers.ts';
import { enrolled, registered, startCommunity } from './kit.ts';

const requested = (exportId: string, userId: string) =>
  exportRequested.draft({
    aggregateId: exportId,
    sequence: 0,
    occurredAt: testNow,
    payload: { exportId, userId, requestedAt: testNow.toISOString() },
  });

test('asked for a copy of a person it tells that person’s notifications, and no word of another’s', { tags: ['H17'] }, async () => {
  const { connection, deliver } = await startCommunity();
  await deliver(registered());
  await deliver(registered({ userId: 'usr_other_learner' }));
  await deliver(enrolled());
  await deliver(enrolled({ enrollmentId: 'enr_2', learnerId: 'usr_other_learner', title: 'Un autre cours' }));

  await deliver(requested('dex_1', 'usr_learner'));

  const { parts, collections, text } = await answeredExport({ connection, exportId: 'dex_1' });
  expect(parts.map(({ type, userId, index, isLast }) => [type, userId, index, isLast])).toMatchObject([
    ['community.export.part', 'usr_learner', 0, true],
  ]);
  expect(collections['notifications']?.map(({ ownerId, kind }) => [ownerId, kind]).sort()).toMatchObject([
    ['usr_learner', 'ACCOUNT'],
    ['usr_learner', 'ENROLLMENT'],
  ]);
  expect(text).not.toMatch(/usr_other_learner|enr_2|Un autre cours/);
});

test('of somebody unknown it says that it holds nothing', async () => {
  const { connection, deliver } = await startCommunity();
  await deliver(registered());

  await deliver(requested('dex_2', 'usr_nobody'));

  const { collections } = await answeredExport({ connection, exportId: 'dex_2' });
  expect(collections).toEqual({ notifications: [] });
});
