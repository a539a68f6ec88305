import { expect, test } from 'vitest';
import { exportRequested } from '#events/auth.ts';
import { answeredExport } from '#shared/tests/privacy/answeredExport.ts';
import { enrolled, granted, noon, offer, startWithCourse } from './kit.ts';

test('the export of a person holds their questions, answers and rights, and nothing of other people', { tags: ['H17'] }, async () => {
  const ai = await startWithCourse();
  await ai.deliverAll([
    offer({ courseId: 'crs_own', ownerId: 'usr_learner' }),
    enrolled({}),
    granted({}),
    enrolled({ enrollmentId: 'enr_2', learnerId: 'usr_other_learner' }),
    granted({ entitlementId: 'ent_2', userId: 'usr_other_learner' }),
  ]);
  await ai.askAssistant('learner', { question: 'Que fait git merge ?' });
  await ai.askAssistant('otherLearner', { question: 'Que fait git rebase, mirabelle ?' });

  const payload = { exportId: 'dex_1', userId: 'usr_learner', requestedAt: noon.toISOString() };
  await ai.deliver(exportRequested.draft({ aggregateId: 'dex_1', sequence: 0, occurredAt: noon, payload }));

  const { parts, collections, text } = await answeredExport({ connection: ai.connection, exportId: 'dex_1' });
  expect(parts.map(({ type, userId }) => [type, userId])).toEqual([['ai.export.part', 'usr_learner']]);
  expect(Object.entries(collections).map(([name, rows]) => [name, rows.length])).toEqual([
    ['assistantThreads', 1],
    ['assistantMessages', 2],
    ['enrollments', 1],
    ['entitlements', 1],
    ['courseOffers', 1],
  ]);
  expect(collections['assistantMessages']?.find(({ role }) => role === 'USER')).toMatchObject({
    ownerId: 'usr_learner',
    text: 'Que fait git merge ?',
  });
  expect(text).not.toMatch(/usr_other_learner|enr_2|ent_2|mirabelle/);
});
