import { expect, test } from 'vitest';
import { erasureAsked, erasureConfirmed } from '#events/erasure.ts';
import type { OutboxRow } from '#shared/events/outbox.collection.ts';
import { testNow } from '#shared/tests/kit/callers.ts';
import { at, completed, enrolled, registered, settled, startCommunity } from './kit.ts';
import type { Community } from './kit.ts';

const userId = 'usr_learner';
const told = { aggregateId: userId, sequence: 9, occurredAt: testNow };
const asked = erasureAsked.draft({ ...told, payload: { erasureId: 'job_1', userId, askedAt: testNow.toISOString() } });
const confirmed = erasureConfirmed.draft({ ...told, payload: { erasureId: 'job_1', userId, confirmedAt: testNow.toISOString() } });

const ownersOf = async ({ connection }: Community) =>
  (await connection.collection('notifications').find().sort({ ownerId: 1 }).toArray()).map(({ ownerId }) => String(ownerId));
const saidBy = async ({ connection }: Community) =>
  (await connection.collection<OutboxRow>('outbox').find().sort({ _id: 1 }).toArray()).map(({ envelope }) => ({
    type: envelope.type,
    payload: envelope.payload,
  }));
const isDone = (community: Community) =>
  expect.poll(async () => (await saidBy(community)).map(({ type }) => type)).toContain('community.erasure.completed');

test(
  'asked, it is ready and changes nothing; confirmed, the person’s notifications are gone and nobody else’s',
  { tags: ['H18'] },
  async () => {
    const community = await startCommunity();
    for (const draft of [registered(), enrolled(), completed(), registered({ userId: 'usr_other_learner' })])
      await community.deliver(draft);
    await community.deliver(asked);
    expect(await saidBy(community)).toMatchObject([
      { type: 'community.erasure.answered', payload: { erasureId: 'job_1', userId, blockers: [] } },
    ]);
    expect(await ownersOf(community)).toMatchObject([userId, userId, userId, 'usr_other_learner']);

    await community.deliver(confirmed);
    await isDone(community);
    expect(await ownersOf(community)).toMatchObject(['usr_other_learner']);
  },
);

test(
  'whatever comes after it, in whichever order, makes no new notification; and a repetition is harmless',
  { tags: ['H18'] },
  async () => {
    const community = await startCommunity();
    await community.deliver(confirmed);
    for (const draft of [registered(), enrolled(), completed({ when: at(5) }), settled({ buyerId: userId })])
      await community.deliver(draft);
    await community.deliver(confirmed);
    await isDone(community);
    expect(await ownersOf(community)).toMatchObject([]);
    await community.deliver(enrolled({ learnerId: 'usr_other_learner', enrollmentId: 'enr_2' }));
    expect(await ownersOf(community)).toMatchObject(['usr_other_learner']);
  },
);

test('20 000 notifications go, a few hundred at a time', { tags: ['H18'] }, async () => {
  const community = await startCommunity();
  const row = { kind: 'ACCOUNT', occasion: { what: 'ACCOUNT_OPENED' }, isRead: false, readAt: null, createdAt: testNow };
  const rows = Array.from({ length: 20_000 }, (_, index) => ({ ...row, ownerId: userId, eventKey: `${index}` }));
  await community.connection.collection('notifications').insertMany(rows);
  await community.deliver(confirmed);
  await isDone(community);
  expect(await ownersOf(community)).toMatchObject([]);
});

test('what a request under way left behind goes in the second pass, and then the work is over', { tags: ['H18'] }, async () => {
  const community = await startCommunity();
  await community.deliver(confirmed);
  await isDone(community);
  const late = { kind: 'ACCOUNT', occasion: { what: 'ACCOUNT_OPENED' }, isRead: false, readAt: null, createdAt: testNow };
  await community.connection.collection('notifications').insertOne({ ...late, ownerId: userId, eventKey: 'late' });
  community.clock.advance(90_000);
  await expect.poll(() => ownersOf(community)).toMatchObject([]);
  const tombstone = () => community.connection.collection('erasedPeople').findOne({ erasureId: 'job_1' });
  await expect.poll(tombstone).toMatchObject({ _id: userId, passes: 2, nextPassAt: null });
  expect((await saidBy(community)).filter(({ type }) => type === 'community.erasure.completed')).toHaveLength(1);
});
