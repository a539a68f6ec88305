import { expect, test } from 'vitest';
import { exportRequested } from '#events/auth.ts';
import { answeredExport } from '#shared/tests/privacy/answeredExport.ts';
import { enrolled, registered, startCommunity, testNow } from './kit.ts';

const requested = (exportId: string, userId: string) =>
  exportRequested.draft({
    aggregateId: exportId,
    sequence: 0,
    occurredAt: testNow,
    payload: { exportId, userId, requestedAt: testNow.toISOString() },
  });

test('H17: asked for a copy of a person it tells that person’s notifications, and no word of another’s', async () => {
  const { connection, receive } = await startCommunity();
  await receive(registered());
  await receive(registered({ userId: 'usr_other_learner' }));
  await receive(enrolled());
  await receive(enrolled({ enrollmentId: 'enr_2', learnerId: 'usr_other_learner', title: 'Un autre cours' }));

  await receive(requested('dex_1', 'usr_learner'));

  const { parts, collections, text } = await answeredExport({ connection, exportId: 'dex_1' });
  expect(parts.map(({ type, userId, index, isLast }) => [type, userId, index, isLast])).toEqual([
    ['community.export.part', 'usr_learner', 0, true],
  ]);
  expect(collections['notifications']?.map(({ ownerId, kind }) => [ownerId, kind]).sort()).toEqual([
    ['usr_learner', 'ACCOUNT'],
    ['usr_learner', 'ENROLLMENT'],
  ]);
  expect(text).not.toMatch(/usr_other_learner|enr_2|Un autre cours/);
});

test('of somebody unknown it says that it holds nothing', async () => {
  const { connection, receive } = await startCommunity();
  await receive(registered());

  await receive(requested('dex_2', 'usr_nobody'));

  const { collections } = await answeredExport({ connection, exportId: 'dex_2' });
  expect(collections).toEqual({ notifications: [] });
});
