import { expect, test } from 'vitest';
import { erasureAsked, erasureConfirmed } from '#events/erasure.ts';
import type { OutboxRow } from '#shared/events/outbox.collection.ts';
import { ask, completed, deliverAll, enrolled, gitCourse, granted, learner, noon, otherLearner, startAi } from './kit.ts';
import type { Ai } from './kit.ts';

const userId = 'usr_learner';
const told = { aggregateId: userId, sequence: 9, occurredAt: noon };
const asked = erasureAsked.draft({ ...told, payload: { erasureId: 'job_1', userId, askedAt: noon.toISOString() } });
const confirmed = erasureConfirmed.draft({ ...told, payload: { erasureId: 'job_1', userId, confirmedAt: noon.toISOString() } });

const collections = ['assistantThreads', 'assistantMessages', 'enrollments', 'entitlements'];
const countsOf = (ai: Ai) => Promise.all(collections.map((name) => ai.rowCount(name)));
const saidBy = async (ai: Ai) =>
  (await ai.connection.collection<OutboxRow>('outbox').find().sort({ _id: 1 }).toArray()).map(({ envelope }) => envelope.type);
const isDone = (ai: Ai) => expect.poll(() => saidBy(ai)).toContain('ai.erasure.completed');

test('H18 asked, it is ready and changes nothing; confirmed, questions, answers and rights are gone, and nobody else’s', async () => {
  const ai = await startAi();
  const others = { learnerId: 'usr_other', enrollmentId: 'enr_2' };
  await deliverAll(ai, [...gitCourse, enrolled(), granted(), enrolled(others), granted({ entitlementId: 'ent_2', userId: 'usr_other' })]);
  const { thread } = await ask(ai, learner, { question: 'À quoi sert git merge ?' });
  await ask(ai, learner, { question: 'Et git rebase ?', threadId: thread?.id ?? '' });
  await ask(ai, learner, { question: 'Une recette de tarte ?' });
  await ask(ai, otherLearner, { question: 'À quoi sert git merge ?' });
  expect(await countsOf(ai)).toEqual([3, 8, 2, 2]);

  await ai.deliver(asked);
  expect([await saidBy(ai), await countsOf(ai)]).toEqual([['ai.erasure.answered'], [3, 8, 2, 2]]);

  await ai.deliver(confirmed);
  await isDone(ai);
  expect(await countsOf(ai)).toEqual([1, 2, 1, 1]);
  const [left] = await ai.connection.collection('assistantThreads').find().toArray();
  expect(left).toMatchObject({ ownerId: 'usr_other' });
});

test('H18 whatever comes after it keeps nothing, and counts for no trend', async () => {
  const ai = await startAi();
  await deliverAll(ai, [...gitCourse, confirmed]);
  await deliverAll(ai, [enrolled(), completed(), granted(), confirmed]);
  await isDone(ai);
  expect([await countsOf(ai), await ai.rowCount('courseTrends')]).toEqual([[0, 0, 0, 0], 0]);
});
