import { expect, test } from 'vitest';
import { erasureAnswers, erasureAsked, erasureConfirmed } from '#events/erasure.ts';
import { completed, enrolled, gitCourse, granted, noon, startAi, startWithCourse } from './kit.ts';
import type { Ai } from './kit.ts';

const userId = 'usr_learner';
const head = { aggregateId: userId, sequence: 9, occurredAt: noon };
const asked = erasureAsked.draft({ ...head, payload: { erasureId: 'job_1', userId, askedAt: noon.toISOString() } });
const confirmed = erasureConfirmed.draft({ ...head, payload: { erasureId: 'job_1', userId, confirmedAt: noon.toISOString() } });

const countsOf = ({ subgraph: { stores } }: Ai) =>
  Promise.all([
    stores.threads.countDocuments(),
    stores.messages.countDocuments(),
    stores.enrollments.countDocuments(),
    stores.entitlements.countDocuments(),
  ]);
const untilErased = (ai: Ai) => expect.poll(() => ai.published(erasureAnswers.ai.completed)).toHaveLength(1);

test(
  'a confirmed erasure deletes the questions, answers and rights of one person; a requested erasure deletes nothing',
  { tags: ['H18'] },
  async () => {
    const ai = await startWithCourse();
    await ai.deliverAll([
      enrolled({}),
      granted({}),
      enrolled({ learnerId: 'usr_other_learner', enrollmentId: 'enr_2' }),
      granted({ userId: 'usr_other_learner', entitlementId: 'ent_2' }),
    ]);
    const { thread } = await ai.askAssistant('learner', { question: 'À quoi sert git merge ?' });
    await ai.askAssistant('learner', { question: 'Et git rebase ?', threadId: thread?.id ?? '' });
    await ai.askAssistant('learner', { question: 'Une recette de tarte ?' });
    await ai.askAssistant('otherLearner', { question: 'À quoi sert git merge ?' });
    expect(await countsOf(ai)).toEqual([3, 8, 2, 2]);

    await ai.deliver(asked);
    expect(await ai.published(erasureAnswers.ai.answered)).toMatchObject([{ payload: { erasureId: 'job_1', userId, blockers: [] } }]);
    expect([await ai.published(erasureAnswers.ai.completed), await countsOf(ai)]).toEqual([[], [3, 8, 2, 2]]);

    await ai.deliver(confirmed);
    await untilErased(ai);
    expect(await countsOf(ai)).toEqual([1, 2, 1, 1]);
    expect(await ai.subgraph.stores.threads.find().lean()).toMatchObject([{ ownerId: 'usr_other_learner' }]);
  },
);

test('events that arrive after an erasure store nothing and count for no trend', { tags: ['H18'] }, async () => {
  const ai = await startAi();
  await ai.deliverAll([...gitCourse, confirmed, enrolled({}), completed({}), granted({}), confirmed]);
  await untilErased(ai);
  expect([await countsOf(ai), await ai.subgraph.stores.courseTrends.countDocuments()]).toEqual([[0, 0, 0, 0], 0]);
});
