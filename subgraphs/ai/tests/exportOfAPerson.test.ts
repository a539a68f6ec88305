import { expect, test } from 'vitest';
import { exportRequested } from '#events/auth.ts';
import { answeredExport } from '#shared/tests/privacy/answeredExport.ts';
import { ask, deliverAll, enrolled, gitCourse, granted, learner, noon, offer, otherLearner, startAi } from './kit.ts';

const requested = (exportId: string, userId: string) =>
  exportRequested.draft({
    aggregateId: exportId,
    sequence: 0,
    occurredAt: noon,
    payload: { exportId, userId, requestedAt: noon.toISOString() },
  });

test('H17: asked for a copy of a person it tells their questions and answers and their rights, and no word of another’s', async () => {
  const ai = await startAi();
  await deliverAll(ai, [...gitCourse, offer({ courseId: 'crs_own', ownerId: 'usr_learner' })]);
  await deliverAll(ai, [enrolled(), granted()]);
  await deliverAll(ai, [
    enrolled({ enrollmentId: 'enr_2', learnerId: 'usr_other' }),
    granted({ entitlementId: 'ent_2', userId: 'usr_other' }),
  ]);
  await ask(ai, learner, { question: 'Que fait git merge ?' });
  await ask(ai, otherLearner, { question: 'Que fait git rebase, mirabelle ?' });

  await ai.deliver(requested('dex_1', 'usr_learner'));

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
  expect(text).not.toMatch(/usr_other|enr_2|ent_2|mirabelle/);
});
